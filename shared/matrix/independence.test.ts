import fc from "fast-check";
import { expect, test } from "vitest";
import { independenceGroups } from "./independence.ts";

const id = fc.constantFrom(..."abcdefgh");
const pairs = fc.array(fc.tuple(id, id), { maxLength: 8 });

function groups(ids: readonly string[], all: readonly (readonly [string, string])[]) {
	const copies = (from: string) => all.flatMap(([a, b]) => (a === from ? [b] : b === from ? [a] : []));
	return independenceGroups(ids, copies);
}

test("S1 a group is named by its smallest source; one that is not among the sources joins nothing", () => {
	const all = [
		["c", "b"],
		["b", "x"],
		["x", "a"],
	] as const;
	expect(Object.fromEntries(groups(["c", "b", "a"], all))).toEqual({ a: "a", b: "b", c: "b" });
	expect(Object.fromEntries(groups(["c", "b", "a", "x"], all))).toEqual({ a: "a", b: "a", c: "a", x: "a" });
});

test("S1 groups are what pairs join, over any number of steps, whatever the order", () => {
	fc.assert(
		fc.property(fc.uniqueArray(id), pairs, (ids, all) => {
			const found = groups(ids, all);
			expect([...found.keys()].sort()).toEqual([...ids].sort());
			// Names spread along the pairs until nothing changes.
			const names = new Map(ids.map((one) => [one, one]));
			for (let round = 0; round < ids.length; round++)
				for (const [a, b] of all) {
					const [left, right] = [names.get(a), names.get(b)];
					if (left === undefined || right === undefined) continue;
					const least = left < right ? left : right;
					names.set(a, least).set(b, least);
				}
			for (const one of ids) expect(found.get(one)).toBe(names.get(one));
			expect(groups([...ids].reverse(), [...all].reverse())).toEqual(found);
		}),
	);
});
