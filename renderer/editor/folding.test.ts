import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedRuns, stillOpened } from "./folding.ts";

const indexes = fc.uniqueArray(fc.nat(30)).map((list) => list.sort((a, b) => a - b));

test("F4 runs hold every boilerplate block but those with evidence, and no other", () => {
	fc.assert(
		fc.property(indexes, fc.uniqueArray(fc.nat(30)), (boilerplate, carrying) => {
			const runs = foldedRuns(boilerplate, new Set(carrying));
			const folded = runs.flatMap(({ first, last }) =>
				Array.from({ length: last - first + 1 }, (_, i) => first + i),
			);
			expect(folded).toEqual(boilerplate.filter((block) => !carrying.includes(block)));
		}),
	);
});

test("neighbours fold into one line", () => {
	expect(foldedRuns([0, 1, 2, 5, 7, 8], new Set())).toEqual([
		{ first: 0, last: 2 },
		{ first: 5, last: 5 },
		{ first: 7, last: 8 },
	]);
});

test("what was opened stays open when a tag takes a block out of its run", () => {
	const before = { runs: foldedRuns([0, 1, 2, 5], new Set()), opened: new Set([0]) };
	expect(stillOpened(before, foldedRuns([0, 1, 2, 5], new Set([0])))).toEqual(new Set([1]));
	expect(stillOpened(before, foldedRuns([0, 1, 2, 5], new Set([1])))).toEqual(new Set([0, 2]));
	expect(stillOpened({ ...before, opened: new Set() }, before.runs)).toEqual(new Set());
});
