import fc from "fast-check";
import { expect, test } from "vitest";
import { firstIndex } from "./first-index.ts";

test("the first index that answers yes is the one that asking each in turn finds", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(20)), fc.nat(21), (numbers, wanted) => {
			const ascending = numbers.sort((a, b) => a - b);
			const inTurn = ascending.findIndex((number) => number >= wanted);
			const found = firstIndex(ascending.length, (index) => (ascending[index] ?? 0) >= wanted);
			expect(found).toBe(inTurn < 0 ? ascending.length : inTurn);
		}),
	);
});
