import fc from "fast-check";
import { expect, test } from "vitest";
import { isValidSpan } from "../anchor/span.ts";
import { anyText } from "../testing/arbitraries.ts";
import { fold, originalSpan } from "./fold.ts";

const pieces = fc.constantFrom(
	..."aAsS ß\u1e9eİıΣςÅø’”…ﬁＦ\u00ad\u200b",
	"  ",
	"\t\n",
	"fire",
	"Fıre",
	"e\u0301",
	"\u0301",
	"ガ",
	"カ\u3099",
	"ｶﾞ",
	"한",
	"مُ",
	"👨‍👩‍👧",
	"𝒳",
	"𐐀",
);
const text = fc.oneof(
	anyText,
	fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
);

/** Each folded unit with the original's character that it comes from, one character after the other. */
function byCharacter(original: string): { unit: string; start: number; end: number }[] {
	const units: { unit: string; start: number; end: number }[] = [];
	let offset = 0;
	for (const character of original) {
		const end = offset + character.length;
		for (const unit of fold(character).text.split(""))
			if (unit !== " " || units.at(-1)?.unit !== " ") units.push({ unit, start: offset, end });
		offset = end;
	}
	return units;
}

test.each([
	["Łódź, KRAKÓW", "lodz, krakow"],
	["Straße, STRASSE, \u1e9e", "strasse, strasse, ss"],
	["İstanbul IŞIK ısı", "istanbul isik isi"],
	["Ὀδυσσεύς", "οδυσσευσ"],
	["ﬁve ＫＭ ½ …", "five km 1⁄2 ..."],
	["“Don’t!” – 17:42", '"don\'t!" - 17:42'],
	["a \u00a0\t\u3000b\n c", "a b\n c"],
	["soft\u00adware\u200b", "software"],
	["مُحَمَّد", "محمد"],
	["Ame\u0301lie", "amelie"],
	["ガ カ\u3099 ｶﾞ", "カ\u3099 カ\u3099 カ\u3099"],
])("%s is compared as %s", (original, folded) => {
	expect(fold(original).text).toBe(folded);
});

test("vowel signs of Indian scripts are letters", () => {
	expect(fold("काम").text).not.toBe(fold("कम").text);
});

test("folding twice is folding once", () => {
	fc.assert(
		fc.property(text, (original) => {
			const once = fold(original).text;
			expect(fold(once).text).toBe(once);
		}),
	);
});

test("a text folds as its characters do, one by one", () => {
	fc.assert(
		fc.property(text, (original) => {
			const units = byCharacter(original);
			expect(fold(original).text).toBe(units.map(({ unit }) => unit).join(""));
		}),
	);
});

test("D4 every part of a folded text leads to the characters that it was made of, and those fold to it", () => {
	fc.assert(
		fc.property(text, fc.nat(), fc.nat(), (original, a, b) => {
			const folded = fold(original);
			fc.pre(folded.text !== "");
			const start = a % folded.text.length;
			const end = start + 1 + (b % (folded.text.length - start));
			const span = originalSpan(folded, start, end);
			const units = byCharacter(original);
			expect(span.start).toBeLessThanOrEqual(units[start]?.start ?? 0);
			expect(span.end).toBeGreaterThanOrEqual(units[end - 1]?.end ?? 0);
			expect(isValidSpan(original, span)).toBe(true);
			expect(fold(original.slice(span.start, span.end)).text).toContain(folded.text.slice(start, end));
		}),
	);
});

test("a part takes whole graphemes, and no more", () => {
	const original = "The family 👨‍👩‍👧 of Ame\u0301lie";
	const folded = fold(original);
	const wordsOf = (part: string) => {
		const at = folded.text.indexOf(part);
		const { start, end } = originalSpan(folded, at, at + part.length);
		return original.slice(start, end);
	};
	expect(wordsOf("👩")).toBe("👨‍👩‍👧");
	expect(wordsOf("ame")).toBe("Ame\u0301");
	expect(wordsOf("family")).toBe("family");
});
