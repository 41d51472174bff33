import type { Span } from "../anchor/span.ts";
import { type FoldedText, originalSpan } from "./fold.ts";
import { occurrencesOf, type Term } from "./terms.ts";

/** UTF-16 code units between two occurrences of a line up to which they are of one passage. */
const nearby = 60;

/** Longest passage of several occurrences, in UTF-16 code units. */
const longest = 180;

/** An occurrence of a term in a folded text. */
interface Occurrence {
	readonly start: number;
	readonly end: number;
	/** Index of the term. */
	readonly term: number;
}

/**
 * The passages of a text in which most of the terms stand together, in reading order: with one term all in which it
 * occurs. None unless each term occurs somewhere in the text.
 *
 * @param fits Which occurrences count, by their span of the original text; all, if left out.
 */
export function passagesOf(
	folded: FoldedText,
	terms: readonly Term[],
	fits?: (span: Span) => boolean,
): FoundPassages {
	const found: Occurrence[] = [];
	for (const [index, term] of terms.entries()) {
		const starts = occurrencesOf(folded.text, term);
		if (starts.length === 0) return nonePassages;
		for (const start of starts) found.push({ start, end: start + term.text.length, term: index });
	}
	const counted = fits ? found.filter(({ start, end }) => fits(originalSpan(folded, start, end))) : found;
	if (terms.length > 1) counted.sort((one, other) => one.start - other.start || one.end - other.end);
	return best(folded, grouped(folded.text, counted));
}

/** Passages that are worked out only as far as they are listed. */
export interface FoundPassages {
	/** How many there are. */
	readonly total: number;
	/** How many of the terms stand together in each. */
	readonly terms: number;
	/** What is found in the first of them, at most so many: spans of the original text, ascending and apart. */
	first(most: number): Span[][];
}

/** Nothing found. */
export const nonePassages: FoundPassages = { total: 0, terms: 0, first: () => [] };

function best(folded: FoldedText, groups: readonly (readonly Occurrence[])[]): FoundPassages {
	const terms = groups.reduce((most, group) => Math.max(most, termsIn(group)), 0);
	const kept = groups.filter((group) => termsIn(group) === terms);
	return {
		total: kept.length,
		terms,
		first: (most) => kept.slice(0, most).map((group) => marksOf(folded, group)),
	};
}

function termsIn(group: readonly Occurrence[]): number {
	return group.length === 1 ? 1 : new Set(group.map(({ term }) => term)).size;
}

function grouped(text: string, found: readonly Occurrence[]): Occurrence[][] {
	const groups: Occurrence[][] = [];
	let group: Occurrence[] = [];
	let [start, end] = [0, Number.NEGATIVE_INFINITY];
	for (const occurrence of found) {
		const isNear = occurrence.start - end <= nearby && occurrence.end - start <= longest;
		if (isNear && !text.slice(end, occurrence.start).includes("\n")) group.push(occurrence);
		else {
			group = [occurrence];
			groups.push(group);
			start = occurrence.start;
		}
		end = Math.max(end, occurrence.end);
	}
	return groups;
}

function marksOf(folded: FoldedText, group: readonly Occurrence[]): Span[] {
	const marks: Span[] = [];
	for (const { start, end } of group) {
		const span = originalSpan(folded, start, end);
		const before = marks.at(-1);
		if (before && span.start < before.end)
			marks[marks.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
		else marks.push(span);
	}
	return marks;
}
