import { type Span, trimSpan, widenToGraphemes } from "./span.ts";
import { textUnits, unitsAround } from "./text-units.ts";

/**
 * The next larger piece of text around a span: the words that it touches, the phrases, the sentences, the
 * paragraphs; the first of them that is larger than the span. Null where none is.
 */
export function grownSpan(text: string, span: Span): Span | null {
	const words = span.start < span.end ? trimSpan(text, span) : span;
	if (words === null) return null;
	const around = textUnits.map((unit) => unitsAround(text, words, unit));
	// Larger than the span as it was given: white space with an accent on it is trimmed and widened back.
	return around.find(({ start, end }) => end - start > span.end - span.start) ?? null;
}

/** The whole sentences that a span touches; for an empty span the sentence that it stands in. */
export function snappedToSentences(text: string, span: Span): Span {
	return unitsAround(text, span, "sentence");
}

/** A way in which a border of a span moves. */
export interface BorderStep {
	readonly border: "start" | "end";
	/** 1 towards the end of the text, -1 towards its beginning. */
	readonly direction: 1 | -1;
	readonly by: "word" | "character";
}

const borders = {
	word: new Intl.Segmenter("und", { granularity: "word" }),
	character: new Intl.Segmenter("und", { granularity: "grapheme" }),
};

/** UTF-16 code units in which the next border of a word is looked for; longer words are walked through in parts. */
const reach = 400;

/**
 * The span with one border moved to the next place where a word begins (for its start) or ends (for its end),
 * or by one character as people count them. Null where there is none, or where no word would be left between.
 */
export function withBorderMoved(text: string, span: Span, step: BorderStep): Span | null {
	const from = span[step.border];
	const places = placesAround(text, from, step);
	// Some places are none: what follows a word there is white space that belongs to it by its rules alone.
	for (const place of step.direction > 0 ? places : places.reverse()) {
		const moved = withBorderAt(text, span, step.border, place);
		if (moved && Math.sign(moved[step.border] - from) === step.direction) return moved;
	}
	return null;
}

/** The span with one border put elsewhere, at whole graphemes; null where no word would be left between. */
export function withBorderAt(
	text: string,
	span: Span,
	border: BorderStep["border"],
	offset: number,
): Span | null {
	const moved = { ...span, [border]: Math.min(Math.max(offset, 0), text.length) };
	const words = moved.start < moved.end ? trimSpan(text, moved) : null;
	return words && widenToGraphemes(text, words);
}

/** Where a border may stand in the text before and behind it, in order. */
function placesAround(text: string, from: number, { border, by }: BorderStep): number[] {
	const outer = { start: Math.max(0, from - reach), end: Math.min(text.length, from + reach) };
	const window = widenToGraphemes(text, outer);
	const places: number[] = [];
	for (const { index, segment } of borders[by].segment(text.slice(window.start, window.end))) {
		// White space at the ends of evidence is no part of it: a border there is none that one could see.
		if (segment.trim() === "") continue;
		const place = window.start + index;
		places.push(border === "start" ? place : place + segment.length);
	}
	return places;
}
