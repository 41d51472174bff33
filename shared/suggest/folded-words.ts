import { foldText } from "../search/match-words.ts";

/** Letters that are written without spaces between words: borders come from the segmenter. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The words of a text as they are compared, in order: without case, diacritics and signs, and split where no spaces are written. */
export function foldedWords(text: string): string[] {
	const words = foldText(text).split(" ").filter(Boolean);
	return words.flatMap((word) => (unspaced.test(word) ? segmented(word) : [word]));
}

function segmented(text: string): string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
