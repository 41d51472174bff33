// @ts-check

/** @typedef {import("./random.mjs").Chance} Chance */
/** @typedef {import("../../shared/schema/files.ts").Block} Block */

// Words of no language: no sentence of anybody's is in a case that is made here.
const starts = "b br d dr f fl g gr h j k kl l m n p pr r s sk st t tr v w z".split(" ");
const vowels = "a e i o u ai ei ou ö é".split(" ");
const ends = ["", "", "", "l", "m", "n", "r", "s", "t", "nd", "rk", "st"];

/** Different words of a language. */
const vocabularySize = 6_000;

/**
 * @param {Chance} chance
 * @returns {readonly string[]} invented words, the frequent ones first and short
 */
export function inventWords(chance) {
	const words = new Set(["na"]);
	while (words.size < vocabularySize) {
		const syllables = 1 + chance.below(words.size < 60 ? 1 : 3);
		words.add(Array.from({ length: syllables }, () => syllable(chance)).join(""));
	}
	return [...words];
}

/** @param {Chance} chance */
function syllable(chance) {
	return chance.oneOf(starts) + chance.oneOf(vowels) + chance.oneOf(ends);
}

/**
 * @param {Chance} chance
 * @param {readonly string[]} words
 * @returns {string} "Brend Skola"
 */
export function inventName(chance, words) {
	return `${capital(word(chance, words))} ${capital(word(chance, words))}`;
}

/**
 * @param {Chance} chance
 * @param {readonly string[]} words
 * @returns {string} a sentence of 8 to 25 words, now and then with a number, as news has
 */
export function inventSentence(chance, words) {
	const length = 8 + chance.below(18);
	const parts = Array.from({ length }, (_, index) => {
		if (index > 0 && chance.happens(0.04)) return String(2 + chance.below(9_000));
		const plain = word(chance, words);
		const comma = index < length - 1 && chance.happens(0.06) ? "," : "";
		return (chance.happens(0.05) ? capital(plain) : plain) + comma;
	});
	return `${capital(parts.join(" "))}.`;
}

/**
 * @param {Chance} chance
 * @param {readonly string[]} words
 * @param {number} length words of the article, more or less by a fifth
 * @returns {Block[]} a title, a byline and paragraphs
 */
export function inventArticle(chance, words, length) {
	const wanted = length * (0.8 + chance.below(41) / 100);
	/** @type {Block[]} */
	const blocks = [
		{ kind: "title", text: inventSentence(chance, words).slice(0, -1) },
		{ kind: "byline", text: inventName(chance, words) },
	];
	for (let written = 0; written < wanted; ) {
		const sentences = Array.from({ length: 2 + chance.below(4) }, () => inventSentence(chance, words));
		const text = sentences.join(" ");
		written += text.split(" ").length;
		blocks.push({ kind: "paragraph", text });
	}
	return blocks;
}

/**
 * Few words are frequent and most are rare, as in any language.
 * @param {Chance} chance
 * @param {readonly string[]} words
 */
function word(chance, words) {
	const share = chance.below(1_000_000) / 1_000_000;
	return words[Math.floor(words.length ** share) - 1] ?? "na";
}

/** @param {string} text */
function capital(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
