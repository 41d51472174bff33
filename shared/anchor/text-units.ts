import { sentencesOf } from "./sentences.ts";
import { type Span, trimSpan, widenToGraphemes } from "./span.ts";

/** What a text is made of, from the smallest to the largest. */
export const textUnits = ["word", "phrase", "sentence", "paragraph"] as const;
export type TextUnit = (typeof textUnits)[number];

const wordBorders = new Intl.Segmenter("und", { granularity: "word" });

/** Marks at which a phrase ends, wherever they stand. */
const phraseMark = /[;—―–()[\]{}“”„"«»‹›「」『』（）【】《》、，；：،؛…]/;
/** Marks at which one ends unless they stand inside a number or a time: "1,000", "17:42". */
const phraseMarkOutsideNumbers = /[,:]/;
/** What closes a sentence; it belongs to the sentence and to none of its phrases. */
const sentenceEnd = /[.!?…。！？؟۔।]+[”’"'»›」』）)\]]*$/;

/**
 * The whole units of a text that a span touches, from the first to the last; for an empty span the unit that
 * it stands in. The text's paragraphs are its lines. White space at the ends belongs to no unit; a place with
 * nothing but white space around it gives the span as it is. Always whole graphemes.
 */
export function unitsAround(text: string, span: Span, unit: TextUnit): Span {
	const words = span.start < span.end ? trimSpan(text, span) : span;
	if (words === null) return span;
	const isCaret = words.start === words.end;
	const first = unitAt(text, words.start, unit, isCaret);
	if (isCaret) return widenToGraphemes(text, first);
	// The unit that holds the last character, not the one that begins behind it.
	const last = unitAt(text, words.end - 1, unit, false);
	const start = Math.min(words.start, first.start);
	return widenToGraphemes(text, { start, end: Math.max(words.end, last.end) });
}

function unitAt(text: string, offset: number, unit: TextUnit, isCaret: boolean): Span {
	const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
	const next = text.indexOf("\n", offset);
	const line = text.slice(start, next < 0 ? text.length : next);
	const found = unitInLine(line, offset - start, unit, isCaret);
	return { start: start + found.start, end: start + found.end };
}

function unitInLine(line: string, offset: number, unit: TextUnit, isCaret: boolean): Span {
	if (unit === "word") return wordIn(line, offset, isCaret);
	if (unit === "paragraph")
		return trimSpan(line, { start: 0, end: line.length }) ?? { start: offset, end: offset };
	const sentence = sentenceIn(line, offset);
	return unit === "sentence" ? sentence : phraseIn(line, sentence, offset);
}

/** The word or mark that holds what follows the offset; a caret behind a word means that word. */
function wordIn(line: string, offset: number, isCaret: boolean): Span {
	const segments = wordBorders.segment(line);
	const after = segments.containing(offset);
	const before = isCaret && !after?.isWordLike ? segments.containing(offset - 1) : undefined;
	const found = before?.isWordLike ? before : after;
	if (!found || found.segment.trim() === "") return { start: offset, end: offset };
	return { start: found.index, end: found.index + found.segment.length };
}

/** The sentence that holds the offset; between two, the one before. */
function sentenceIn(line: string, offset: number): Span {
	const sentences = sentencesOf(line);
	return sentences.findLast(({ start }) => start <= offset) ?? sentences[0] ?? { start: offset, end: offset };
}

/** The part of a sentence around the offset that no mark interrupts; on a mark the mark itself. */
function phraseIn(line: string, sentence: Span, offset: number): Span {
	const words = line.slice(sentence.start, sentence.end);
	const last = sentence.start + words.replace(sentenceEnd, "").length;
	const at = Math.min(Math.max(offset, sentence.start), sentence.end);
	if (at > last || isPhraseMark(line, at)) return { start: at, end: at };
	let start = at;
	while (start > sentence.start && !isPhraseMark(line, start - 1)) start--;
	let end = at;
	while (end < last && !isPhraseMark(line, end)) end++;
	return trimSpan(line, { start, end }) ?? { start: at, end: at };
}

function isPhraseMark(line: string, offset: number): boolean {
	const character = line[offset] ?? "";
	if (phraseMark.test(character)) return true;
	if (!phraseMarkOutsideNumbers.test(character)) return false;
	return !(/\d/.test(line[offset - 1] ?? "") && /\d/.test(line[offset + 1] ?? ""));
}
