// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unitResultsFile } from "./results.mjs";

/**
 * Writes what `npm test` sums up. (Vitest's own JSON report leaves out why a test was skipped.)
 */
// biome-ignore lint/style/noDefaultExport: that is how Vitest takes a reporter from a file
export default class ResultsReporter {
	/**
	 * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
	 * @param {ReadonlyArray<unknown>} unhandledErrors
	 */
	onTestRunEnd(modules, unhandledErrors) {
		/** @type {import("./results.mjs").Results} */
		const results = { passed: 0, failed: unhandledErrors.length, skipped: [] };
		for (const module of modules) {
			// A file that cannot be loaded has no tests to fail.
			results.failed += module.errors().length;
			for (const test of module.children.allTests()) {
				const result = test.result();
				if (result.state === "passed") results.passed += 1;
				else if (result.state === "failed") results.failed += 1;
				else results.skipped.push({ title: test.fullName, reason: noteOf(result) });
			}
		}
		mkdirSync(path.dirname(unitResultsFile), { recursive: true });
		writeFileSync(unitResultsFile, JSON.stringify(results));
	}
}

/** @param {{ state: string, note?: string }} result */
function noteOf(result) {
	return result.note ?? "no reason given";
}
