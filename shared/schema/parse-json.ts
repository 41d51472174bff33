import { failure, type Result, success } from "../result.ts";
import { offsetOfJsonError } from "./json-error.ts";

/** Deepest nesting of arrays and objects that a file of ours can have, with room to spare. */
export const deepest = 64;

/**
 * Most values that a file of ours can have, with room to spare: a real one has fewer however large it is. Millions
 * of the smallest fit into the largest file, and would cost a minute and gigabytes to take in.
 */
const mostValues = 3_000_000;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses JSON that may come from anyone. Refused, with a sentence naming `name` and the line: what is
 * no JSON, what is nested so deep that working on it would exhaust the stack, what has so many values that
 * it would exhaust the memory, and keys that could reach an object's prototype (rule F15). Of two members with
 * one name the last counts.
 *
 * @param levels How deep it may be nested.
 */
export function parseJson(text: string, name: string, levels = deepest): Result<unknown> {
	const { depth, values } = extentOf(text);
	if (depth > levels) {
		return failure(
			"broken-file",
			`${name} is nested more than ${levels} levels deep, which no Parallax file is.`,
		);
	}
	if (values > mostValues) {
		return failure(
			"broken-file",
			`${name} holds more than ${mostValues.toLocaleString("en")} values, which no Parallax file does.`,
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

/**
 * How deep arrays and objects are nested and how many values there are at most, found without parsing: brackets and
 * commas inside strings do not count.
 */
function extentOf(text: string): { readonly depth: number; readonly values: number } {
	let open = 0;
	let depth = 0;
	let values = 1;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 0x22) index = closingQuote(text, index);
		else if (code === 0x2c) values++;
		else if (code === 0x5b || code === 0x7b) {
			values++;
			depth = Math.max(depth, ++open);
		} else if (code === 0x5d || code === 0x7d) open--;
	}
	return { depth, values };
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
	const isList = Array.isArray(value);
	if (!isList) for (const key of Object.keys(value)) if (forbiddenKeys.has(key)) return key;
	for (const member of isList ? value : Object.values(value)) {
		const found = findForbiddenKey(member);
		if (found !== null) return found;
	}
	return null;
}

function whatIsWrong(text: string): string {
	if (text.trim() === "") return "it is empty";
	// The engine's own message names a place only sometimes, and quotes the file, which a log must not hold.
	const offset = offsetOfJsonError(text);
	let line = 1;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
	return `something is wrong on line ${line}`;
}
