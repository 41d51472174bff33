import { failure, type Result, success } from "../result.ts";
import { offsetOfJsonError } from "./json-error.ts";

/** Deepest nesting of arrays and objects that a file of ours can have, with room to spare. */
export const deepest = 64;

/**
 * Most values that a file of ours can have, with room to spare: a real one has fewer however large it is. Millions
 * of the smallest fit into the largest file, and would cost a minute and gigabytes to take in.
 */
const mostValues = 3_000_000;

/**
 * UTF-16 code units up to which a text is parsed before its extent is known: the engine parses without recursion,
 * and what so little text can hold is small.
 */
const shortText = 100_000;

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
	const parsed = parseText(text, name, levels);
	return parsed.ok ? harmless(parsed.value, name, levels) : parsed;
}

/** As `parseJson`, but nobody has looked at the value yet: it goes through {@link harmless} before anything else. */
export function parseText(text: string, name: string, levels = deepest): Result<unknown> {
	const refused = text.length > shortText ? refusalOf(text, name, levels) : null;
	if (refused) return refused;
	try {
		return success(JSON.parse(text));
	} catch {
		return (
			refusalOf(text, name, levels) ??
			failure("broken-file", `${name} is not whole JSON: ${whatIsWrong(text)}.`)
		);
	}
}

/** A value just parsed, refused where it is nested too deep or has a key that could reach a prototype. */
export function harmless(value: unknown, name: string, levels = deepest): Result<unknown> {
	const harm = findHarm(value, levels);
	if (harm === null) return success(value);
	if (harm === tooDeep) return nestedTooDeep(name, levels);
	return failure("broken-file", `${name} has a field named “${harm}”, which is refused.`);
}

/** Why a text is not even to be parsed, or null. */
function refusalOf(text: string, name: string, levels: number): Result<never> | null {
	const { depth, values } = extentOf(text);
	if (depth > levels) return nestedTooDeep(name, levels);
	if (values <= mostValues) return null;
	const most = mostValues.toLocaleString("en");
	return failure("broken-file", `${name} holds more than ${most} values, which no Parallax file does.`);
}

function nestedTooDeep(name: string, levels: number): Result<never> {
	return failure(
		"broken-file",
		`${name} is nested more than ${levels} levels deep, which no Parallax file is.`,
	);
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

/** What {@link findHarm} says of a value that is nested too deep. No forbidden key is empty. */
const tooDeep = "";

/** A forbidden key somewhere in a value, or the empty text where it is nested deeper than `levels`; else null. */
export function findHarm(value: unknown, levels: number): string | null {
	if (value === null || typeof value !== "object") return null;
	if (levels === 0) return tooDeep;
	if (Array.isArray(value)) return firstHarm(value, levels - 1);
	for (const key in value) {
		if (forbiddenKeys.has(key)) return key;
		const found = findHarm((value as Record<string, unknown>)[key], levels - 1);
		if (found !== null) return found;
	}
	return null;
}

function firstHarm(list: readonly unknown[], levels: number): string | null {
	for (const member of list) {
		const found = findHarm(member, levels);
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
