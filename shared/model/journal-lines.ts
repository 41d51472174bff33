import { failure, type Result, success } from "../result.ts";
import { fits } from "../schema/fits.ts";
import { type ChangeLine, changeLine, noLine, segmentHeader } from "../schema/journal.ts";
import { deepest, parseJson } from "../schema/parse-json.ts";
import { firstIssue } from "../schema/read-file.ts";
import type { Change } from "./change.ts";

/** SHA-256 of a text in UTF-8, lowercase hexadecimal; the caller owns the hash. */
export type HashText = (text: string) => string;

/** What is wrong with a line of a segment. */
export interface LineProblem {
	/** Counted from 1. */
	readonly line: number;
	/** `line`: the line cannot be used. `chain`: it can, but does not name the line before it. */
	readonly kind: "line" | "chain";
	/** A sentence that names file and line. */
	readonly message: string;
}

/** A segment of a journal as read: every whole change in it, and what is wrong with the rest. */
export interface ReadSegment {
	readonly changes: readonly Change[];
	/** SHA-256 of the last whole line, what the next line names as `previous`. */
	readonly last: string;
	/** Lines up to the last whole one: what stands behind was never acknowledged. */
	readonly wholeLines: number;
	/**
	 * Whether nothing may follow here: broken lines, line feed and all, stand behind the last whole one, which no
	 * torn write leaves, or the first line is broken.
	 */
	readonly hasBrokenEnd: boolean;
	readonly problems: readonly LineProblem[];
}

/** The first line of a segment, without its line feed. `previous`: hash of the last line of the segment before. */
export function headerText(layerId: string, segment: number, previous: string): string {
	return JSON.stringify({ format: "parallax/journal", version: 1, layerId, segment, previous });
}

/** The line of a change, without its line feed. `previous`: hash of the line before. */
export function changeText(change: Change, previous: string): string {
	const { seq, action, label, at, undoes, edits } = change;
	return JSON.stringify({ seq, action, label: label.slice(0, 2_000), at, undoes, edits, previous });
}

/** How a line ends that tells that it is as it was written: with the start of the hash of the line without this. */
const checkAtEnd = /^,"check":"([0-9a-f]{16})"\}$/;
const checkLength = 28;

/** A change's line that carries a check of itself, so that what a disk has altered in it is noticed. */
export function checkedLine(line: string, hash: HashText): string {
	return `${line.slice(0, -1)},"check":"${hash(line).slice(0, 16)}"}`;
}

/**
 * Reads a segment's text (rule F11). Refused where it is another layer's or of a newer format.
 * A line that is torn at the end was never acknowledged and is passed over; a broken line elsewhere, also the
 * first, or one that does not name the line before it, is told and costs itself only.
 *
 * @param name The file's name, for sentences.
 * @param previous Hash of the last line of the segment before; null when that is not known.
 */
export function readSegment(
	text: string,
	name: string,
	layerId: string,
	previous: string | null,
	hash: HashText,
): Result<ReadSegment> {
	const lines = text.split("\n");
	// What follows the last line feed is torn, or nothing.
	lines.pop();
	const [first = ""] = lines;
	const header = readHeader(first, name, layerId, lines[1], hash);
	if (!header.ok && header.problem.code !== "broken-file") return header;
	const problems: LineProblem[] = header.ok ? [] : [lineProblem(1, header.problem.message)];
	if (header.ok && previous !== null && header.value !== previous)
		problems.push(breaksChain(1, `${name}, line 1: it does not follow from the segment before.`));
	const changes: Change[] = [];
	let expected = hash(first);
	let last = expected;
	let wholeLines = 1;
	let broken: LineProblem[] = [];
	for (const [index, line] of lines.entries()) {
		if (index === 0) continue;
		const place = `${name}, line ${index + 1}`;
		const read = readChange(line, place, hash);
		if (!read.ok) broken.push(lineProblem(index + 1, read.problem.message));
		else {
			problems.push(...broken);
			broken = [];
			if (read.value.previous !== expected)
				problems.push(breaksChain(index + 1, `${place}: it does not follow from the line before.`));
			changes.push(read.value.change);
			wholeLines = index + 1;
			last = hash(line);
		}
		expected = hash(line);
	}
	const hasBrokenEnd = broken.length > 0 || !header.ok;
	return success({ changes, last, wholeLines, hasBrokenEnd, problems: [...problems, ...broken] });
}

function lineProblem(line: number, message: string): LineProblem {
	return { line, kind: "line", message };
}

function breaksChain(line: number, message: string): LineProblem {
	return { line, kind: "chain", message };
}

/** What the first line names as the line before it. Broken: the lines after it can be read all the same. */
function readHeader(
	line: string,
	name: string,
	layerId: string,
	next: string | undefined,
	hash: HashText,
): Result<string> {
	const parsed = parseJson(line, `${name}, line 1`);
	if (!parsed.ok) return parsed;
	const version = (parsed.value as { version?: unknown } | null)?.version;
	if (typeof version === "number" && version > 1)
		return failure("newer-format", `${name} was written by a newer Parallax. It is left as it is.`);
	const header = segmentHeader.safeParse(parsed.value);
	if (!header.success) return failure("broken-file", `${name}, line 1: ${firstIssue(header.error)}.`);
	if (header.data.layerId === layerId) return success(header.data.previous);
	// Where the next line names another one, this line is not as it was written.
	const isAltered = next !== undefined && !next.includes(`"previous":"${hash(line)}"`);
	return failure(isAltered ? "broken-file" : "not-yours", `${name} is the journal of another layer.`);
}

function readChange(
	line: string,
	name: string,
	hash: HashText,
): Result<{ change: Change; previous: string }> {
	// A record lies one level deeper here than in its file, and whatever a file can hold must be read back.
	const parsed = parseJson(line, name, deepest + 1);
	if (!parsed.ok) return parsed;
	const read = fits(changeLine, parsed.value) ? null : changeLine.safeParse(parsed.value);
	if (read?.success === false) return failure("broken-file", `${name}: ${firstIssue(read.error)}.`);
	const { previous, check: _check, ...change } = (read?.data ?? parsed.value) as ChangeLine;
	const [, check] = checkAtEnd.exec(line.slice(-checkLength)) ?? [];
	if (check !== undefined && !hash(`${line.slice(0, -checkLength)}}`).startsWith(check))
		return failure("broken-file", `${name}: it is not as it was written.`);
	return success({ change: change as unknown as Change, previous });
}

/** What the first line of a journal names as the line before it. */
export const firstPrevious = noLine;
