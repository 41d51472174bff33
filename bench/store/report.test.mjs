// @ts-check
import { expect, test } from "vitest";
import { details, judgeKills, judgeOpening, judgeTags } from "./report.mjs";

/** @type {import("./tags.mjs").TagTime} */
const time = { floor: 0.2, saved: 2, shown: 0.3, work: 0.8 };
const slower = { ...time, saved: 3.2, work: 1.2 };

/** @type {import("./tags.mjs").Round} */
const round = {
	few: { joining: time, starting: time },
	full: { joining: time, starting: time },
	large: { joining: slower, starting: slower },
	peer: 40,
	calm: true,
};

const opening = { parsing: 500, checking: 700, shown: 20, read: 2_500, calm: true };
/** @type {import("./opening.mjs").Openings} */
const opened = {
	files: 13_000,
	megabytes: 83,
	first: { shown: 3_000, evidence: 99_000, sources: 1_000 },
	openings: [opening],
};

test("every line of a goal names it, says the ratio and the goal, and ends in ok or MISSED", () => {
	const lines = [...judgeTags([round]), ...judgeOpening(opened)].map(({ line }) => line);
	for (const line of lines) expect(line).toMatch(/^C[1-5] .+ \d+\.\d+ \(.+ goal <= [\d.]+\) (?:ok|MISSED)/);
	expect(lines.filter((line) => line.startsWith("C1"))).toHaveLength(7);
});

test("a tag is held against the write beside it, and a large case against a small one", () => {
	const lines = judgeTags([round]).map(({ line }) => line);
	expect(lines).toContainEqual(
		expect.stringMatching(/^C1 .+ on a claim, 100 tags: ours\/floor 10\.00 .+ ok$/),
	);
	expect(lines).toContainEqual(
		expect.stringMatching(/^C1 .+ on a claim, 100,000 tags: ours\/floor 16\.00 .+ MISSED$/),
	);
	expect(lines).toContainEqual(expect.stringMatching(/100,000 tags\/100 tags 1\.60 .+ MISSED$/));
	expect(lines).toContainEqual(expect.stringMatching(/^C2 .+ 0\.050 .+ ok$/));
	expect(lines).toContainEqual(expect.stringMatching(/^C3 .+, 100,000 tags: ms 1\.20 .+ MISSED$/));
});

test("opening and checking are held against parsing", () => {
	const [open, check] = judgeOpening(opened).map(({ line }) => line);
	expect(open).toMatch(/JSON\.parse of all of it 0\.040 .+ ok$/);
	expect(check).toMatch(/JSON\.parse 0\.40 .+ ok$/);
});

test("one change missing, or one broken file, breaks the goal of losing nothing", () => {
	const kills = { kills: 10, changes: 90, missing: [], notices: [] };
	expect(judgeKills(kills)).toMatchObject({
		line: expect.stringMatching(/^C4 .+ 0 of 90 .+ ok$/),
		isBroken: false,
	});
	for (const lost of [{ missing: ["claim/a"] }, { notices: ["a.json is not whole JSON."] }])
		expect(judgeKills({ ...kills, ...lost })).toMatchObject({
			line: expect.stringMatching(/MISSED$/),
			isBroken: true,
		});
});

test("the details tell milliseconds, and what merging takes", () => {
	const merging = {
		layers: 10,
		records: 106_000,
		winners: 105_000,
		rounds: [{ uniting: 100, parsing: 500 }],
	};
	const lines = details({ rounds: [round], opened, merging });
	expect(lines.find((line) => line.startsWith("merge"))).toBe(
		"merge, 10 layers, 106,000 records, 105,000 winners: 100 (100–100) ms (0.20 (0.20–0.20) × JSON.parse of them)",
	);
	for (const line of lines) expect(line).not.toMatch(/NaN|undefined/);
});
