import type { Block } from "../schema/files.ts";

/** A source's text: its blocks joined by `\n` (rule F1). */
export function textOf(blocks: readonly Block[]): string {
	return blocks.map((block) => block.text).join("\n");
}

/** The UTF-16 offset at which each block starts in the source's text, in order (rule F2). */
export function blockStarts(blocks: readonly Block[]): number[] {
	let start = 0;
	return blocks.map((block) => {
		const here = start;
		start += block.text.length + 1;
		return here;
	});
}

/**
 * The index of the block that holds `offset`; the `\n` after a block counts as its end.
 * `starts` are the blocks' starts, ascending, the first 0. Binary search.
 */
export function blockAt(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/**
 * What a source's id is the hash of (rule F3): each block's kind and text on a line of its own, so
 * that no two different articles give the same words to hash.
 */
export function sourceFingerprint(blocks: readonly Block[]): string {
	return blocks.map((block) => `${block.kind}\n${block.text}\n`).join("");
}

const wordBorders = new Intl.Segmenter("und", { granularity: "word" });

/**
 * What stands between two spaces, where it is at most one word by any rule: letters that have two cases, and
 * digits, in one run, between marks that join nothing to it.
 */
const plainChunk =
	/^[!"#$%&()*+,./:;<=>?@[\\\]^{|}~'\u2010-\u2015\u2018-\u201f\u2026«»-]*(?:([\p{Lu}\p{Ll}0-9]+)[!"#$%&()*+,./:;<=>?@[\\\]^{|}~'\u2010-\u2015\u2018-\u201f\u2026«»-]*)?$/u;

/**
 * How many words a text has, by the Unicode rules for word borders (UAX #29). Spaces border words in all of
 * them, so only what is not plain goes through the segmenter: it takes forty times as long.
 */
export function countWords(text: string): number {
	let words = 0;
	for (const chunk of text.split(/[ \n]/)) {
		const plain = plainChunk.exec(chunk);
		words += plain ? Number(plain[1] !== undefined) : segmentedWords(chunk);
	}
	return words;
}

function segmentedWords(text: string): number {
	let words = 0;
	for (const segment of wordBorders.segment(text)) if (segment.isWordLike) words++;
	return words;
}
