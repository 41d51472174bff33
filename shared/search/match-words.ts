import { fold } from "./fold.ts";

const notWords = /[^\p{L}\p{N}\p{M}]+/gu;
const notAsciiWords = /[^a-z0-9]+/g;

/** Scripts that write no spaces: a word may begin at any of their letters. */
const spaceless =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * A text as it is matched: its words in small letters without diacritics, one space between them, no other
 * signs. Its offsets are not the text's. What is matched again and again is to be folded once: thousands of
 * sentences cost some tens of milliseconds.
 */
export function foldText(text: string): string {
	if (/^[\t\n -~]*$/.test(text)) return text.toLowerCase().replace(notAsciiWords, " ").trim();
	return fold(text).text.replace(notWords, " ").trim();
}

/** The words of what is typed into a field, folded; none for an empty field. */
export function wordsOf(typed: string): readonly string[] {
	return foldText(typed)
		.split(" ")
		.filter((word) => word !== "");
}

/** Whether every one of these words begins a word of the text, in any order. Both are folded. */
export function matchesWords(folded: string, words: readonly string[]): boolean {
	return words.every((word) => beginsWord(folded, word));
}

/**
 * How well a text matches: 0 not at all, 1 all words begin words in it, 2 it begins with the first of them,
 * 3 they stand in it together and in order, 4 it begins so. With no words every text matches equally.
 */
export function matchScore(folded: string, words: readonly string[]): number {
	const [first] = words;
	if (first === undefined) return 1;
	if (!matchesWords(folded, words)) return 0;
	const phrase = words.join(" ");
	if (folded.startsWith(phrase)) return 4;
	if (beginsWord(folded, phrase)) return 3;
	return folded.startsWith(first) ? 2 : 1;
}

function beginsWord(folded: string, words: string): boolean {
	if (spaceless.test(words)) return folded.includes(words);
	for (let index = folded.indexOf(words); index >= 0; index = folded.indexOf(words, index + 1)) {
		if (index === 0 || folded[index - 1] === " ") return true;
	}
	return false;
}
