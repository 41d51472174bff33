import fc from "fast-check";
import { expect, test } from "vitest";
import { scrollsToCommonLine } from "./common-line.ts";

const text = fc
	.tuple(fc.nat(5_000), fc.nat(5_000), fc.nat(1_000))
	.map(([place, more, frame]) => ({ place, furthest: Math.max(place + more - frame, 0) }));

test("D3 words stand on the wanted line where every text reaches it", () => {
	const texts = [
		{ place: 900, furthest: 2_000 },
		{ place: 400, furthest: 300 },
	];
	expect(scrollsToCommonLine(texts, 250)).toEqual([650, 150]);
});

test("words at the top of one text draw those of the others up, and words at an end down", () => {
	expect(
		scrollsToCommonLine(
			[
				{ place: 20, furthest: 500 },
				{ place: 900, furthest: 2_000 },
			],
			250,
		),
	).toEqual([0, 880]);
	expect(
		scrollsToCommonLine(
			[
				{ place: 700, furthest: 100 },
				{ place: 900, furthest: 2_000 },
			],
			250,
		),
	).toEqual([100, 300]);
});

test("D3 no text scrolls further than it can; all are on one line, or those that cannot be are at an end", () => {
	fc.assert(
		fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(800), (texts, wanted) => {
			const scrolls = scrollsToCommonLine(texts, wanted);
			const lines = texts.map(({ place }, index) => place - (scrolls[index] ?? 0));
			const isAligned = Math.max(...lines) - Math.min(...lines) < 0.001;
			const isStuck = texts.some(
				({ furthest }, index) => scrolls[index] === 0 || scrolls[index] === furthest,
			);
			expect(isAligned || isStuck).toBe(true);
			texts.forEach(({ furthest }, index) => {
				expect(scrolls[index]).toBeGreaterThanOrEqual(0);
				expect(scrolls[index]).toBeLessThanOrEqual(furthest);
			});
			// Whatever one line all could stand on, they do stand on one.
			const highest = Math.max(...texts.map(({ place, furthest }) => place - furthest));
			if (highest <= Math.min(...texts.map(({ place }) => place))) expect(isAligned).toBe(true);
		}),
	);
});
