import { failure, type Result, success } from "../result.ts";

/** Deepest nesting of arrays and objects that a file of ours can have, with room to spare. */
const deepest = 64;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses JSON that may come from anyone. Refused, with a sentence naming `name` and the line: what is
 * no JSON, what is nested so deep that working on it would exhaust the stack, and keys that could
 * reach an object's prototype (rule F15).
 */
export function parseJson(text: string, name: string): Result<unknown> {
	if (nestingDepth(text) > deepest) {
		return failure("broken-file", `${name} is nested more than ${deepest} levels deep, which no Parallax file is.`);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return failure("broken-file", `${name} is not whole JSON${placeOf(error, text)}.`);
	}
	const key = findForbiddenKey(value);
	if (key !== null) return failure("broken-file", `${name} has a field named “${key}”, which is refused.`);
	return success(value);
}

/** How deep arrays and objects are nested, found without parsing: brackets inside strings do not count. */
function nestingDepth(text: string): number {
	let depth = 0;
	let most = 0;
	let inString = false;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (inString) {
			if (code === 0x5c) index++;
			else if (code === 0x22) inString = false;
		} else if (code === 0x22) inString = true;
		else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
		else if (code === 0x5d || code === 0x7d) depth--;
	}
	return most;
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

function placeOf(error: unknown, text: string): string {
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
	const offset = position === undefined ? text.length : Number(position);
	const line = text.slice(0, offset).split("\n").length;
	return text.trim() === "" ? ": it is empty" : `: something is wrong on line ${line}`;
}
