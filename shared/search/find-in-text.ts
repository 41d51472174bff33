import type { Span } from "../anchor/span.ts";
import { firstIndex } from "../model/first-index.ts";
import { type FoldedText, fold, originalSpan } from "./fold.ts";

/** Spans of a text in which something was found, ascending, without overlaps; worked out one by one as they are asked for. */
export interface FoundSpans {
	readonly count: number;
	/** @param index From 0, below `count`. */
	span(index: number): Span;
}

/** Nothing found. */
export const nothingFound: FoundSpans = spansOf([]);

/** Spans that are known already. */
export function spansOf(spans: readonly Span[]): FoundSpans {
	return {
		count: spans.length,
		span(index) {
			const span = spans[index];
			if (!span) throw new RangeError(`There is no span ${index}.`);
			return span;
		},
	};
}

/** Where a text holds what is typed, letter by letter, also within words; case and diacritics do not matter. */
export function findInText(text: FoldedText, typed: string): FoundSpans {
	const sought = fold(typed).text;
	if (sought === "") return nothingFound;
	const starts: number[] = [];
	for (let at = text.text.indexOf(sought); at >= 0; at = text.text.indexOf(sought, at + sought.length))
		starts.push(at);
	return {
		count: starts.length,
		span(index) {
			const start = starts[index];
			if (start === undefined) throw new RangeError(`There is no span ${index}.`);
			return originalSpan(text, start, start + sought.length);
		},
	};
}

/** The index of the first span that begins at an offset of the text or after it; their number where none does. */
export function firstFrom(found: FoundSpans, offset: number): number {
	return firstIndex(found.count, (index) => found.span(index).start >= offset);
}

/** The first spans that touch a part of the text (UTF-16 offsets, end exclusive), at most so many. */
export function spansWithin(found: FoundSpans, part: Span, most = Number.POSITIVE_INFINITY): Span[] {
	const spans: Span[] = [];
	// One that began before may reach into it.
	for (let index = Math.max(firstFrom(found, part.start) - 1, 0); index < found.count; index++) {
		const span = found.span(index);
		if (span.start >= part.end || spans.length >= most) break;
		// Two that stand in the same grapheme are one to the eye.
		if (span.end > part.start && span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
	}
	return spans;
}
