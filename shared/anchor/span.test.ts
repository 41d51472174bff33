import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorSchema } from "../schema/records.ts";
import { anyText } from "../testing/arbitraries.ts";
import { hash } from "../testing/samples.ts";
import { anchorHolds, describeSpan, isValidSpan, type Span, trimSpan, widenToGraphemes } from "./span.ts";

/** The borders of all grapheme clusters, found over the whole text at once. */
function graphemeBorders(text: string): Set<number> {
	const borders = new Set([0, text.length]);
	for (const { index } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text))
		borders.add(index);
	return borders;
}

/** A text and a span of it that a file may hold: not empty, no surrogate pair cut. */
const textAndSpan = fc
	.tuple(anyText, fc.nat(), fc.nat())
	.map(([text, a, b]): [string, Span] => {
		const [first, second] = [a % (text.length + 1), b % (text.length + 1)];
		return [text, { start: Math.min(first, second), end: Math.max(first, second) }];
	})
	.filter(([text, span]) => isValidSpan(text, span));

test("F2 a widened span begins and ends at borders of grapheme clusters, and no further than needed", () => {
	fc.assert(
		fc.property(textAndSpan, ([text, span]) => {
			const borders = graphemeBorders(text);
			const before = [...borders].filter((border) => border <= span.start);
			const after = [...borders].filter((border) => border >= span.end);
			expect(widenToGraphemes(text, span)).toEqual({ start: Math.max(...before), end: Math.min(...after) });
		}),
		{ numRuns: 1_000 },
	);
});

test("F2 widening contains the span, is valid, and changes nothing a second time", () => {
	fc.assert(
		fc.property(textAndSpan, fc.integer({ min: 1, max: 12 }), ([text, span], neighbourhood) => {
			const wide = widenToGraphemes(text, span, neighbourhood);
			expect(wide.start).toBeLessThanOrEqual(span.start);
			expect(wide.end).toBeGreaterThanOrEqual(span.end);
			// Also where the neighbourhood is too small for the cluster: surrogate pairs stay whole.
			expect(isValidSpan(text, wide)).toBe(true);
			const full = widenToGraphemes(text, span);
			expect(widenToGraphemes(text, full)).toEqual(full);
		}),
		{ numRuns: 500 },
	);
});

const clusters = {
	"a family of four": "👩‍👩‍👧‍👦",
	"a flag": "🇫🇷",
	"a rainbow flag": "🏳️‍🌈",
	"a skin tone": "👍🏽",
	"a letter and its accent": "e\u0301",
	"a letter and two marks": "a\u0308\u0323",
	"Hangul in parts": "\u1112\u1161\u11ab",
	"a Devanagari conjunct": "क्षि",
	"a surrogate pair": "𝒳",
};

test.each(Object.entries(clusters))("F2 a span that cuts %s is widened around it", (_name, cluster) => {
	const text = `ab ${cluster} cd`;
	for (let inside = 4; inside < 3 + cluster.length; inside++) {
		expect(widenToGraphemes(text, { start: 0, end: inside }).end).toBe(3 + cluster.length);
		expect(widenToGraphemes(text, { start: inside, end: text.length }).start).toBe(3);
	}
});

test("F2 flags in a long row are not cut between their halves", () => {
	const text = `Flags: ${"🇫🇷🇩🇪".repeat(200)}.`;
	for (const flag of [0, 1, 99, 100, 399]) {
		const start = 7 + flag * 4;
		expect(widenToGraphemes(text, { start: start + 2, end: text.length })).toMatchObject({ start });
		expect(widenToGraphemes(text, { start: 0, end: start + 2 })).toMatchObject({ end: start + 4 });
	}
});

test("F2 a letter under a thousand accents, which only an attack has, is cut between whole characters", () => {
	const text = `x${"\u0301".repeat(5_000)}${"\u{1d167}".repeat(5_000)}y`;
	const wide = widenToGraphemes(text, { start: 7_001, end: 9_001 });
	expect(isValidSpan(text, wide)).toBe(true);
	expect(wide.start).toBeLessThanOrEqual(7_001);
	expect(wide.end).toBeGreaterThanOrEqual(9_001);
});

