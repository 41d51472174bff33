import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRibbons, type RibbonEnd, ribbonPairs } from "./ribbon-pairs.ts";

function end(pane: number, y: number, inSight = true): RibbonEnd {
	return { pane, y, inSight };
}

test("D3 each is joined with the nearest in the next pane, the nearest pairs first", () => {
	const [a, b, c, d] = [end(0, 100), end(0, 400), end(1, 120), end(1, 300)];
	expect(ribbonPairs([a, b, c, d])).toEqual([
		[a, c],
		[b, d],
	]);
});

test("a pane without evidence is passed over", () => {
	expect(ribbonPairs([end(0, 1), end(2, 2), end(3, 3)])).toEqual([
		[end(0, 1), end(2, 2)],
		[end(2, 2), end(3, 3)],
	]);
});

test("one ribbon leads to evidence that is scrolled out, and none joins two that are", () => {
	expect(ribbonPairs([end(0, 10), end(0, 500), end(1, 600, false)])).toEqual([
		[end(0, 500), end(1, 600, false)],
	]);
	expect(ribbonPairs([end(0, 0, false), end(1, 600, false)])).toEqual([]);
	expect(ribbonPairs([end(0, 10), end(0, 0, false), end(1, 20)])).toEqual([[end(0, 10), end(1, 20)]]);
});

test("everything in sight is joined as long as there is room, and there are never too many", () => {
	const ends = (pane: number) =>
		fc.array(
			fc.nat(800).map((y) => end(pane, y)),
			{ minLength: 1, maxLength: 30 },
		);
	fc.assert(
		fc.property(ends(0), ends(1), (left, right) => {
			const pairs = ribbonPairs([...left, ...right]);
			expect(pairs.length).toBeLessThanOrEqual(mostRibbons);
			if (left.length + right.length > mostRibbons) return;
			expect(new Set(pairs.flat())).toEqual(new Set([...left, ...right]));
		}),
	);
});
