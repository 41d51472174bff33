import fc from "fast-check";
import { expect, test } from "vitest";
import type { Version } from "../schema/records.ts";
import { claim, layerIds } from "../testing/samples.ts";
import { ancestorsOf, descendsFrom, highestOfEach, lineageOf } from "./ancestry.ts";

const [a = "", b = "", c = "", d = ""] = layerIds;

const anyVersion = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(a, b, c));
/** Any claim, hostile ones among them: ancestors in any order, several of one layer, higher than the claim itself. */
const anyClaim = fc
	.record(
		{ version: anyVersion, base: anyVersion, ancestors: fc.array(anyVersion, { maxLength: 4 }) },
		{ requiredKeys: ["version"] },
	)
	.map(claim);

test("F8 a broken chain of bases is bridged: the version in between is gone, and still an ancestor", () => {
	const first = claim({ version: [1, a] });
	const theirs = claim({ version: [2, b], base: [1, a], ancestors: [[1, a]] });
	// Version 3 of a, based on theirs, is not kept: a wrote version 4 over it.
	const newest = claim({
		version: [4, a],
		base: [3, a],
		ancestors: [...lineageOf(theirs).map(copy), [3, a]],
	});
	expect(descendsFrom(newest, theirs)).toBe(true);
	expect(descendsFrom(newest, first)).toBe(true);
	expect(descendsFrom(theirs, newest)).toBe(false);
	expect(descendsFrom(newest, claim({ version: [3, b] }))).toBe(false);
});

test("F8 where a claim has no ancestors its base stands for them", () => {
	const edited = claim({ version: [3, b], base: [2, a] });
	expect(ancestorsOf(edited)).toEqual([[2, a]]);
	expect(descendsFrom(edited, claim({ version: [2, a] }))).toBe(true);
	expect(descendsFrom(edited, claim({ version: [1, a] }))).toBe(true);
	expect(descendsFrom(edited, claim({ version: [1, c] }))).toBe(false);
	expect(ancestorsOf(claim())).toEqual([]);
});

test("F8 a program that keeps ancestors as it found them still adds its base", () => {
	const edited = claim({ version: [4, b], base: [3, a], ancestors: [[2, c]] });
	expect(ancestorsOf(edited)).toEqual([
		[3, a],
		[2, c],
	]);
});

test("F8 a later version of one layer comes after its earlier ones, whatever it is based on", () => {
	const own = claim({ version: [2, a] });
	expect(descendsFrom(claim({ version: [4, a], base: [3, b] }), own)).toBe(true);
	expect(descendsFrom(own, claim({ version: [2, a], statement: "Forged." }))).toBe(false);
});

test("F8 ancestors as high as the claim itself are made up, and hide nothing that is still to come", () => {
	const highest = Number.MAX_SAFE_INTEGER;
	const poisoned = claim({
		version: [3, b],
		base: [9, c],
		ancestors: [
			[highest, a],
			[2, d],
		],
	});
	expect(ancestorsOf(poisoned)).toEqual([[2, d]]);
	expect(descendsFrom(poisoned, claim({ version: [2, a] }))).toBe(false);
	const last = claim({ version: [highest, b], ancestors: [[highest, a]] });
	expect(descendsFrom(last, claim({ version: [highest, a] }))).toBe(false);
});

test("F8 descent goes one way only and always to the higher n, also among hostile versions", () => {
	fc.assert(
		fc.property(anyClaim, anyClaim, (one, other) => {
			expect(descendsFrom(one, one)).toBe(false);
			if (!descendsFrom(one, other)) return;
			expect(descendsFrom(other, one)).toBe(false);
			expect(one.version[0]).toBeGreaterThan(other.version[0]);
		}),
		{ numRuns: 1_000 },
	);
});

test("F8 a version vector has one entry for each layer, sorted, and joining two is commutative, associative, idempotent", () => {
	const versions = fc.array(anyVersion, { maxLength: 6 });
	fc.assert(
		fc.property(versions, versions, versions, (x, y, z) => {
			const joined = highestOfEach([...x, ...y]);
			expect(highestOfEach([...y, ...x])).toEqual(joined);
			expect(highestOfEach([...joined, ...x])).toEqual(joined);
			expect(highestOfEach([...joined, ...z])).toEqual(highestOfEach([...x, ...highestOfEach([...y, ...z])]));
			const layers = joined.map(([, layerId]) => layerId);
			expect(layers).toEqual([...new Set([...x, ...y].map(([, layerId]) => layerId))].sort());
			for (const [n, layerId] of [...x, ...y]) {
				expect(joined.find(([, by]) => by === layerId)?.[0]).toBeGreaterThanOrEqual(n);
			}
		}),
	);
});

function copy([n, layerId]: Version): [number, string] {
	return [n, layerId];
}
