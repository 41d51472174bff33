// @ts-check
import { expect, test } from "vitest";
import { isDueAgain } from "./failed-download.mjs";

const failed = { version: "45.4.1", triedAt: "2026-03-01T12:00:00.000Z", reason: "fetch failed" };

/** @type {[string, string, boolean][]} */
const times = [
	["an hour later", "2026-03-01T13:00:00Z", false],
	["a day later", "2026-03-02T12:00:00Z", true],
	["with the clock set back", "2026-02-01T12:00:00Z", true],
];

test.each(times)("a failed download is tried again: %s", (_, now, expected) => {
	expect(isDueAgain(failed, Date.parse(now))).toBe(expected);
});

test("what never failed, or at no readable time, may be tried", () => {
	expect(isDueAgain(null)).toBe(true);
	expect(isDueAgain({ ...failed, triedAt: "yesterday" })).toBe(true);
});
