// @ts-check
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		environment: "node",
		include: ["electron/**/*.torture.ts"],
		// One at a time: these tests keep disk and processor busy by themselves.
		pool: "forks",
		maxWorkers: 1,
		testTimeout: 30 * 60_000,
	},
});
