import { type Span, widenToGraphemes } from "../anchor/span.ts";
import type { Excerpt } from "./results.ts";

/** UTF-16 code units shown before what was found, and behind it. */
const before = 48;
const behind = 90;

/** Longest excerpt of one mark that is longer itself. */
const longest = 400;

/** Up to so many units of a word are left out so that an excerpt begins or ends between words. */
const longestWord = 24;

/**
 * The piece of a text around what was found in it, cut between words and not beyond the lines that the marks stand in.
 *
 * @param marks Spans of the text, ascending and apart, at least one.
 */
export function excerptOf(text: string, marks: readonly Span[]): Excerpt {
	const start = marks[0]?.start ?? 0;
	const end = Math.min(marks.at(-1)?.end ?? text.length, start + longest);
	const line = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
	const next = text.indexOf("\n", end);
	const lineEnd = next < 0 ? text.length : next;
	const from = startOf(text, start, line);
	const to = endOf(text, end, lineEnd);
	return {
		start: from,
		text: text.slice(from, to),
		marks: marks.filter((mark) => mark.start < to),
		cutBefore: from > line,
		cutAfter: to < lineEnd,
	};
}

/** Where the excerpt of something at `found` begins, in a line that begins at `line`. */
function startOf(text: string, found: number, line: number): number {
	const rough = found - before;
	if (rough <= line) return line;
	const space = text.slice(rough, Math.min(rough + longestWord, found)).search(/\s/);
	return space < 0 ? widenToGraphemes(text, { start: rough, end: found }).start : rough + space + 1;
}

/** Where the excerpt of something that ends at `found` ends, in a line that ends at `line`. */
function endOf(text: string, found: number, line: number): number {
	const rough = found + behind;
	if (rough >= line) return line;
	const space = text.slice(Math.max(rough - longestWord, found), rough).search(/\s\S*$/);
	if (space >= 0) return Math.max(rough - longestWord, found) + space;
	return widenToGraphemes(text, { start: found, end: rough }).end;
}
