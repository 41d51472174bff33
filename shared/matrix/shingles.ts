/**
 * A text as shingles: all its runs of five words, each as a hash of 30 bits, in the order of the text, repeated ones
 * again and again (A. Broder, "On the resemblance and containment of documents", 1997). Case, punctuation, white space
 * and compatible forms of characters (NFKC) do not matter. No dictionary: of scripts written without spaces a character
 * counts as half a word (Han, kana) or a quarter (Thai, Lao, Khmer, Burmese), so that a run is about as much text in any
 * language. `Intl.Segmenter` would take fifty times as long.
 */
export function* shinglesOf(text: string): Generator<number, void, undefined> {
	const letters = text.normalize("NFKC").toLowerCase();
	// The words of the run that is being read, oldest first, and how much they weigh together.
	const hashes: number[] = [];
	const weights: number[] = [];
	let weight = 0;
	let at = 0;
	while (at < letters.length) {
		const kind = kindAt(letters, at);
		if (kind === between) {
			at += 1;
			continue;
		}
		let hash = offsetBasis;
		do {
			hash = Math.imul(hash ^ letters.charCodeAt(at), prime);
			at += 1;
		} while (kind === word && at < letters.length && kindAt(letters, at) === word);
		hashes.push(hash);
		weights.push(kind);
		weight += kind;
		while (weight - (weights[0] ?? 0) >= shingleWeight) {
			weight -= weights.shift() ?? 0;
			hashes.shift();
		}
		if (weight >= shingleWeight) yield hashOf(hashes);
	}
}

// What a code unit is, and what the word weighs that it is a part of.
const between = 0;
const quarterWord = 1;
const halfWord = 2;
const word = 4;
const unknown = 255;

/** Five words. */
const shingleWeight = 5 * word;

const half = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const quarter = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordLike = /[\p{L}\p{M}\p{N}]/u;

/** What is known of code units so far: a look-up is many times faster than the patterns. */
const kinds = new Uint8Array(0x10000).fill(unknown);

function kindAt(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	const known = kinds[unit] ?? unknown;
	if (known !== unknown) return known;
	const kind = kindOf(text.charAt(at), unit);
	kinds[unit] = kind;
	return kind;
}

function kindOf(character: string, unit: number): number {
	// The halves of a surrogate pair: the Han characters among them are rare, and most others are marks or emoji.
	if (unit >= 0xd800 && unit <= 0xdfff) return quarterWord;
	if (half.test(character)) return halfWord;
	if (quarter.test(character)) return quarterWord;
	return wordLike.test(character) ? word : between;
}

// FNV-1a (Fowler, Noll, Vo), over code units.
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** Of 30 bits, so that engines keep it as a small integer. */
function hashOf(hashes: readonly number[]): number {
	let hash = offsetBasis;
	for (const part of hashes) {
		hash = Math.imul(hash ^ part, 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash >>> 2;
}
