// @ts-check
import { expect, test } from "vitest";
import { cells } from "./cells.mjs";
import { details, judgeDesk, judgeSearch } from "./report.mjs";

/** @type {import("./cells.mjs").Measured} */
const quick = {
	opened: 10,
	openedWork: 5,
	costs: [4, 4, 4],
	latencies: [8, 8, 8],
	hovers: [2, 2],
	frames: [16.7, 16.7],
	frameWorks: [3, 3],
	memory: 1e6,
};
/** @type {import("./cells.mjs").Measured} */
const slow = { ...quick, opened: 100, openedWork: 50, latencies: [80, 80, 80], memory: 50e6 };

/** @param {import("./cells.mjs").Measured} ours */
function repetition(ours) {
	const isPeer = (/** @type {string} */ candidate) => candidate === "naive" || candidate === "recogito";
	const measured = Object.entries(cells).map(([name, { candidate }]) => [
		name,
		isPeer(candidate) ? slow : ours,
	]);
	return /** @type {import("./report.mjs").Repetition} */ (Object.fromEntries(measured));
}

test("every goal from A1 to A10 is judged, by ratios within a repetition", () => {
	const judged = judgeDesk([repetition(quick), repetition(quick)]);
	const goals = new Set(judged.map(({ line }) => line.slice(0, line.indexOf(" "))));
	expect([...goals]).toEqual(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"]);
	expect(judged.filter(({ line }) => !line.endsWith(" ok"))).toEqual([]);
	expect(judged.find(({ line }) => line.startsWith("A5"))?.line).toContain("ours/Recogito 0.10");
});

test("what is too slow is said to be", () => {
	const late = { ...slow, frames: [16.7, 60], costs: [30, 30, 30] };
	const missed = judgeDesk([repetition(late)]).filter(({ isBroken }) => isBroken);
	expect(missed.map(({ line }) => line)).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^A1 .*MISSED/),
			expect.stringMatching(/^A4 .*MISSED/),
			expect.stringMatching(/^A9 .*late frames.*MISSED/),
			expect.stringMatching(/^A10 .*MISSED/),
		]),
	);
	const searches = { p50: 2, p95: 40, changedArticle: 1, floor: 1, first: 500, queries: [] };
	expect(judgeSearch(searches).map(({ line }) => line)).toEqual([
		expect.stringMatching(/^E1 .*MISSED/),
		expect.stringMatching(/^E1 .* ok$/),
	]);
});

test("each cell's figures are listed", () => {
	const lines = details([repetition(quick)]);
	expect(lines).toHaveLength(Object.keys(cells).length);
	expect(lines[0]).toContain("everydayOurs: open 10.00");
});
