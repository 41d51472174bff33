import fc from "fast-check";
import { expect, test } from "vitest";
import { followingScroll } from "./lock-step.ts";

const furthest = { lead: 1_000, follow: 3_000 };

test("without a fixed point each goes its share of the way", () => {
	expect([0, 250, 1_000].map((lead) => followingScroll(lead, furthest, null))).toEqual([0, 750, 3_000]);
	expect(followingScroll(0, { lead: 0, follow: 900 }, null)).toBe(0);
});

test("a fixed point is met by both at once, and the ends still are", () => {
	const fixed = { lead: 500, follow: 600 };
	expect([0, 250, 500, 750, 1_000].map((lead) => followingScroll(lead, furthest, fixed))).toEqual([
		0, 300, 600, 1_800, 3_000,
	]);
	expect(followingScroll(0, furthest, { lead: 0, follow: 400 })).toBe(400);
	expect(followingScroll(1_000, furthest, { lead: 1_000, follow: 400 })).toBe(400);
});

test("what follows never goes back while what leads goes on, and stays within its text", () => {
	const length = fc.nat(5_000);
	fc.assert(
		fc.property(
			fc.record({ lead: length, follow: length }),
			fc.option(
				fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
			),
			fc.array(length, { minLength: 2 }),
			(ends, share, leads) => {
				const fixed = share && { lead: share[0] * ends.lead, follow: share[1] * ends.follow };
				const follows = leads
					.map((lead) => Math.min(lead, ends.lead))
					.sort((a, b) => a - b)
					.map((lead) => followingScroll(lead, ends, fixed));
				for (const [index, follow] of follows.entries()) {
					expect(follow).toBeGreaterThanOrEqual((follows[index - 1] ?? 0) - 0.001);
					expect(follow).toBeLessThanOrEqual(ends.follow + 0.001);
				}
			},
		),
	);
});
