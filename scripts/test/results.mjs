// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../setup/places.mjs";
import { codeOf } from "../setup/problem.mjs";

/**
 * @typedef {object} Results what came of some tests
 * @property {number} passed
 * @property {number} failed
 * @property {{ title: string, reason: string }[]} skipped
 */

/** Where the unit tests' reporter leaves its {@link Results}. */
export const unitResultsFile = path.join(projectFolder, ".cache", "test", "unit.json");
/** Where Playwright leaves its own report. */
export const endToEndReportFile = path.join(projectFolder, ".cache", "test", "e2e.json");

/**
 * The results in a report file.
 * @param {string} file
 * @param {(report: any) => Results} [read] turns the report into results; unless told, it is one
 * @returns {Results} a missing report counts as one failure: the tool did not get to its end
 */
export function readResults(file, read = (report) => report) {
	try {
		return read(JSON.parse(readFileSync(file, "utf8")));
	} catch (error) {
		if (codeOf(error) === "ENOENT") return { passed: 0, failed: 1, skipped: [] };
		throw error;
	}
}

/**
 * @typedef {object} PlaywrightSuite the part read here of Playwright's JSON report
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }[]} [specs]
 */

/**
 * @param {{ suites: PlaywrightSuite[], errors: unknown[] }} report Playwright's JSON report
 * @returns {Results} a flaky test counts as passed; an error outside of all tests as failed
 */
export function resultsOfPlaywright(report) {
	/** @type {Results} */
	const results = { passed: 0, failed: report.errors.length, skipped: [] };
	/** @param {PlaywrightSuite} suite @param {string[]} above */
	const visit = (suite, above) => {
		const titles = [...above, suite.title];
		for (const spec of suite.specs ?? []) {
			for (const test of spec.tests) {
				if (test.status === "skipped") {
					const reason = test.annotations.find(
						({ type }) => type === "skip" || type === "fixme",
					)?.description;
					results.skipped.push({
						title: [...titles, spec.title].join(" > "),
						reason: reason ?? "no reason given",
					});
				} else if (test.status === "unexpected") results.failed += 1;
				else results.passed += 1;
			}
		}
		for (const child of suite.suites ?? []) visit(child, titles);
	};
	for (const suite of report.suites) visit(suite, []);
	return results;
}

/**
 * The closing words of `npm test`.
 * @param {readonly Results[]} all
 * @returns {string[]} lines: the skipped tests with their reasons, and last "N passed, N failed, N skipped"
 */
export function summary(all) {
	const skipped = all.flatMap((results) => results.skipped);
	const passed = all.reduce((sum, results) => sum + results.passed, 0);
	const failed = all.reduce((sum, results) => sum + results.failed, 0);
	return [
		...skipped.map(({ title, reason }) => `Skipped: ${title} (${reason})`),
		`${passed} passed, ${failed} failed, ${skipped.length} skipped`,
	];
}
