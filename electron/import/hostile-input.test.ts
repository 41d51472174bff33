import { describe, expect, test } from "vitest";
import { importPlainText } from "./plain-text.ts";

/** Imports a text. A rule that is not linear would run into the suite's time limit, thousands of times over. */
function importWhole(text: string): void {
	expect(importPlainText(Buffer.from(text), "a.txt").ok).toBe(true);
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

describe("hostile texts are read in linear time, or these tests would not end", { timeout: 60_000 }, () => {
	test.each(units)("5 MB of %j on one line", (unit) => {
		importWhole(`x${unit.repeat((5 * megabytes) / unit.length)}`.slice(0, 5 * megabytes));
	});

	test("5 MB of spaces between two letters", () => {
		importWhole(`a${" ".repeat(5 * megabytes)}a`);
	});

	test.each(units)("300 kB of %j in lines just short enough for every rule", (unit) => {
		for (const length of [79, 119, 199, 599]) {
			const line = unit.repeat(length).slice(0, length);
			importWhole(`Published 02/04/2026\n${`${line}\n`.repeat((0.3 * megabytes) / (length + 1))}`);
		}
	});

	test("20 MB of paragraphs", () => {
		const paragraph =
			"The ferry landed on Tuesday (3) after nine days at sea, March 4, 2026 and 02/04/2026, the office said.\n";
		const text = `Published 02/04/2026 11:20\nThe ferry has landed\n${paragraph.repeat(190_000)}`;
		importWhole(text);
	});

	test("a million lines of two letters", () => {
		importWhole("ab\n".repeat(megabytes));
	});
});
