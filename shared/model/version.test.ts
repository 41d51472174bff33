import fc from "fast-check";
import { expect, test } from "vitest";
import { claimSchema } from "../schema/records.ts";
import { anyRecord } from "../testing/arbitraries.ts";
import { claim, layerIds } from "../testing/samples.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareRecords, compareVersions, nextVersion, sameVersion } from "./version.ts";

const [first = "", second = ""] = layerIds;

test("F6 the higher n wins, whatever the layers and the clocks", () => {
	const older = claim({ version: [1, second], editedAt: "2099-01-01T00:00:00.000Z" });
	const newer = claim({ version: [2, first], editedAt: "1999-01-01T00:00:00.000Z" });
	expect(compareRecords(newer, older)).toBeGreaterThan(0);
	expect(compareRecords(older, newer)).toBeLessThan(0);
});

test("F6 at equal n the greater layer id wins", () => {
	expect(compareVersions([3, second], [3, first])).toBeGreaterThan(0);
	expect(compareVersions([3, first], [3, first])).toBe(0);
	expect(compareVersions([10, first], [9, second])).toBeGreaterThan(0);
});

test("F6 at equal versions, which only a hostile file has, the greater canonical JSON wins", () => {
	const a = claim({ statement: "a" });
	const b = claim({ statement: "b" });
	expect(compareRecords(a, b)).toBeLessThan(0);
	expect(compareRecords(b, a)).toBeGreaterThan(0);
	const reordered = Object.fromEntries(Object.entries(a).reverse()) as typeof a;
	expect(compareRecords(a, reordered)).toBe(0);
});

test("F6 the order is total: antisymmetric, transitive, and equal only when the records are the same", () => {
	fc.assert(
		fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => {
			expect(Math.sign(compareRecords(a, b))).toBe(-Math.sign(compareRecords(b, a)) + 0);
			expect(compareRecords(a, b) === 0).toBe(canonicalJson(a) === canonicalJson(b));
			if (compareRecords(a, b) <= 0 && compareRecords(b, c) <= 0) {
				expect(compareRecords(a, c)).toBeLessThanOrEqual(0);
			}
		}),
		{ numRuns: 1_000 },
	);
});

test("F6 sorting any selection of records gives the same order, however they arrive", () => {
	fc.assert(
		fc.property(
			fc
				.array(anyRecord, { maxLength: 8 })
				.chain((records) =>
					fc.tuple(
						fc.constant(records),
						fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
					),
				),
			([records, shuffled]) => {
				const sorted = (list: typeof records) => [...list].sort(compareRecords).map(canonicalJson);
				expect(sorted(shuffled)).toEqual(sorted(records));
			},
		),
	);
});

test("F6 the next version is one above what was seen, and wins over it", () => {
	expect(nextVersion(undefined, first)).toEqual([1, first]);
	expect(nextVersion(claim({ version: [7, second] }), first)).toEqual([8, first]);
	expect(sameVersion([8, first], [8, first])).toBe(true);
	expect(sameVersion([8, first], [8, second])).toBe(false);
	expect(sameVersion([8, first], [9, first])).toBe(false);
});

test("F6 the next version after the highest that a hostile file can hold is still one that files can hold", () => {
	const highest = claim({ version: [Number.MAX_SAFE_INTEGER, second] });
	expect(claimSchema.safeParse(highest).success).toBe(true);
	const next = claim({ version: [...nextVersion(highest, first)] });
	expect(claimSchema.safeParse(next).success).toBe(true);
});
