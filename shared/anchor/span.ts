import type { Anchor } from "../schema/records.ts";

/** A range of a source's text in UTF-16 code units, end exclusive (rule F2). */
export interface Span {
	readonly start: number;
	readonly end: number;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** UTF-16 code units of context kept on each side of a quote. */
const contextLength = 32;

/** The span without white space at its ends; null when nothing else is in it. */
export function trimSpan(text: string, span: Span): Span | null {
	const words = text.slice(span.start, span.end);
	const start = span.start + (words.length - words.trimStart().length);
	const end = span.end - (words.length - words.trimEnd().length);
	return start < end ? { start, end } : null;
}

/**
 * The span widened to whole grapheme clusters (rule F2, UAX #29), so that no highlight begins or
 * ends inside an emoji or a letter and its accent.
 *
 * @param neighbourhood How far to look around each border, in UTF-16 code units; longer clusters exist
 * only as attacks, and are cut at a surrogate border.
 */
export function widenToGraphemes(text: string, span: Span, neighbourhood = 256): Span {
	return {
		start: graphemeBorder(text, span.start, "before", neighbourhood),
		end: graphemeBorder(text, span.end, "after", neighbourhood),
	};
}

/** The border of grapheme clusters at `offset`, or the nearest one on the given side of it. */
function graphemeBorder(
	text: string,
	offset: number,
	side: "before" | "after",
	neighbourhood: number,
): number {
	if (offset <= 0 || offset >= text.length || isBetweenAscii(text, offset)) return offset;
	const from = flagBorder(text, surrogateBorder(text, Math.max(0, offset - neighbourhood)));
	const window = text.slice(from, surrogateBorder(text, Math.min(text.length, offset + neighbourhood)));
	const cluster = graphemes.segment(window).containing(offset - from);
	if (!cluster || from + cluster.index === offset) return offset;
	return side === "before" ? from + cluster.index : from + cluster.index + cluster.segment.length;
}

/** Whether the characters at both sides join nothing: of ASCII only a carriage return and a line feed belong together. */
function isBetweenAscii(text: string, offset: number): boolean {
	const before = text.charCodeAt(offset - 1);
	return before < 0x80 && before !== 0x0d && text.charCodeAt(offset) < 0x80;
}

/**
 * The offset, or the border between flags before it: a flag is a pair of regional indicators, and where a
 * pair begins in a row of them shows only from the start of the row.
 */
function flagBorder(text: string, offset: number): number {
	let start = offset;
	while (isRegionalIndicator(text, start - 2)) start -= 2;
	return offset - ((offset - start) % 4);
}

function isRegionalIndicator(text: string, offset: number): boolean {
	const second = text.charCodeAt(offset + 1);
	return text.charCodeAt(offset) === 0xd83c && second >= 0xdde6 && second <= 0xddff;
}

function surrogateBorder(text: string, offset: number): number {
	return splitsSurrogates(text, offset) ? offset - 1 : offset;
}

function splitsSurrogates(text: string, offset: number): boolean {
	const before = text.charCodeAt(offset - 1);
	const after = text.charCodeAt(offset);
	return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** What ties a span to its text. The span must be valid in `text`; `textHash` is the text's SHA-256. */
export function describeSpan(text: string, span: Span, textHash: string): Anchor {
	const first = Math.max(0, span.start - contextLength);
	const before = splitsSurrogates(text, first) ? first + 1 : first;
	const after = surrogateBorder(text, Math.min(text.length, span.end + contextLength));
	return {
		start: span.start,
		end: span.end,
		quote: text.slice(span.start, span.end),
		prefix: text.slice(before, span.start),
		suffix: text.slice(span.end, after),
		textHash,
	};
}

/** Whether the span lies in the text, is not empty and cuts no surrogate pair (rule F2). */
export function isValidSpan(text: string, span: Span): boolean {
	return (
		Number.isInteger(span.start) &&
		Number.isInteger(span.end) &&
		span.start >= 0 &&
		span.start < span.end &&
		span.end <= text.length &&
		!splitsSurrogates(text, span.start) &&
		!splitsSurrogates(text, span.end)
	);
}

/**
 * Whether an anchor still holds where it says: the quote is the proof, the offsets a hint. An anchor
 * that does not hold is shown nowhere rather than at the wrong words.
 */
export function anchorHolds(text: string, anchor: Anchor): boolean {
	return isValidSpan(text, anchor) && text.slice(anchor.start, anchor.end) === anchor.quote;
}