test("F2 a trimmed span holds the same words without white space around them", () => {
	fc.assert(
		fc.property(textAndSpan, ([text, span]) => {
			const words = text.slice(span.start, span.end);
			const trimmed = trimSpan(text, span);
			if (trimmed === null) expect(words.trim()).toBe("");
			else {
				expect(text.slice(trimmed.start, trimmed.end)).toBe(words.trim());
				expect(words.trim()).not.toBe("");
				expect(isValidSpan(text, trimmed)).toBe(true);
				expect(trimSpan(text, trimmed)).toEqual(trimmed);
			}
		}),
		{ numRuns: 500 },
	);
});

test("F2 trimming knows every kind of white space", () => {
	const text = "\u00a0\u3000 \n\t\ufeffwords here\u2003 \n";
	expect(trimSpan(text, { start: 0, end: text.length })).toEqual({ start: 6, end: 16 });
	expect(trimSpan(text, { start: 0, end: 6 })).toBeNull();
	expect(trimSpan(text, { start: 7, end: 9 })).toEqual({ start: 7, end: 9 });
});

test("A3 a described span holds in its own text, and the schema accepts it", () => {
	fc.assert(
		fc.property(textAndSpan, ([text, span]) => {
			const anchor = describeSpan(text, span, hash);
			expect(anchorHolds(text, anchor)).toBe(true);
			expect(anchorSchema.safeParse(anchor).success).toBe(true);
			expect(text.slice(anchor.start - anchor.prefix.length, anchor.end + anchor.suffix.length)).toBe(
				anchor.prefix + anchor.quote + anchor.suffix,
			);
		}),
		{ numRuns: 500 },
	);
});

test("A3 the words around a quote are at most 32 code units long and cut no surrogate pair", () => {
	fc.assert(
		fc.property(fc.nat({ max: 80 }), fc.nat({ max: 80 }), (left, right) => {
			const text = `${"😀".repeat(left)}quote${"😀".repeat(right)}`;
			const { prefix, suffix } = describeSpan(text, { start: left * 2, end: left * 2 + 5 }, hash);
			expect(prefix).toBe("😀".repeat(Math.min(16, left)));
			expect(suffix).toBe("😀".repeat(Math.min(16, right)));
			const odd = describeSpan(`${text}.`, { start: left * 2 + 1, end: left * 2 + 4 }, hash);
			expect(odd.prefix.length).toBeLessThanOrEqual(32);
			expect(odd.prefix).not.toMatch(/^[\udc00-\udfff]/);
			expect(odd.suffix).not.toMatch(/[\ud800-\udbff]$/);
		}),
	);
});

test("A1 an anchor does not hold after any edit of the quoted words", () => {
	fc.assert(
		fc.property(
			textAndSpan,
			fc.nat(),
			fc.constantFrom("x", "1", "\u0301", "😀", ""),
			([text, span], at, put) => {
				const anchor = describeSpan(text, span, hash);
				const offset = span.start + (at % (span.end - span.start));
				const edited = text.slice(0, offset) + put + text.slice(offset + 1);
				const same = edited.slice(span.start, span.end) === anchor.quote;
				expect(anchorHolds(edited, anchor)).toBe(same && isValidSpan(edited, span));
				// What stands there is another text, unless the edit put back what it took.
				if (edited[offset] !== text[offset]) expect(anchorHolds(edited, anchor)).toBe(false);
			},
		),
		{ numRuns: 500 },
	);
});

test("A1 one changed figure or word is enough: nothing that looks alike is taken", () => {
	const anchor = describeSpan("In all 12 killed today", { start: 7, end: 16 }, hash);
	expect(anchor.quote).toBe("12 killed");
	expect(anchorHolds("In all 21 killed today", anchor)).toBe(false);
	expect(anchorHolds("In all  12 killed today", anchor)).toBe(false);
	expect(anchorHolds("In all 12 killed today!", anchor)).toBe(true);
	expect(anchorHolds("In all 12 kill", anchor)).toBe(false);
});

test("F2 what a span may not be", () => {
	const text = "a😀b";
	const bad: [number, number][] = [
		[-1, 2],
		[0, 0],
		[2, 1],
		[0, 5],
		[0, 2],
		[2, 4],
		[0.5, 1],
		[0, Number.NaN],
		[Number.NEGATIVE_INFINITY, 1],
		[0, Number.POSITIVE_INFINITY],
	];
	for (const [start, end] of bad) expect(isValidSpan(text, { start, end }), `${start}–${end}`).toBe(false);
	for (const [start, end] of [
		[0, 1],
		[1, 3],
		[0, 4],
		[3, 4],
	] as const) {
		expect(isValidSpan(text, { start, end }), `${start}–${end}`).toBe(true);
	}
});
