import { expect, test, vi } from "vitest";
import { killAgainAndAgain, openAfterwards, tagging } from "../testing/killing.ts";

// Fifty processes take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

test("F11 L1 a process that works as fast as it can is killed 50 times: all that was saved is there, every file is whole, the lock is taken over", async () => {
	const killing = await tagging();
	const toll = await killAgainAndAgain(killing, 50);
	expect(toll.changes).toBeGreaterThan(toll.kills);
	await openAfterwards(killing);
});
