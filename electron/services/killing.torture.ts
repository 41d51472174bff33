import { tmpdir } from "node:os";
import { expect, test, vi } from "vitest";
import { tellFigures } from "../testing/figures.ts";
import { killAgainAndAgain, openAfterwards, tagging } from "../testing/killing.ts";

vi.setConfig({ testTimeout: 3_600_000 });

const cases = 20;
const killsEach = 100;

test("F11 L1 processes that work as fast as they can are killed 2,000 times, on a disk and in memory", async () => {
	const sum = { kills: 0, changes: 0, withoutOpening: 0, mostTemporaryFiles: 0 };
	for (let index = 0; index < cases; index++) {
		const killing = await tagging(index % 2 === 0 ? tmpdir() : undefined);
		const toll = await killAgainAndAgain(killing, killsEach);
		await openAfterwards(killing);
		sum.kills += toll.kills;
		sum.changes += toll.changes;
		sum.withoutOpening += toll.withoutOpening;
		sum.mostTemporaryFiles = Math.max(sum.mostTemporaryFiles, toll.mostTemporaryFiles);
		tellFigures("kills", sum);
	}
	expect(sum.kills).toBe(cases * killsEach);
	expect(sum.changes).toBeGreaterThan(sum.kills);
});
