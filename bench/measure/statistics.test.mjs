// @ts-check
import { expect, test } from "vitest";
import { judge } from "./goal.mjs";
import { summarize } from "./statistics.mjs";

test("quartiles lie between values, whatever their order", () => {
	expect(summarize([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25 });
	expect(summarize([7])).toEqual({ median: 7, low: 7, high: 7 });
});

test("a goal is broken only beyond one and a half times", () => {
	const goal = { name: "D1 start", ratio: "ours/floor", atMost: 1.2 };
	expect(judge(goal, [1.1, 1.2, 1.3])).toEqual({
		line: "D1 start: ours/floor 1.20 (spread 1.15–1.25, goal <= 1.2) ok",
		isBroken: false,
	});
	expect(judge({ ...goal, atMost: 0.05 }, [0.0123]).line).toContain(
		"0.012 (spread 0.012–0.012, goal <= 0.05) ok",
	);
	expect(judge(goal, [1.5])).toMatchObject({ line: expect.stringMatching(/\) MISSED$/), isBroken: false });
	expect(judge(goal, [1.81])).toMatchObject({
		line: expect.stringMatching(/\) MISSED by more than half$/),
		isBroken: true,
	});
});
