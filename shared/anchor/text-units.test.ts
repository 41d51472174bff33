import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import { isValidSpan, type Span, widenToGraphemes } from "./span.ts";
import { type TextUnit, textUnits, unitsAround } from "./text-units.ts";

const textAndSpan = fc.tuple(anyText, fc.nat(), fc.nat()).map(([text, a, b]): [string, Span] => {
	const [first, second] = [a % (text.length + 1), b % (text.length + 1)];
	return [text, { start: Math.min(first, second), end: Math.max(first, second) }];
});

test("F2 whole units hold the words that they are around, lie in the text, and are whole graphemes", () => {
	fc.assert(
		fc.property(textAndSpan, fc.constantFrom(...textUnits), ([text, span], unit) => {
			const around = unitsAround(text, span, unit);
			const words = text.slice(span.start, span.end);
			if (words.trim() === "" && words !== "") {
				expect(around).toEqual(span);
				return;
			}
			if (around.start === around.end) return;
			if (words !== "") {
				expect(around.start).toBeLessThanOrEqual(span.start + (words.length - words.trimStart().length));
				expect(around.end).toBeGreaterThanOrEqual(span.end - (words.length - words.trimEnd().length));
			}
			expect(isValidSpan(text, around)).toBe(true);
			expect(widenToGraphemes(text, around)).toEqual(around);
		}),
		{ numRuns: 500 },
	);
});

test("the units around the units are the same", () => {
	fc.assert(
		fc.property(textAndSpan, fc.constantFrom("word", "sentence", "paragraph"), ([text, span], unit) => {
			const around = unitsAround(text, span, unit);
			expect(unitsAround(text, around, unit)).toEqual(around);
		}),
		{ numRuns: 500 },
	);
});

/** The unit around the place marked by `|`. */
function unitIn(marked: string, unit: TextUnit): string {
	const offset = marked.indexOf("|");
	const text = marked.replace("|", "");
	const { start, end } = unitsAround(text, { start: offset, end: offset }, unit);
	return text.slice(start, end);
}

test.each([
	["The fer|ry sank.", "ferry"],
	["The |ferry sank.", "ferry"],
	["The ferry| sank.", "ferry"],
	["The ferry sank|.", "sank"],
	["It cost 5,|000 euros", "5,000"],
	["the captain|’s log", "captain’s"],
	["Am|e\u0301lie came", "Ame\u0301lie"],
	["昨日、東|京駅で火災があった。", "東京"],
	["غرقت الع|بارة.", "العبارة"],
	["one\n|two", "two"],
	["one|\ntwo", "one"],
	["wide   |   gap", ""],
])("the word in “%s”", (marked, word) => {
	expect(unitIn(marked, "word")).toBe(word);
});

test.each([
	["The ferry, which had |lost power, drifted.", "which had lost power"],
	["The ferry, which had lost power, dri|fted.", "drifted"],
	["At 17:42 some 1,|000 people (most of them asleep) felt it.", "At 17:42 some 1,000 people"],
	["At 17:42 some 1,000 people (most |of them asleep) felt it.", "most of them asleep"],
	["She said: “We |saw it.” Then she left.", "We saw it"],
	["It was late — too |late; nobody came.", "too late"],
	["船が沈んだが、誰も|死ななかった。", "誰も死ななかった"],
	["غرقت العبارة، لكن |لم يمت أحد.", "لكن لم يمت أحد"],
])("the phrase in “%s”", (marked, phrase) => {
	expect(unitIn(marked, "phrase")).toBe(phrase);
});

test.each([
	["It rained. The |ferry sank. Nobody died.", "The ferry sank."],
	["It rained.| The ferry sank.", "It rained."],
	["It rained. |The ferry sank.", "The ferry sank."],
	["Title\nThe U.S. Coast |Guard came. It left.", "The U.S. Coast Guard came."],
	["雨が降った。船が|沈んだ。", "船が沈んだ。"],
])("the sentence in “%s”", (marked, sentence) => {
	expect(unitIn(marked, "sentence")).toBe(sentence);
});

test("a span that touches two sentences takes both, from the first to the last", () => {
	const text = "It rained. The ferry sank.\nNobody died. The end.";
	const span = { start: text.indexOf("sank"), end: text.indexOf("Nobody") + 3 };
	const { start, end } = unitsAround(text, span, "sentence");
	expect(text.slice(start, end)).toBe("The ferry sank.\nNobody died.");
});
