import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import { findInText, firstFrom, spansOf, spansWithin } from "./find-in-text.ts";
import { fold } from "./fold.ts";

function found(text: string, typed: string): string[] {
	const spans = findInText(fold(text), typed);
	return Array.from({ length: spans.count }, (_, index) => {
		const { start, end } = spans.span(index);
		return text.slice(start, end);
	});
}

test.each([
	["within words", "Campfire, FIRES", "fire", ["fire", "FIRE"]],
	["letters that fold to more", "Straße, STRASSE", "strasse", ["Straße", "STRASSE"]],
	["letters that were typed with their marks", "Amelie, Ame\u0301lie", "amélie", ["Amelie", "Ame\u0301lie"]],
	["a part of a letter", "Straße", "as", ["aß"]],
	["Turkish capitals", "İstanbul, ISTANBUL", "istanbul", ["İstanbul", "ISTANBUL"]],
	["full-width letters and figures", "ＡＢＣ１２", "c1", ["Ｃ１"]],
	["emoji, whole", "the 👨‍👩‍👧 and 👧", "👧", ["👨‍👩‍👧", "👧"]],
	["right to left, without points", "שָׁלוֹם שלום", "שלום", ["שָׁלוֹם", "שלום"]],
	["Chinese", "双方达成协议，协议", "协议", ["协议", "协议"]],
	["white space however wide", "12\u00a0  dead", "12 dead", ["12\u00a0  dead"]],
	["signs of regular expressions", "a.*b a.*b", ".*", [".*", ".*"]],
	["spaces alone", "a b  c", " ", [" ", "  "]],
	["quotation marks of any kind", '“no” "yes', '"', ["“", "”", '"']],
	["nothing by nothing", "anything", "", []],
	["nothing by what cannot be seen", "anything", "\u200b", []],
	["nothing by what is longer than the text", "a".repeat(100), "a".repeat(10_000), []],
])("it finds %s", (_what, text, typed, expected) => {
	expect(found(text, typed)).toEqual(expected);
});

test("D4 all that is found, and nothing else: as asking every offset in turn finds it", () => {
	const part = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5 }));
	fc.assert(
		fc.property(anyText, part, (text, [at, length]) => {
			const folded = fold(text);
			const typed = text.slice(at % (text.length + 1)).slice(0, length);
			const sought = fold(typed).text;
			const naive: number[] = [];
			for (let offset = 0; sought !== "" && offset < folded.text.length; offset++) {
				if (!folded.text.startsWith(sought, offset)) continue;
				naive.push(offset);
				offset += sought.length - 1;
			}
			const spans = findInText(folded, typed);
			expect(spans.count).toBe(naive.length);
			for (let index = 0; index < spans.count; index++) {
				const { start, end } = spans.span(index);
				expect(fold(text.slice(start, end)).text).toContain(sought);
				if (index > 0) expect(start).toBeGreaterThanOrEqual(spans.span(index - 1).start);
			}
		}),
	);
});

test("spans near a place are found without looking at all others", () => {
	const spans = spansOf([
		{ start: 0, end: 4 },
		{ start: 6, end: 9 },
		{ start: 20, end: 22 },
	]);
	expect([0, 1, 6, 7, 20, 21].map((offset) => firstFrom(spans, offset))).toEqual([0, 1, 1, 2, 2, 3]);
	expect(spansWithin(spans, { start: 8, end: 20 })).toEqual([{ start: 6, end: 9 }]);
	expect(spansWithin(spans, { start: 4, end: 6 })).toEqual([]);
	expect(spansWithin(spans, { start: 3, end: 21 })).toHaveLength(3);
});
