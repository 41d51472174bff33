import { defineConfig } from "@playwright/test";
import { hasDisplay } from "../scripts/setup/display.mjs";
import { endToEndReportFile } from "../scripts/test/results.mjs";

export default defineConfig({
	testDir: ".",
	testMatch: "**/*.spec.ts",
	globalSetup: "./launch/run.ts",
	outputDir: "../test-results",
	// Each test is a whole application with several processes; on virtual displays each has one to itself.
	workers: hasDisplay() && process.getuid?.() !== 0 ? 1 : 2,
	// Of windows that open two at a time about one in a hundred is never painted: such a test is tried again, and
	// listed as flaky.
	retries: process.env.CI ? 2 : 0,
	timeout: 60_000,
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"], ["json", { outputFile: endToEndReportFile }]],
	use: { trace: "off" },
});
