import fc from "fast-check";
import { expect, test } from "vitest";
import { isValidSpan, widenToGraphemes } from "../anchor/span.ts";
import { anyText } from "../testing/arbitraries.ts";
import { excerptOf } from "./excerpt.ts";

const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");

function around(text: string, words: string) {
	const start = text.indexOf(words);
	return excerptOf(text, [{ start, end: start + words.length }]);
}

test("an excerpt is cut between words and says so", () => {
	const { text, cutBefore, cutAfter, start } = around(long, "word30");
	expect(text).toMatch(/^word2\d .*word30 .*word\d+$/);
	expect(text.length).toBeLessThan(160);
	expect(long.slice(start, start + text.length)).toBe(text);
	expect([cutBefore, cutAfter]).toEqual([true, true]);
});

test("an excerpt keeps to its line", () => {
	const text = `Before it\nThe ferry lost power\nAfter it`;
	expect(around(text, "lost")).toMatchObject({
		start: 10,
		text: "The ferry lost power",
		cutBefore: false,
		cutAfter: false,
	});
	expect(around(text, "power\nAfter").text).toBe("The ferry lost power\nAfter it");
	expect(around("whole", "whole")).toMatchObject({ text: "whole", cutBefore: false, cutAfter: false });
});

test("what is found without spaces around it is cut between graphemes", () => {
	const text = "协".repeat(300);
	const { text: piece, marks } = excerptOf(text, [{ start: 150, end: 152 }]);
	expect(piece.length).toBeLessThan(200);
	expect(marks).toEqual([{ start: 150, end: 152 }]);
});

test("a mark of 10,000 characters does not make an excerpt of as many", () => {
	expect(excerptOf("x".repeat(20_000), [{ start: 100, end: 10_100 }]).text.length).toBeLessThan(600);
});

test("an excerpt is a valid piece of the text, and begins with or before the first mark", () => {
	const repeated = fc
		.tuple(anyText, fc.integer({ min: 1, max: 40 }))
		.map(([text, times]) => text.repeat(times));
	fc.assert(
		fc.property(repeated, fc.nat(), fc.nat(60), (text, at, length) => {
			fc.pre(text !== "");
			const start = at % text.length;
			const mark = widenToGraphemes(text, { start, end: Math.min(start + 1 + length, text.length) });
			const excerpt = excerptOf(text, [mark]);
			const end = excerpt.start + excerpt.text.length;
			expect(isValidSpan(text, { start: excerpt.start, end })).toBe(true);
			expect(text.slice(excerpt.start, end)).toBe(excerpt.text);
			expect(excerpt.start).toBeLessThanOrEqual(mark.start);
			expect(end).toBeGreaterThanOrEqual(mark.end);
			expect(excerpt.cutBefore).toBe(/[^\n]$/.test(text.slice(0, excerpt.start)));
			expect(excerpt.cutAfter).toBe(/^[^\n]/.test(text.slice(end)));
		}),
	);
});
