import { cpSync } from "node:fs";
import { join } from "node:path";
import { ground } from "../launch/ground.ts";
import { launchParallax } from "../launch/launch.ts";
import { test as base } from "../launch/test.ts";
import { makeWorkplace } from "../launch/workplace.ts";
import { caseFolderIn } from "./case-on-disk.ts";

/** A test with the sample case as a folder, made once; work on a copy that `stage` makes. */
export const test = base.extend<object, { sampleCase: string }>({
	sampleCase: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter
		async ({}, use, { workerIndex }) => {
			const workplace = makeWorkplace();
			const launched = await launchParallax(workplace, { args: ["--sample"] });
			await launched.page.locator("html[data-ready=true]").waitFor();
			await launched.close();
			const folder = join(ground().folder, `sample-${workerIndex}`, "Ferry.parallax");
			cpSync(caseFolderIn(launched.dataFolder), folder, { recursive: true });
			workplace.remove();
			await use(folder);
		},
		{ scope: "worker" },
	],
});
