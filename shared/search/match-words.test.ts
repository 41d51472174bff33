import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, matchesWords, matchScore, wordsOf } from "./match-words.ts";

test.each([
	["Łódź, Kraków", "lodz krakow"],
	["Straße & Œuvre", "strasse oeuvre"],
	["İstanbul ışık", "istanbul isik"],
	["Ὀδυσσεύς", "οδυσσευσ"],
	["Ёлка", "елка"],
	["ﬁve ＫＭ", "five km"],
	["مُحَمَّد", "محمد"],
	["“Don’t!” — 12,5 %", "don t 12 5"],
	["  ", ""],
])("%s is matched as “%s”", (text, folded) => {
	expect(foldText(text)).toBe(folded);
});

test.each([
	["words in any order", "The mayor resigned on Monday", "monday mayor", true],
	["beginnings of words", "The mayor resigned on Monday", "may res", true],
	["not their middles", "The mayor resigned on Monday", "signed", false],
	["not some words only", "The mayor resigned on Monday", "mayor tuesday", false],
	["without diacritics", "L’accord était signé à Málaga", "malaga ete", false],
	["without diacritics or apostrophes", "L’accord était signé à Málaga", "malaga eta accord", true],
	["Chinese, which has no spaces", "双方达成协议", "协议", true],
	["Japanese, whose words run on", "両首脳は合意した", "合意", true],
	["Korean while its syllables are typed", "한국 대통령", "대토", true],
	["a letter beyond the first plane", "𐐨𐐩 word", "𐐨", true],
	["nothing typed", "anything", " ", true],
])("the text is found by %s", (_what, text, typed, found) => {
	expect(matchesWords(foldText(text), wordsOf(typed))).toBe(found);
	expect(matchScore(foldText(text), wordsOf(typed)) > 0).toBe(found);
});

test("a closer match scores higher", () => {
	const score = (text: string) => matchScore(foldText(text), wordsOf("new cl"));
	expect(score("New claim in the words")).toBe(4);
	expect(score("Start a new claim")).toBe(3);
	expect(score("New words for the claim")).toBe(2);
	expect(score("Claim the new")).toBe(1);
	expect(score("New case")).toBe(0);
});

test("folding twice is folding once", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(foldText(foldText(text))).toBe(foldText(text));
		}),
	);
});

test("a text is found by the beginnings of its own words, shuffled", () => {
	const cut = fc.tuple(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat());
	fc.assert(
		fc.property(fc.array(cut), fc.nat(), (parts, turn) => {
			const text = foldText(parts.map(([part]) => part).join(" "));
			const words = wordsOf(text).map((word, index) => {
				const letters = [...word];
				return letters.slice(0, 1 + ((parts[index]?.[1] ?? 0) % letters.length)).join("");
			});
			const turned = [
				...words.slice(turn % (words.length || 1)),
				...words.slice(0, turn % (words.length || 1)),
			];
			expect(matchesWords(text, turned)).toBe(true);
		}),
	);
});
