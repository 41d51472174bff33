import { failure, type Result, success } from "../result.ts";
import { fits } from "../schema/fits.ts";
import { type ChangeLine, changeLine, noLine, segmentHeader } from "../schema/journal.ts";
import { parseJson } from "../schema/parse-json.ts";
import { firstIssue } from "../schema/read-file.ts";
import type { Change } from "./change.ts";

/** SHA-256 of a text in UTF-8, lowercase hexadecimal; the caller owns the hash. */
export type HashText = (text: string) => string;

/** A segment of a journal as read: every whole change in it, and what is wrong with the rest. */
export interface ReadSegment {
	readonly changes: readonly Change[];
	/** SHA-256 of the last whole line, what the next line names as `previous`. */
	readonly last: string;
	/** Lines up to the last whole one: what stands behind was never acknowledged. */
	readonly wholeLines: number;
	/** Whether broken lines, line feed and all, stand behind the last whole one: no torn write leaves that. */
	readonly hasBrokenEnd: boolean;
	/** Sentences, each naming a line. */
	readonly problems: readonly string[];
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

/**
 * Reads a segment's text (rule F11). Refused where it is another layer's, of a newer format, or no segment.
 * A line that is torn at the end was never acknowledged and is passed over; a broken line elsewhere, or one
 * that does not name the line before it, is told and costs itself only.
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
	const header = readHeader(first, name, layerId);
	if (!header.ok) return header;
	const problems: string[] = [];
	if (previous !== null && header.value !== previous)
		problems.push(`${name}, line 1: it does not follow from the segment before.`);
	const changes: Change[] = [];
	let expected = hash(first);
	let last = expected;
	let wholeLines = 1;
	let broken: string[] = [];
	for (const [index, line] of lines.entries()) {
		if (index === 0) continue;
		const read = readChange(line, `${name}, line ${index + 1}`);
		if (!read.ok) broken.push(read.problem.message);
		else {
			problems.push(...broken);
			broken = [];
			if (read.value.previous !== expected)
				problems.push(`${name}, line ${index + 1}: it does not follow from the line before.`);
			changes.push(read.value.change);
			wholeLines = index + 1;
			last = hash(line);
		}
		expected = hash(line);
	}
	const hasBrokenEnd = broken.length > 0;
	return success({ changes, last, wholeLines, hasBrokenEnd, problems: [...problems, ...broken] });
}

function readHeader(line: string, name: string, layerId: string): Result<string> {
	const parsed = parseJson(line, `${name}, line 1`);
	if (!parsed.ok) return parsed;
	const version = (parsed.value as { version?: unknown } | null)?.version;
	if (typeof version === "number" && version > 1)
		return failure("newer-format", `${name} was written by a newer Parallax. It is left as it is.`);
	const header = segmentHeader.safeParse(parsed.value);
	if (!header.success) return failure("broken-file", `${name}, line 1: ${firstIssue(header.error)}.`);
	if (header.data.layerId !== layerId)
		return failure("broken-file", `${name} is the journal of another layer.`);
	return success(header.data.previous);
}

function readChange(line: string, name: string): Result<{ change: Change; previous: string }> {
	const parsed = parseJson(line, name);
	if (!parsed.ok) return parsed;
	const read = fits(changeLine, parsed.value) ? null : changeLine.safeParse(parsed.value);
	if (read?.success === false) return failure("broken-file", `${name}: ${firstIssue(read.error)}.`);
	const { previous, ...change } = (read?.data ?? parsed.value) as ChangeLine;
	return success({ change: change as unknown as Change, previous });
}

/** What the first line of a journal names as the line before it. */
export const firstPrevious = noLine;
