import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween } from "./list-changes.ts";

const list = fc.uniqueArray(fc.nat(20), { maxLength: 14 }).map((all) => all.sort((a, b) => a - b));

test("what was added and removed leads from the one list to the other, and nothing more", () => {
	fc.assert(
		fc.property(list, list, (before, after) => {
			const { removed, added } = changesBetween(before, after);
			expect([...removed].sort()).toEqual(before.filter((item) => !after.includes(item)).sort());
			expect([...added].sort()).toEqual(after.filter((item) => !before.includes(item)).sort());
		}),
	);
	expect(changesBetween([1, 2], [1, 2])).toEqual({ removed: [], added: [] });
});
