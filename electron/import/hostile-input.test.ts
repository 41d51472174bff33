import { describe, expect, test } from "vitest";
import { importPlainText } from "./plain-text.ts";

/** In milliseconds of processor time: far above the usual, far below a quadratic one. */
const patience = 5_000;

/** Processor time of an import in milliseconds: unlike the clock's, other work on the machine hardly changes it. */
function timed(text: string): number {
	const bytes = Buffer.from(text);
	const before = process.cpuUsage();
	expect(importPlainText(bytes, "a.txt").ok).toBe(true);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

const megabytes = 1_000_000;
const units = [
	"a",
	" x",
	"1",
	"1/",
	"12/12/2026 ",
	"/",
	"(",
	".",
	'"',
	"-",
	"—",
	"@a (",
	"By ",
	"© ",
	"Jan 1 ",
	"| ",
	"A. ",
	"READ MORE ",
];

describe("time grows with the length of the text, not faster", { timeout: 60_000 }, () => {
	test.each(units)("5 MB of %j on one line", (unit) => {
		expect(timed(`x${unit.repeat((5 * megabytes) / unit.length)}`.slice(0, 5 * megabytes))).toBeLessThan(
			patience,
		);
	});

	test("5 MB of spaces between two letters", () => {
		expect(timed(`a${" ".repeat(5 * megabytes)}a`)).toBeLessThan(patience);
	});

	test.each(units)("300 kB of %j in lines just short enough for every rule", (unit) => {
		for (const length of [79, 119, 199, 599]) {
			const line = unit.repeat(length).slice(0, length);
			expect(
				timed(`Published 02/04/2026\n${`${line}\n`.repeat((0.3 * megabytes) / (length + 1))}`),
			).toBeLessThan(patience);
		}
	});

	test("20 MB of paragraphs", () => {
		const paragraph =
			"The ferry landed on Tuesday (3) after nine days at sea, March 4, 2026 and 02/04/2026, the office said.\n";
		const text = `Published 02/04/2026 11:20\nThe ferry has landed\n${paragraph.repeat(190_000)}`;
		expect(timed(text)).toBeLessThan(patience);
	});

	test("a million lines of two letters", () => {
		expect(timed("ab\n".repeat(megabytes))).toBeLessThan(patience);
	});
});
