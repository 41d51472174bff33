import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: "node",
					environment: "node",
					// A busy machine is no failure: what hangs still ends.
					testTimeout: 60_000,
					// Left to itself it takes every style sheet for empty, also where a test reads one.
					css: true,
					include: [
						"shared/**/*.test.ts",
						"electron/**/*.test.ts",
						"renderer/**/*.test.ts",
						"scripts/**/*.test.mjs",
						"bench/**/*.test.mjs",
					],
				},
			},
		],
		pool: "forks",
		maxWorkers: 2,
	},
});
