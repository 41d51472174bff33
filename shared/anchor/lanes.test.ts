import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { lanesOf } from "./lanes.ts";
import type { Span } from "./span.ts";

const length = 30;
const spans = fc.array(
	fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 12 })).map(([start, size]): Span => {
		return { start, end: Math.min(start + size, length) };
	}),
	{ maxLength: 20 },
);

/** How many spans lie on the character with the most. */
function deepest(items: readonly Span[]): number {
	return Math.max(
		0,
		...Array.from(
			{ length },
			(_, offset) => items.filter(({ start, end }) => start <= offset && offset < end).length,
		),
	);
}

test("A4 spans that overlap never share a lane", () => {
	fc.assert(
		fc.property(spans, (items) => {
			const lanes = [...lanesOf(deepFreeze(items))];
			expect(lanes).toHaveLength(items.length);
			for (const [one, lane] of lanes) {
				for (const [other, otherLane] of lanes) {
					if (one === other || one.end <= other.start || other.end <= one.start) continue;
					expect(otherLane).not.toBe(lane);
				}
			}
		}),
		{ numRuns: 500 },
	);
});

test("A4 there are as many lanes as the deepest overlap has spans, and no fewer", () => {
	fc.assert(
		fc.property(spans, (items) => {
			const used = new Set(lanesOf(items).values());
			expect(used.size).toBe(deepest(items));
			expect([...used].every((lane) => lane < used.size)).toBe(true);
		}),
		{ numRuns: 500 },
	);
});

test("A4 lanes depend on where spans lie, not on which came first", () => {
	fc.assert(
		fc.property(
			fc
				.uniqueArray(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), {
					selector: ([start, size]) => `${start} ${size}`,
				})
				.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
			([all, shuffled]) => {
				const named = (list: typeof all) =>
					Object.fromEntries(
						[...lanesOf(list.map(([start, size]) => ({ start, end: start + size })))].map(
							([{ start, end }, lane]) => [`${start} ${end}`, lane],
						),
					);
				expect(named(shuffled)).toEqual(named(all));
			},
		),
	);
});

test("A4 the longer of two that begin together lies nearest to the words", () => {
	const [short, long, next] = [
		{ start: 0, end: 4 },
		{ start: 0, end: 9 },
		{ start: 4, end: 6 },
	];
	expect(lanesOf([short, long, next])).toEqual(
		new Map([
			[long, 0],
			[short, 1],
			[next, 1],
		]),
	);
});
