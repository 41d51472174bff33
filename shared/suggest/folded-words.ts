/** Letters that are written without spaces between words: borders come from the segmenter. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** A text as it is compared: without case, accents and other marks, and forms that only look different (NFKD). */
export function folded(text: string): string {
	const isPlain = /^[\x20-\x7e]*$/.test(text);
	return (isPlain ? text : text.normalize("NFKD").replace(/\p{M}+/gu, "")).toLowerCase();
}

/** The words of a text, {@link folded}, in order: runs of letters and digits, or as the segmenter finds them. */
export function foldedWords(text: string): string[] {
	const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.flatMap((word) => (unspaced.test(word) ? segmented(word) : [word]));
}

function segmented(text: string): string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
