// @ts-check

/**
 * Chance that is the same in every run.
 * @typedef {object} Chance
 * @property {(count: number) => number} below a whole number from 0, below `count`
 * @property {(share: number) => boolean} happens whether something happens that does so in a share of all cases
 * @property {<T>(items: readonly T[]) => T} oneOf
 * @property {(length: number) => Uint8Array} bytes for ids
 */

/**
 * @param {string} seed equal seeds give equal chance, and different ones chance that has nothing in common
 * @returns {Chance}
 */
export function chanceOf(seed) {
	const next = splitMix32(hash(seed));
	const below = (/** @type {number} */ count) => Math.floor((next() / 2 ** 32) * count);
	return {
		below,
		happens: (share) => next() < share * 2 ** 32,
		oneOf(items) {
			if (items.length === 0) throw new Error("There is nothing to choose from.");
			return /** @type {any} */ (items[below(items.length)]);
		},
		bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24),
	};
}

/**
 * SplitMix with 32 bits (Steele, Lea, Flood 2014; constants of MurmurHash3's finalizer): fast, and good
 * enough for everything but secrets.
 * @param {number} seed
 * @returns {() => number} whole numbers from 0, below 2^32
 */
function splitMix32(seed) {
	let state = seed;
	return () => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
		return (mixed ^ (mixed >>> 16)) >>> 0;
	};
}

/**
 * FNV-1a over UTF-16 code units.
 * @param {string} text
 */
function hash(text) {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value;
}
