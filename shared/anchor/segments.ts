import type { Span } from "./span.ts";

/** A stretch of text on which the same spans lie. */
export interface Segment<Item> extends Span {
	readonly items: readonly Item[];
}

/** A span and its place among those given. */
interface Placed<Item> {
	readonly span: Item;
	readonly order: number;
}

/**
 * Flattens overlapping spans into stretches that do not overlap, in order, leaving out what no span
 * covers; each lists its spans in the order given. One sweep over the sorted borders: it costs what it
 * returns, and the sorting of the borders.
 */
export function flatten<Item extends Span>(spans: readonly Item[], within: Span): Segment<Item>[] {
	const borders = new Set<number>();
	const opening: Placed<Item>[] = [];
	spans.forEach((span, order) => {
		const start = Math.max(span.start, within.start);
		const end = Math.min(span.end, within.end);
		if (start >= end) return;
		borders.add(start);
		borders.add(end);
		opening.push({ span, order });
	});
	opening.sort((a, b) => a.span.start - b.span.start || a.order - b.order);
	const sorted = [...borders].sort((a, b) => a - b);
	const segments: Segment<Item>[] = [];
	let open: Placed<Item>[] = [];
	let next = 0;
	for (let index = 0; index + 1 < sorted.length; index++) {
		const start = sorted[index] as number;
		const end = sorted[index + 1] as number;
		const left = open.filter(({ span }) => span.end > start);
		const from = next;
		while ((opening[next]?.span.start ?? end) <= start) next++;
		open = merged(left, opening.slice(from, next));
		if (open.length > 0) segments.push({ start, end, items: open.map(({ span }) => span) });
	}
	return segments;
}

/** What is open and what opens, in the order given. */
function merged<Item>(open: Placed<Item>[], opening: Placed<Item>[]): Placed<Item>[] {
	if (opening.length === 0) return open;
	const all = open.concat(opening);
	const last = open.at(-1)?.order ?? -1;
	// Spans given in the order of the text open in the order given: there is nothing to sort.
	const inOrder = opening.every(({ order }, place) => order > (opening[place - 1]?.order ?? last));
	return inOrder ? all : all.sort((a, b) => a.order - b.order);
}
