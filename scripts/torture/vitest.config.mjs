// @ts-check
import { defineConfig } from "vitest/config";
import { projectFolder } from "../setup/places.mjs";

/** What `npm run torture` runs: tests that take long, one file after the other. */
// biome-ignore lint/style/noDefaultExport: that is how Vitest takes a configuration from a file
export default defineConfig({
	root: projectFolder,
	test: {
		name: "torture",
		environment: "node",
		include: ["electron/**/*.torture.ts"],
		pool: "forks",
		maxWorkers: 1,
		fileParallelism: false,
	},
});
