import type { Span } from "./span.ts";

/**
 * A lane for each span, counted from 0, such that spans with a character in common never share one, and there
 * are only as many lanes as the deepest overlap has spans. It depends on where the spans lie and, for spans with
 * the same borders, on the order given, not on which was made first.
 *
 * Colours an interval graph greedily: spans by start, the longer first, each in the lowest lane that is free
 * (optimal; Golumbic, Algorithmic Graph Theory and Perfect Graphs, chapter 8).
 *
 * @param spans None of them empty.
 */
export function lanesOf<Item extends Span>(spans: readonly Item[]): Map<Item, number> {
	const lanes = new Map<Item, number>();
	/** Where the last span of each lane ends. */
	const ends: number[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const free = ends.findIndex((end) => end <= span.start);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = span.end;
		lanes.set(span, lane);
	}
	return lanes;
}
