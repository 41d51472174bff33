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

/** How many words a text has, by the Unicode rules for word borders. */
export function countWords(text: string): number {
	let words = 0;
	for (const segment of new Intl.Segmenter("und", { granularity: "word" }).segment(text)) {
		if (segment.isWordLike) words++;
	}
	return words;
}
