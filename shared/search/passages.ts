import type { Span } from "../anchor/span.ts";
import { type FoldedText, originalSpan } from "./fold.ts";
import { occurrencesOf, type Term } from "./terms.ts";

/** UTF-16 code units between two occurrences in a line up to which they are of one passage. */
const nearby = 60;

/** Longest passage of several occurrences, in UTF-16 code units. */
const longest = 180;

/** Words found near each other in a text, worked out only as far as they are listed. */
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
	const lists: number[][] = [];
	for (const term of terms) {
		const starts = occurrencesOf(folded.text, term);
		if (starts.length === 0) return nonePassages;
		lists.push(starts);
	}
	const found: Occurrences = { folded, terms, codes: codesOf(lists) };
	const counted = fits ? found.codes.filter((code) => fits(spanOf(found, code))) : found.codes;
	return best({ ...found, codes: counted });
}

/**
 * Where terms occur in a folded text, in order. Each is one number, its offset times the number of terms plus the index
 * of its term: a letter occurs a hundred thousand times in a case, and objects would cost more than finding it.
 */
interface Occurrences {
	readonly folded: FoldedText;
	readonly terms: readonly Term[];
	readonly codes: readonly number[];
}

function codesOf(lists: readonly (readonly number[])[]): readonly number[] {
	const [only = []] = lists;
	if (lists.length <= 1) return only;
	const codes = lists.flatMap((starts, term) => starts.map((start) => start * lists.length + term));
	return codes.sort((one, other) => one - other);
}

function startOf({ terms }: Occurrences, code: number): number {
	return terms.length === 1 ? code : Math.floor(code / terms.length);
}

function endOf(found: Occurrences, code: number): number {
	const term = found.terms[code % found.terms.length];
	return startOf(found, code) + (term?.text.length ?? 0);
}

function spanOf(found: Occurrences, code: number): Span {
	return originalSpan(found.folded, startOf(found, code), endOf(found, code));
}

/** The indexes of the codes with which passages begin. */
function passageStarts(found: Occurrences): number[] {
	const { text } = found.folded;
	const starts: number[] = [];
	let [first, end, line] = [0, 0, -1];
	// By index: pairs of index and code would be made for every occurrence.
	for (let index = 0; index < found.codes.length; index++) {
		const code = found.codes[index] ?? 0;
		const start = startOf(found, code);
		const next = endOf(found, code);
		if (start >= line || start - end > nearby || next - first > longest) {
			starts.push(index);
			first = start;
			if (start >= line) line = lineEnd(text, start);
		}
		end = Math.max(end, next);
	}
	return starts;
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf("\n", offset);
	return end < 0 ? text.length : end;
}

function best(found: Occurrences): FoundPassages {
	const starts = passageStarts(found);
	const { terms, codes } = found;
	const passage = (index: number) => codes.slice(starts[index], starts[index + 1]);
	if (terms.length === 1) {
		const first = (most: number) => starts.slice(0, most).map((_, index) => marksOf(found, passage(index)));
		return { total: starts.length, terms: 1, first };
	}
	const passages = starts.map((_, index) => passage(index));
	const counts = passages.map((all) => new Set(all.map((code) => code % terms.length)).size);
	const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
	const kept = passages.filter((_, index) => counts[index] === most);
	return {
		total: kept.length,
		terms: most,
		first: (count) => kept.slice(0, count).map((all) => marksOf(found, all)),
	};
}

function marksOf(found: Occurrences, group: readonly number[]): Span[] {
	const marks: Span[] = [];
	for (const code of group) {
		const span = spanOf(found, code);
		const before = marks.at(-1);
		if (before && span.start < before.end)
			marks[marks.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
		else marks.push(span);
	}
	return marks;
}
