import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../testing/deep-freeze.ts";
import {
	type BlockSpans,
	blocksOf,
	changedSpans,
	type KeyedSpan,
	noSpans,
	spansAt,
	spansOnBlocks,
	spansOver,
	tiedBlocks,
} from "./block-spans.ts";

/** Blocks of some characters each, joined by one more. */
const starts = [0, 6, 8, 20, 31];
const length = 40;

const span = fc
	.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 14 }))
	.map(([start, size]) => ({ start, end: Math.min(start + size, length) }));
const spans = fc
	.array(span, { maxLength: 12 })
	.map((list) =>
		list.map((item, place): KeyedSpan => ({ ...item, key: `k${String(place).padStart(2, "0")}` })),
	);

/** The same without an index: every block looks at every span. */
function naive(all: readonly KeyedSpan[]): BlockSpans<KeyedSpan> {
	const blocks = starts.map((start, block) =>
		all
			.filter((item) => item.start < (starts[block + 1] ?? length) && item.end > start)
			.sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1)),
	);
	return { starts, blocks };
}

test("A4 spans by block after any changes are those that a look at all of them finds", () => {
	fc.assert(
		fc.property(spans, fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 6 }), (all, steps) => {
			let present = new Set<KeyedSpan>();
			let index = noSpans<KeyedSpan>(starts);
			for (const step of steps) {
				const named = new Set(step.flatMap((place) => all[place] ?? []));
				const removed = [...named].filter((item) => present.has(item));
				const added = [...named].filter((item) => !present.has(item));
				index = deepFreeze(changedSpans(index, removed, added));
				present = new Set([...present].filter((item) => !named.has(item)).concat(added));
				expect(index).toEqual(naive([...present]));
			}
		}),
		{ numRuns: 300 },
	);
});

test("A4 a change leaves the lists of the other blocks the same", () => {
	const [near, far] = [
		{ key: "near", start: 1, end: 3 },
		{ key: "far", start: 32, end: 35 },
	];
	const before = changedSpans(noSpans<KeyedSpan>(starts), [], [near]);
	const after = changedSpans(before, [], [far]);
	expect(after.blocks[0]).toBe(before.blocks[0]);
	expect(after.blocks[4]).toEqual([far]);
});

test("A4 what lies at a caret and over words is what a look at all spans finds, the shortest first", () => {
	fc.assert(
		fc.property(spans, span, (all, over) => {
			const index = changedSpans(noSpans<KeyedSpan>(starts), [], all);
			const holding = all.filter(({ start, end }) => start <= over.start && over.start < end);
			const block = blocksOf(starts, { start: over.start, end: over.start + 1 }).first;
			const ending = all.filter((item) => item.end === over.start && blocksOf(starts, item).last === block);
			const at = spansAt(index, over.start);
			expect(new Set(at)).toEqual(new Set(holding.length > 0 ? holding : ending));
			const found = spansOver(index, over);
			expect(new Set(found)).toEqual(
				new Set(all.filter(({ start, end }) => start < over.end && over.start < end)),
			);
			for (const list of [at, found]) {
				const sizes = list.map(({ start, end }) => end - start);
				expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
			}
		}),
		{ numRuns: 300 },
	);
});

test("A4 tied blocks are the smallest range that no span leaves", () => {
	fc.assert(
		fc.property(spans, fc.nat(starts.length - 1), (all, block) => {
			const index = changedSpans(noSpans<KeyedSpan>(starts), [], all);
			const range = tiedBlocks(index, block);
			const crossed = (border: number) =>
				all.some((item) => {
					const { first, last } = blocksOf(starts, item);
					return first < border && border <= last;
				});
			for (let border = range.first + 1; border <= range.last; border++) expect(crossed(border)).toBe(true);
			expect(range.first > 0 && crossed(range.first)).toBe(false);
			expect(range.last < starts.length - 1 && crossed(range.last + 1)).toBe(false);
			const on = all.filter((item) => {
				const { first, last } = blocksOf(starts, item);
				return first <= range.last && range.first <= last;
			});
			const found = spansOnBlocks(index, range);
			expect(found).toHaveLength(on.length);
			expect(new Set(found)).toEqual(new Set(on));
		}),
		{ numRuns: 300 },
	);
});
