import { expect, test, vi } from "vitest";
import type { Fates } from "../testing/disk-after-cut.ts";
import { anyWork, scenarios } from "../testing/fault-runs.ts";
import { tellFigures } from "../testing/figures.ts";
import { anyPart, cutPower, policies, type Recording, record, seeded } from "../testing/power-cuts.ts";

vi.mock("node:fs/promises", async (original) => {
	const { observedDisk } = await import("../testing/observed-disk.ts");
	return observedDisk(await original());
});

vi.setConfig({ testTimeout: 7_200_000 });

const random = seeded(Date.now());
const sum = { recordings: 0, cuts: 0, states: 0 };

async function cutEverywhere(recording: Recording, parts: number): Promise<void> {
	const { length } = recording.trace.steps;
	sum.recordings += 1;
	for (let cut = 0; cut <= length; cut++) {
		sum.cuts += 1;
		const any: Fates[] = Array.from({ length: parts }, () => anyPart(random));
		for (const fates of [...Object.values(policies), ...any]) {
			sum.states += 1;
			const lost = await cutPower(recording, cut, fates).catch((cause: unknown) => {
				throw new Error(`Cut after ${cut} of ${length} steps`, { cause });
			});
			expect(lost, `cut after ${cut} of ${length} steps`).toEqual([]);
		}
	}
	tellFigures("simulated power cuts", sum);
}

test.each(scenarios)(
	"F11 the power is cut after every step, and any part of what is not sure is there: $name",
	async (scenario) => {
		await cutEverywhere(await record(scenario), scenario.isLong ? 3 : 30);
	},
);

test("F11 the power is cut after every step of any work", async () => {
	for (let round = 0; round < 60; round++) await cutEverywhere(await record(anyWork(random)), 5);
});
