import { folded } from "./folded-words.ts";

/** A text made ready to be searched by {@link rankByWords}. */
export interface SearchableText {
	readonly id: string;
	/** The text, folded. */
	readonly text: string;
}

/** What a word found in a text is worth: as a word of it, as the beginning of one, or within one. */
const worth = { word: 4, beginning: 3, within: 1 };

/** Words that stand together, and that the text begins with, are worth more. */
const together = 2;

/** A text made ready to be searched. */
export function searchable(id: string, text: string): SearchableText {
	return { id, text: folded(text) };
}

/**
 * The ids of the texts in which all words of a query are found, whatever their order, case and accents; the best
 * first, and of those that are as good the shorter, then the earlier. An empty query finds all, as they come.
 */
export function rankByWords(texts: readonly SearchableText[], query: string): string[] {
	const wanted = folded(query).trim();
	const words = [...new Set(wanted.split(/\s+/))].filter(Boolean);
	if (words.length === 0) return texts.map(({ id }) => id);
	return texts
		.flatMap((text) => {
			const score = scoreOf(text.text, words, wanted);
			return score > 0 ? [{ ...text, score }] : [];
		})
		.sort((a, b) => b.score - a.score || a.text.length - b.text.length)
		.map(({ id }) => id);
}

function scoreOf(text: string, words: readonly string[], phrase: string): number {
	let score = 0;
	for (const word of words) {
		const found = worthOf(word, text);
		if (found === 0) return 0;
		score += found;
	}
	const place = text.indexOf(phrase);
	return score + (place >= 0 ? together : 0) + (place === 0 ? together : 0);
}

/** What the best place of a word in a text is worth; 0 where it is nowhere. */
function worthOf(word: string, text: string): number {
	let best = 0;
	for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + 1)) {
		const begins = !isInWord(text[place - 1]);
		const ends = !isInWord(text[place + word.length]);
		if (begins && ends) return worth.word;
		best = Math.max(best, begins ? worth.beginning : worth.within);
	}
	return best;
}

function isInWord(unit: string | undefined): boolean {
	return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
