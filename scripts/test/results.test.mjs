// @ts-check
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../setup/testing/temporary-folder.mjs";
import { readResults, resultsOfPlaywright, summary } from "./results.mjs";

/** @param {string} title @param {string} status @param {{ type: string, description?: string }[]} [annotations] */
function spec(title, status, annotations = []) {
	return { title, tests: [{ status, annotations }] };
}

test("Playwright's report is counted", () => {
	const report = {
		errors: [{ message: "a file did not load" }],
		suites: [
			{
				title: "read.spec.ts",
				specs: [spec("opens", "expected"), spec("tags", "unexpected"), spec("sometimes", "flaky")],
				suites: [
					{
						title: "corpus",
						specs: [
							spec("imports", "skipped", [{ type: "skip", description: "no corpus" }]),
							spec("later", "skipped"),
						],
					},
				],
			},
		],
	};
	expect(resultsOfPlaywright(report)).toEqual({
		passed: 2,
		failed: 2,
		skipped: [
			{ title: "read.spec.ts > corpus > imports", reason: "no corpus" },
			{ title: "read.spec.ts > corpus > later", reason: "no reason given" },
		],
	});
});

test("the summary adds up, shows what was skipped, and ends with the counts alone", () => {
	const all = [
		{ passed: 40, failed: 1, skipped: [] },
		{ passed: 2, failed: 0, skipped: [{ title: "a > b", reason: "no corpus" }] },
	];
	expect(summary(all)).toEqual(["Skipped: a > b (no corpus)", "42 passed, 1 failed, 1 skipped"]);
	expect(summary([])).toEqual(["0 passed, 0 failed, 0 skipped"]);
});

test("a tool that left no report counts as a failure", () => {
	expect(readResults(path.join(temporaryFolder(), "none.json"))).toEqual({
		passed: 0,
		failed: 1,
		skipped: [],
	});
});
