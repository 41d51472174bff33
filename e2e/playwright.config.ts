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
	// A window that a busy machine never painted is opened once more, and listed as flaky.
	retries: process.env.CI ? 1 : 0,
	timeout: 60_000,
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"], ["json", { outputFile: endToEndReportFile }]],
	use: { trace: "off" },
});
