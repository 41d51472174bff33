import { expect, test, vi } from "vitest";
import type { Fates } from "../testing/disk-after-cut.ts";
import type { Step } from "../testing/disk-trace.ts";
import { type Scenario, scenarios } from "../testing/fault-runs.ts";
import {
	anyPart,
	cutPower,
	policies,
	type Recording,
	record,
	seeded,
	without,
} from "../testing/power-cuts.ts";

vi.mock("node:fs/promises", async (original) => {
	const { observedDisk } = await import("../testing/observed-disk.ts");
	return observedDisk(await original());
});

// Hundreds of cases take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const random = seeded(20260301);

test.each(scenarios)("F11 the power is cut after any step: $name", async (scenario) => {
	const recording = await record(scenario);
	const { length } = recording.trace.steps;
	for (let cut = 0; cut <= length; cut += scenario.isLong ? 4 : 1) {
		for (const fates of [policies.nothing, policies.names, anyPart(random)]) {
			const lost = await cutPower(recording, cut, fates).catch((cause: unknown) => {
				throw new Error(`Cut after ${cut} of ${length} steps`, { cause });
			});
			expect(lost, `cut after ${cut} of ${length} steps`).toEqual([]);
		}
	}
});

const [firstChanges, , anImport] = scenarios as readonly [Scenario, Scenario, Scenario];

/** What is lost at the worst moment, in words. */
async function worst(recording: Recording, fates: Fates): Promise<string[]> {
	for (let cut = recording.trace.steps.length; cut > 0; cut--) {
		const lost = await cutPower(recording, cut, fates).catch((error: unknown) => [String(error)]);
		if (lost.length > 0) return lost;
	}
	return [];
}

const mistakes: readonly [name: string, isLeftOut: (step: Step) => boolean, fates: Fates][] = [
	["no folder is synced after a rename", (step) => step.kind === "sync" && step.isFolder, policies.nothing],
	[
		"files are renamed without being synced",
		(step) => step.kind === "sync" && !step.isFolder,
		policies.names,
	],
	["nothing is synced at all", (step) => step.kind === "sync", anyPart(random)],
];

test.each(mistakes)("F11 this test would notice if %s", async (_name, isLeftOut, fates) => {
	for (const scenario of [firstChanges, anImport])
		expect(await worst(without(await record(scenario), isLeftOut), fates)).not.toEqual([]);
});
