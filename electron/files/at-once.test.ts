import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { atOnce } from "./at-once.ts";

test("everything is done, in order, and never more than so many at the same time", async () => {
	let under = 0;
	let most = 0;
	const items = Array.from({ length: 50 }, (_, index) => index);
	const done = await atOnce(4, items, async (item) => {
		most = Math.max(most, ++under);
		for (let turns = 0; turns < item % 5; turns++) await turn();
		under--;
		return item * 2;
	});
	expect(done).toEqual(items.map((item) => item * 2));
	expect(most).toBe(4);
	expect(await atOnce(4, [], async () => 1)).toEqual([]);
});

test("the first that fails ends it, once those under way are over", async () => {
	const begun: number[] = [];
	const ended: number[] = [];
	const failing = atOnce(2, [0, 1, 2, 3, 4, 5], async (item) => {
		begun.push(item);
		await turn();
		if (item === 1) throw new Error("one");
		await turn();
		ended.push(item);
	});
	await expect(failing).rejects.toThrow("one");
	expect(begun).not.toContain(3);
	expect(ended).toEqual(begun.filter((item) => item !== 1));
});
