import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import {
	type BorderStep,
	grownSpan,
	snappedToSentences,
	withBorderAt,
	withBorderMoved,
} from "./grow-span.ts";
import { isValidSpan, type Span, trimSpan, widenToGraphemes } from "./span.ts";

const textAndSpan = fc.tuple(anyText, fc.nat(), fc.nat()).map(([text, a, b]): [string, Span] => {
	const [first, second] = [a % (text.length + 1), b % (text.length + 1)];
	return [text, { start: Math.min(first, second), end: Math.max(first, second) }];
});

const anyStep: fc.Arbitrary<BorderStep> = fc.record({
	border: fc.constantFrom("start", "end"),
	direction: fc.constantFrom(1, -1),
	by: fc.constantFrom("word", "character"),
});

/** The span as evidence would have it: trimmed, then widened. */
function withoutSpace(text: string, span: Span): Span | null {
	const words = trimSpan(text, span);
	return words && widenToGraphemes(text, words);
}

/** Everything that growing goes through from a span on. */
function growing(text: string, from: Span): Span[] {
	const steps: Span[] = [];
	for (let span = grownSpan(text, from); span; span = grownSpan(text, span)) steps.push(span);
	return steps;
}

test("F2 a grown span holds the words before, is larger, and is whole graphemes within the text", () => {
	fc.assert(
		fc.property(textAndSpan, ([text, span]) => {
			const steps = growing(text, span);
			expect(steps.length).toBeLessThanOrEqual(8);
			let before = span;
			for (const step of steps) {
				const words = trimSpan(text, before) ?? before;
				// A caret in white space grows to the text beside it.
				if (words.start < words.end) {
					expect(step.start).toBeLessThanOrEqual(words.start);
					expect(step.end).toBeGreaterThanOrEqual(words.end);
				}
				expect(step.end - step.start).toBeGreaterThan(before.end - before.start);
				expect(isValidSpan(text, step)).toBe(true);
				expect(widenToGraphemes(text, step)).toEqual(step);
				before = step;
			}
		}),
		{ numRuns: 500 },
	);
});

test("D2 a caret grows to the word, the phrase, the sentence and the paragraph", () => {
	const text = "Title\nIt rained. The ferry, which had lost power, sank. Nobody died.";
	const caret = text.indexOf("lost") + 2;
	expect(growing(text, { start: caret, end: caret }).map(({ start, end }) => text.slice(start, end))).toEqual(
		[
			"lost",
			"which had lost power",
			"The ferry, which had lost power, sank.",
			"It rained. The ferry, which had lost power, sank. Nobody died.",
		],
	);
});

test("what is selected snaps to its whole sentences", () => {
	const text = "It rained. The ferry sank. Nobody died.";
	const { start, end } = snappedToSentences(text, { start: text.indexOf("rry"), end: text.indexOf("body") });
	expect(text.slice(start, end)).toBe("The ferry sank. Nobody died.");
});

test("F2 a moved border leaves words of whole graphemes, and moves no other border but over white space", () => {
	fc.assert(
		fc.property(textAndSpan, anyStep, ([text, span], step) => {
			const whole = withoutSpace(text, span);
			const moved = whole && withBorderMoved(text, whole, step);
			if (!moved) return;
			expect(isValidSpan(text, moved)).toBe(true);
			expect(widenToGraphemes(text, moved)).toEqual(moved);
			expect(withoutSpace(text, moved)).toEqual(moved);
			expect(Math.sign(moved[step.border] - whole[step.border])).toBe(step.direction);
		}),
		{ numRuns: 500 },
	);
});

test("a border put anywhere is one at words, or none", () => {
	fc.assert(
		fc.property(
			textAndSpan,
			fc.constantFrom("start" as const, "end" as const),
			fc.integer(),
			(given, border, at) => {
				const [text, span] = given;
				const put = withBorderAt(text, span, border, at % (text.length + 2));
				if (put) expect([isValidSpan(text, put), withoutSpace(text, put)]).toEqual([true, put]);
			},
		),
		{ numRuns: 500 },
	);
});

/** What is left between the borders after steps, such as `start +word`. */
function after(text: string, words: string, ...steps: readonly string[]): string | null {
	const start = text.indexOf(words);
	let span: Span | null = { start, end: start + words.length };
	for (const step of steps) {
		const [border, way] = step.split(" ") as ["start" | "end", string];
		const by = way.slice(1) as BorderStep["by"];
		span = span && withBorderMoved(text, span, { border, by, direction: way[0] === "+" ? 1 : -1 });
	}
	return span && text.slice(span.start, span.end);
}

test("borders move by words and by characters as people count them", () => {
	const text = "Some 214 passengers, and 19 crew.\nThey left.";
	expect(after(text, "passengers", "start -word")).toBe("214 passengers");
	expect(after(text, "214 passengers", "start +word")).toBe("passengers");
	expect(after(text, "passengers", "end +word")).toBe("passengers,");
	expect(after(text, "passengers", "end +word", "end +word")).toBe("passengers, and");
	expect(after(text, "passengers", "end -word")).toBeNull();
	expect(after(text, "passengers", "end -character", "start +character")).toBe("assenger");
	expect(after(text, "crew.", "end +word")).toBe("crew.\nThey");
	expect(after(text, "Some", "start -word")).toBeNull();
	const family = "The 👩‍👩‍👧‍👦 of Ame\u0301lie";
	expect(after(family, "of", "start -character")).toBe("👩‍👩‍👧‍👦 of");
	expect(after(family, "of Ame\u0301", "end -character")).toBe("of Am");
	expect(after("船が沈んだ。", "船", "end +word")).toBe("船が");
	expect(after("غرقت العبارة اليوم", "العبارة", "end +word")).toBe("العبارة اليوم");
});
