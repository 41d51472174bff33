import { failure, type Result, success } from "../result.ts";
import { offsetOfJsonError } from "./json-error.ts";

/** Deepest nesting of arrays and objects that a file of ours can have, with room to spare. */
export const deepest = 64;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses JSON that may come from anyone. Refused, with a sentence naming `name` and the line: what is
 * no JSON, what is nested so deep that working on it would exhaust the stack, and keys that could
 * reach an object's prototype (rule F15).
 *
 * @param levels How deep it may be nested.
 */
export function parseJson(text: string, name: string, levels = deepest): Result<unknown> {
	if (nestingDepth(text) > levels) {
		return failure(
			"broken-file",
			`${name} is nested more than ${levels} levels deep, which no Parallax file is.`,
		);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return failure("broken-file", `${name} is not whole JSON: ${whatIsWrong(text)}.`);
	}
	const key = findForbiddenKey(value);
	if (key !== null) return failure("broken-file", `${name} has a field named “${key}”, which is refused.`);
	return success(value);
}

/** How deep arrays and objects are nested, found without parsing: brackets inside strings do not count. */
function nestingDepth(text: string): number {
	let depth = 0;
	let most = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 0x22) index = closingQuote(text, index);
		else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
		else if (code === 0x5d || code === 0x7d) depth--;
	}
	return most;
}

/** Where the string that opens at `index` closes, or the text's length. */
function closingQuote(text: string, index: number): number {
	for (let at = index + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x22) return at;
		if (code === 0x5c) at++;
	}
	return text.length;
}

function findForbiddenKey(value: unknown): string | null {
	if (value === null || typeof value !== "object") return null;
	for (const [key, member] of Object.entries(value)) {
		if (forbiddenKeys.has(key)) return key;
		const found = findForbiddenKey(member);
		if (found !== null) return found;
	}
	return null;
}

function whatIsWrong(text: string): string {
	if (text.trim() === "") return "it is empty";
	// The engine's own message names a place only sometimes, and quotes the file, which a log must not hold.
	const line = text.slice(0, offsetOfJsonError(text)).split("\n").length;
	return `something is wrong on line ${line}`;
}
