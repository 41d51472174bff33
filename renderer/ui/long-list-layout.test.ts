import fc from "fast-check";
import { expect, test } from "vitest";
import { covers, drawnItems, rangeBetween, startsOf } from "./long-list-layout.ts";

const estimate = 40;
const list = fc
	.array(fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }), { maxLength: 40 })
	.map((known) => {
		const keys = known.map((_height, index) => `item ${index}`);
		const heights = new Map(
			known.flatMap((height, index) => (height === undefined ? [] : [[`item ${index}`, height] as const])),
		);
		return { all: known.map((height) => height ?? estimate), starts: startsOf(keys, heights, estimate) };
	});
const place = fc.integer({ min: -1_000, max: 10_000 });

test("a range holds exactly the items that have a part between its ends", () => {
	fc.assert(
		fc.property(list, place, fc.integer({ min: 1, max: 2_000 }), ({ all, starts }, top, height) => {
			const range = rangeBetween(starts, top, top + height);
			let start = 0;
			for (const [index, size] of all.entries()) {
				const isBetween = start < top + height && start + size > top;
				expect([index, range.first <= index && index < range.end]).toEqual([index, isBetween]);
				start += size;
			}
		}),
	);
});

test("what is drawn and the room left for the rest are together as high as the list", () => {
	fc.assert(
		fc.property(list, place, fc.array(fc.integer({ min: -1, max: 41 })), ({ all, starts }, top, single) => {
			const range = rangeBetween(starts, top, top + 300);
			const { items, roomAfter } = drawnItems(starts, range, single);
			const drawn = items.map(({ index }) => index);
			const expected = all
				.map((_size, index) => index)
				.filter((index) => (range.first <= index && index < range.end) || single.includes(index));
			expect(drawn).toEqual(expected);
			let end = 0;
			for (const { index, roomBefore } of items) {
				expect(end + roomBefore).toBe(starts[index]);
				end += roomBefore + (all[index] ?? 0);
			}
			expect(end + roomAfter).toBe(all.reduce((sum, size) => sum + size, 0));
		}),
	);
});

test("a range covers what lies in it, and nothing is covered by any", () => {
	expect(covers({ first: 3, end: 9 }, { first: 3, end: 9 })).toBe(true);
	expect(covers({ first: 3, end: 9 }, { first: 2, end: 5 })).toBe(false);
	expect(covers({ first: 3, end: 9 }, { first: 8, end: 10 })).toBe(false);
	expect(covers({ first: 3, end: 3 }, { first: 12, end: 12 })).toBe(true);
});
