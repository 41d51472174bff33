import { defineConfig } from "@playwright/test";
import { endToEndReportFile } from "../scripts/test/results.mjs";

export default defineConfig({
	testDir: ".",
	testMatch: "**/*.spec.ts",
	globalSetup: "./launch/run.ts",
	outputDir: "../test-results",
	// Each test is a whole application with several processes.
	workers: 1,
	retries: 0,
	timeout: 60_000,
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"], ["json", { outputFile: endToEndReportFile }]],
	use: { trace: "off" },
});
