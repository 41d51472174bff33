// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchMainThread } from "./main-thread.mjs";

test("work counts, waiting does not", async () => {
	const workSince = watchMainThread();
	await sleep(50);
	const waited = workSince();
	for (let round = 0; round < 40; round += 1)
		JSON.stringify(Array.from({ length: 20_000 }, (_, index) => index));
	// So that the system has counted what ran until now.
	await sleep(5);
	expect(workSince()).toBeGreaterThan(waited);
});
