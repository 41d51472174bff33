import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import { fold } from "./fold.ts";
import { occurrencesOf, occursIn } from "./terms.ts";

const found = (text: string, term: string, isWhole = false) =>
	occurrencesOf(fold(text).text, { text: fold(term).text, isWhole });

test.each([
	["the beginnings of words", "Fire, fires and FIREFIGHTERS", "fire", [0, 6, 16]],
	["not their middles or ends", "A campfire misfired", "fire", []],
	["what stands behind a sign", "the mid-air “air” (air) /air", "air", [8, 13, 19, 25]],
	["numbers from their beginning", "17:42, 117:42 and 17:421", "17:42", [0, 18]],
	["signs wherever they are", "costs 50% or 5$5", "%", [8]],
	["words behind an apostrophe", "l’accord d'accord", "accord", [2, 11]],
	["Chinese anywhere", "双方达成协议", "协议", [4]],
	["Thai anywhere", "ไฟไหม้เรือ", "เรือ", [6]],
	["Arabic behind the article", "في الحريق", "حريق", [5]],
	["Hebrew behind a preposition", "בשריפה", "שריפה", [1]],
	["letters beyond the first plane from the beginning of the word", "𐐨𐐩 𐐩𐐨", "𐐩", [5]],
	["emoji anywhere", "x👍🏽y", "👍", [1]],
	["neighbours without overlaps", "--------", "---", [0, 3]],
] as const)("a word finds %s", (_what, text, term, offsets) => {
	expect(found(text, term)).toEqual(offsets);
});

test("a whole phrase ends with its last word", () => {
	expect(found("no fire on board, no fires", "no fire", true)).toEqual([0]);
	expect(found("no fire on board, no fires", "no fire", false)).toEqual([0, 18]);
	expect(found("达成协议了", "协议", true)).toEqual([2]);
});

test("occurrences are the term, apart, and there are some where it occurs", () => {
	const part = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.boolean());
	fc.assert(
		fc.property(anyText, part, (original, [at, length, isWhole]) => {
			const { text } = fold(original);
			fc.pre(text !== "");
			const term = { text: text.slice(at % text.length, (at % text.length) + length), isWhole };
			const offsets = occurrencesOf(text, term);
			expect(offsets.length > 0).toBe(occursIn(text, term));
			for (const [index, offset] of offsets.entries()) {
				expect(text.startsWith(term.text, offset)).toBe(true);
				if (index > 0) expect(offset - (offsets[index - 1] ?? 0)).toBeGreaterThanOrEqual(term.text.length);
			}
		}),
	);
});
