import { test, vi } from "vitest";
import type { Failing } from "../testing/failing-disk.ts";
import { failInTurn, scenarios } from "../testing/fault-runs.ts";

vi.mock("node:fs/promises", async (original) => {
	const { observedDisk } = await import("../testing/observed-disk.ts");
	return observedDisk(await original());
});

// Hundreds of cases take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const codes = ["ENOSPC", "EIO", "EROFS", "EACCES"];

/** Another code with every call; what fails has been done all the same every third time. */
function varied(from: number): { code: string; failing: Failing } {
	return { code: codes[from % codes.length] ?? "EIO", failing: from % 3 === 0 ? "afterwards" : "instead" };
}

test.each(scenarios)("F11 F13 each call of the system fails in its turn: $name", async (scenario) => {
	const step = scenario.isLong ? 5 : 1;
	await failInTurn(scenario, (from) => ({ ...varied(from), lasting: false }), step);
});

test.each(scenarios)(
	"F11 F13 the disk fails at one call, and with all later ones: $name",
	async (scenario) => {
		const step = scenario.isLong ? 23 : 7;
		await failInTurn(scenario, (from) => ({ ...varied(from), lasting: true }), step);
	},
);
