// @ts-check
import { rmSync } from "node:fs";
import { build } from "../build/build.mjs";
import { messageOf, Problem } from "../setup/problem.mjs";
import { runNode, tool } from "../setup/programs.mjs";
import { say } from "../setup/terminal.mjs";
import { endToEndReportFile, readResults, resultsOfPlaywright, unitResultsFile } from "./results.mjs";

// Where CI is set, the tools colour what they write to a file as well.
const isPlain = !process.stdout.isTTY && !process.env.FORCE_COLOR;

/**
 * @typedef {object} Step
 * @property {string} title for the headline
 * @property {(words: readonly string[]) => Promise<number>} run takes further arguments for its
 *   tool, and gives its exit status
 * @property {() => import("./results.mjs").Results} [results] what came of its tests
 */

/**
 * What `npm test` does, in its order; each is also a script of its own.
 * @type {Record<"lint" | "types" | "build" | "unit" | "e2e", Step>}
 */
export const steps = {
	lint: {
		title: "Format and lint (Biome)",
		run: (words) =>
			status(tool("@biomejs/biome"), ["ci", ...(isPlain ? ["--colors=off"] : []), ".", ...words]),
	},
	types: {
		title: "Types (TypeScript)",
		run: (words) => status(tool("typescript", "tsc"), ["--build", ...words]),
	},
	build: {
		title: "Build (electron-vite)",
		run: buildStatus,
	},
	unit: {
		title: "Unit tests (Vitest)",
		run: (words) => {
			rmSync(unitResultsFile, { force: true });
			const reporters = ["--reporter=default", "--reporter=./scripts/test/vitest-report.mjs"];
			return status(tool("vitest"), ["run", ...reporters, ...words]);
		},
		results: () => readResults(unitResultsFile),
	},
	e2e: {
		title: "End-to-end tests (Playwright)",
		run: (words) => {
			rmSync(endToEndReportFile, { force: true });
			return status(tool("@playwright/test", "playwright"), ["test", "-c", "e2e", ...words]);
		},
		results: () => readResults(endToEndReportFile, resultsOfPlaywright),
	},
};

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
async function status(script, args) {
	return (await runNode(script, args, { env: isPlain ? { NO_COLOR: "1" } : {} })).status;
}

async function buildStatus() {
	try {
		await build();
		return 0;
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		say(messageOf(error));
		return 1;
	}
}
