import type { Span } from "./span.ts";

/** A stretch of text on which the same spans lie. */
export interface Segment<Item> extends Span {
	readonly items: readonly Item[];
}

/**
 * Flattens overlapping spans into stretches that do not overlap, in order, leaving out what no span
 * covers; each lists its spans in the order given. One sweep over the sorted borders.
 */
export function flatten<Item extends Span>(spans: readonly Item[], within: Span): Segment<Item>[] {
	const borders = new Set<number>();
	const touching = spans.filter(
		(span) => Math.max(span.start, within.start) < Math.min(span.end, within.end),
	);
	for (const span of touching) {
		borders.add(Math.max(span.start, within.start));
		borders.add(Math.min(span.end, within.end));
	}
	const sorted = [...borders].sort((a, b) => a - b);
	const opening = touching
		.map((span, order) => ({ span, order }))
		.sort((a, b) => a.span.start - b.span.start);
	const segments: Segment<Item>[] = [];
	let open: { span: Item; order: number }[] = [];
	let next = 0;
	for (let index = 0; index + 1 < sorted.length; index++) {
		const start = sorted[index] as number;
		const end = sorted[index + 1] as number;
		open = open.filter(({ span }) => span.end > start);
		for (let entry = opening[next]; entry && entry.span.start <= start; entry = opening[++next])
			open.push(entry);
		if (open.length === 0) continue;
		const items = [...open].sort((a, b) => a.order - b.order).map(({ span }) => span);
		segments.push({ start, end, items });
	}
	return segments;
}
