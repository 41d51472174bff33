import { failure, type Result, success } from "../result.ts";
import { offsetOfJsonError } from "./json-error.ts";

/** Deepest nesting of arrays and objects that a file of ours can have, with room to spare. */
const deepest = 64;

/**
 * UTF-16 code units up to which a text is parsed before its depth is known: the engine parses without recursion,
 * and what so little text can hold is small.
 */
const shortText = 100_000;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses JSON that may come from anyone. Refused, with a sentence naming `name` and the line: what is
 * no JSON, what is nested so deep that working on it would exhaust the stack, and keys that could
 * reach an object's prototype (rule F15).
 */
export function parseJson(text: string, name: string): Result<unknown> {
	const parsed = parseText(text, name);
	return parsed.ok ? harmless(parsed.value, name) : parsed;
}

/** As `parseJson`, but nobody has looked at the value yet: it goes through {@link harmless} before anything else. */
export function parseText(text: string, name: string): Result<unknown> {
	if (text.length > shortText && nestingDepth(text) > deepest) return tooDeep(name);
	try {
		return success(JSON.parse(text));
	} catch {
		if (nestingDepth(text) > deepest) return tooDeep(name);
		return failure("broken-file", `${name} is not whole JSON: ${whatIsWrong(text)}.`);
	}
}

/** A value just parsed, refused where it is nested too deep or has a key that could reach a prototype. */
export function harmless(value: unknown, name: string): Result<unknown> {
	const harm = findHarm(value, deepest);
	if (harm === "") return tooDeep(name);
	return harm === null
		? success(value)
		: failure("broken-file", `${name} has a field named “${harm}”, which is refused.`);
}

function tooDeep(name: string): Result<never> {
	return failure(
		"broken-file",
		`${name} is nested more than ${deepest} levels deep, which no Parallax file is.`,
	);
}

/** A forbidden key somewhere in a value, the empty text where it is nested deeper than `levels`, else null. */
export function findHarm(value: unknown, levels: number): string | null {
	if (value === null || typeof value !== "object") return null;
	if (levels === 0) return "";
	for (const key in value) {
		if (forbiddenKeys.has(key)) return key;
		const found = findHarm((value as Record<string, unknown>)[key], levels - 1);
		if (found !== null) return found;
	}
	return null;
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

function whatIsWrong(text: string): string {
	if (text.trim() === "") return "it is empty";
	// The engine's own message names a place only sometimes, and quotes the file, which a log must not hold.
	const line = text.slice(0, offsetOfJsonError(text)).split("\n").length;
	return `something is wrong on line ${line}`;
}
