import { type Span, widenToGraphemes } from "../anchor/span.ts";

/** A text as it is compared, and the way back to the text that it was made of. */
export interface FoldedText {
	/** The folded text. */
	readonly text: string;
	/** The text that was folded. */
	readonly original: string;
	/**
	 * The folded offsets at which the distance to the original changes, ascending, and the original offset of each:
	 * between two of them both count alike. Empty where nothing but case was folded.
	 */
	readonly bends: { readonly folded: readonly number[]; readonly original: readonly number[] };
}

/** Where more than small letters are to be made: what is not printable ASCII, and white space in a row. */
const uncommon = /(?:[^ -~]| {2})[^!-~]*/g;

/**
 * Folds a text for comparison: without case, without diacritics, without invisible characters, with one space for
 * white space in a row (line ends stay), and with one character for those that are printed alike (Ｆ is f, “ is ", ﬁ is fi, Ł is l).
 * Folding twice is folding once. Signs stay: "17:42" is not "17.42".
 */
export function fold(original: string): FoldedText {
	const folding = new Folding();
	let done = 0;
	for (const { 0: run, index } of original.matchAll(uncommon)) {
		folding.add(original.slice(done, index).toLowerCase(), done);
		done = index;
		for (const character of run) {
			folding.addCharacter(foldCharacter(character), done);
			done += character.length;
		}
	}
	folding.add(original.slice(done).toLowerCase(), done);
	const { pieces, bends } = folding;
	return { text: pieces.join(""), original, bends };
}

/** A folded text as it grows. */
class Folding {
	readonly pieces: string[] = [];
	readonly bends: { folded: number[]; original: number[] } = { folded: [], original: [] };
	private length = 0;
	private distance = 0;
	private endsInSpace = false;

	/** Appends units of which each stands for one of the original's. */
	add(units: string, original: number): void {
		if (units === "") return;
		this.bend(original);
		this.pieces.push(units);
		this.length += units.length;
		this.endsInSpace = units.endsWith(" ");
	}

	/** Appends what one character was folded to. */
	addCharacter(folded: string, original: number): void {
		const parts = isPair(folded) ? [folded] : folded;
		for (const part of parts) if (part !== " " || !this.endsInSpace) this.add(part, original);
	}

	private bend(original: number): void {
		if (original - this.length === this.distance) return;
		this.distance = original - this.length;
		this.bends.folded.push(this.length);
		this.bends.original.push(original);
	}
}

/** Whether the units are one character beyond the first plane. */
function isPair(units: string): boolean {
	return units.length === 2 && (units.codePointAt(0) ?? 0) > 0xffff;
}

/**
 * The span of the original that a part of the folded text was made of, widened to whole graphemes: folded again it
 * holds that part. Offsets are UTF-16 code units; the part must not be empty.
 */
export function originalSpan(folded: FoldedText, start: number, end: number): Span {
	const first = originalOffset(folded, start);
	const last = originalOffset(folded, end - 1);
	let next = end;
	while (next < folded.text.length && originalOffset(folded, next) <= last) next++;
	const behind = next < folded.text.length ? originalOffset(folded, next) : folded.original.length;
	return widenToGraphemes(folded.original, { start: first, end: behind });
}

/** Where the character begins that a folded unit was made of. Binary search. */
function originalOffset({ bends }: FoldedText, offset: number): number {
	let low = 0;
	let high = bends.folded.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((bends.folded[middle] ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return offset + (bends.original[low - 1] ?? 0) - (bends.folded[low - 1] ?? 0);
}

/** Marks that are left out in a hurry; in other scripts they are vowels, or make another letter. */
const marks = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]/gu;
const invisible = /\p{Default_Ignorable_Code_Point}|\u0640/gu;

/** What is typed or printed in place of another; letters as CLDR's Latin-ASCII transliteration has them. */
const alike: Readonly<Record<string, string>> = {
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ħ: "h",
	ŧ: "t",
	...spelled("'", "‘’‚‛ʼ′´"),
	...spelled('"', "“”„‟″«»"),
	...spelled("-", "‐‑‒–—―−"),
};
const anyAlike = new RegExp(`[${Object.keys(alike).join("")}]`, "g");

function spelled(as: string, characters: string): Record<string, string> {
	return Object.fromEntries([...characters].map((character) => [character, as]));
}

const known = new Map<string, string>();

/** What one character is folded to by itself: nothing, or one or more others. */
function foldCharacter(character: string): string {
	const before = known.get(character);
	if (before !== undefined) return before;
	const folded = character === "\n" ? character : /\s/.test(character) ? " " : foldLetter(character);
	known.set(character, folded);
	return folded;
}

/** By way of the capital, which long and final letters share with the usual ones (ſ, ς, ß). */
function foldLetter(character: string): string {
	return withoutAlikes(character)
		.normalize("NFKD")
		.replace(marks, "")
		.replace(invisible, "")
		.toLowerCase()
		.toUpperCase()
		.toLowerCase()
		.replace(anyAlike, (letter) => alike[letter] ?? letter);
}

function withoutAlikes(character: string): string {
	return alike[character] ?? character;
}
