/** A word or a run of words that is looked for, folded. */
export interface Term {
	/** Not empty. */
	readonly text: string;
	/** Whether a word must end where it ends; a word that may go on is found by its beginning. */
	readonly isWhole: boolean;
}

/**
 * Where a term occurs in a folded text, ascending, without overlaps: offsets of its first unit. It begins where a
 * word begins, except in scripts that put no spaces between words or join small words to the next.
 */
export function occurrencesOf(text: string, term: Term): number[] {
	const found: number[] = [];
	const { length } = term.text;
	for (let at = text.indexOf(term.text); at >= 0; ) {
		const fits = isBorder(text, at) && (!term.isWhole || isBorder(text, at + length));
		if (fits) found.push(at);
		at = text.indexOf(term.text, fits ? at + length : at + 1);
	}
	return found;
}

/** Whether a term occurs in a folded text, as {@link occurrencesOf} finds it. */
export function occursIn(text: string, term: Term): boolean {
	const { length } = term.text;
	for (let at = text.indexOf(term.text); at >= 0; at = text.indexOf(term.text, at + 1)) {
		if (isBorder(text, at) && (!term.isWhole || isBorder(text, at + length))) return true;
	}
	return false;
}

/** Whether a word may begin or end at an offset of a folded text. */
function isBorder(text: string, offset: number): boolean {
	const before = text.charCodeAt(offset - 1);
	const behind = text.charCodeAt(offset);
	if (before < 0x80 && behind < 0x80) return asciiInWord[before] === 0 || asciiInWord[behind] === 0;
	const first = characterBefore(text, offset);
	const second = characterAt(text, offset);
	return !inWord.test(first) || !inWord.test(second) || joining.test(first) || joining.test(second);
}

/** For each ASCII character whether it stands within words: a table, because this is asked for most of all. */
const asciiInWord = Uint8Array.from({ length: 0x80 }, (_, unit) =>
	Number(/[a-z0-9_]/.test(String.fromCharCode(unit))),
);

function characterAt(text: string, offset: number): string {
	return String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
}

function characterBefore(text: string, offset: number): string {
	const isPair = (text.codePointAt(offset - 2) ?? 0) > 0xffff;
	return characterAt(text, isPair ? offset - 2 : offset - 1);
}

const inWord = /[\p{L}\p{N}\p{M}_]/u;

/** Scripts without spaces between words, and those that write articles and prepositions onto the word behind them. */
const joining =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}]/u;
