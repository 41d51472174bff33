import { test, vi } from "vitest";
import { failInTurn, scenarios } from "../testing/fault-runs.ts";
import { tellFigures } from "../testing/figures.ts";

vi.mock("node:fs/promises", async (original) => {
	const { observedDisk } = await import("../testing/observed-disk.ts");
	return observedDisk(await original());
});

vi.setConfig({ testTimeout: 7_200_000 });

let runs = 0;

test.each(scenarios)("F11 F13 each call of the system fails in every way: $name", async (scenario) => {
	for (const code of ["ENOSPC", "EIO", "EROFS", "EACCES"])
		for (const failing of ["instead", "afterwards"] as const)
			for (const lasting of [false, true]) {
				runs += await failInTurn(scenario, () => ({ code, failing, lasting }));
				tellFigures("failing calls", { runs });
			}
});
