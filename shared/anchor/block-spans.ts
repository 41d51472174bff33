import { blockAt } from "../model/text.ts";
import type { Span } from "./span.ts";

/** A span with a name. */
export interface KeyedSpan extends Span {
	readonly key: string;
}

/**
 * The spans of a text by the blocks they touch. A value: a change makes a new one, costs what the blocks it
 * touches hold, and leaves every other block the same list.
 */
export interface BlockSpans<Item extends KeyedSpan> {
	/** UTF-16 offset at which each block starts, ascending, the first 0. */
	readonly starts: readonly number[];
	/** The spans on each block, in the order of the text. */
	readonly blocks: readonly (readonly Item[])[];
}

/** Neighbouring blocks, both inclusive. */
export interface BlockRange {
	readonly first: number;
	readonly last: number;
}

/** A text's blocks without spans. */
export function noSpans<Item extends KeyedSpan>(starts: readonly number[]): BlockSpans<Item> {
	return { starts, blocks: starts.map(() => []) };
}

/** The spans without some and with others. Those removed are known by identity; none may be empty. */
export function changedSpans<Item extends KeyedSpan>(
	{ starts, blocks }: BlockSpans<Item>,
	removed: readonly Item[],
	added: readonly Item[],
): BlockSpans<Item> {
	const changed = [...blocks];
	const gone = new Set(removed);
	for (const block of blocksTouched(starts, removed)) {
		changed[block] = (changed[block] ?? []).filter((item) => !gone.has(item));
	}
	for (const [block, items] of byBlock(starts, added)) {
		changed[block] = [...(changed[block] ?? []), ...items].sort(inTextOrder);
	}
	return { starts, blocks: changed };
}

/** The blocks that spans touch, by index. */
export function blocksTouched(starts: readonly number[], spans: readonly Span[]): Set<number> {
	const touched = new Set<number>();
	for (const span of spans) {
		const { first, last } = blocksOf(starts, span);
		for (let block = first; block <= last; block++) touched.add(block);
	}
	return touched;
}

/** The blocks from a span's first to its last character. */
export function blocksOf(starts: readonly number[], { start, end }: Span): BlockRange {
	const first = blockAt(starts, start);
	return { first, last: Math.max(first, blockAt(starts, end - 1)) };
}

/**
 * The spans at a caret, the shortest first: the innermost is meant. A caret stands between two characters: where
 * no span holds the one after it, those that end at it are meant.
 */
export function spansAt<Item extends KeyedSpan>(
	{ starts, blocks }: BlockSpans<Item>,
	offset: number,
): Item[] {
	const all = blocks[blockAt(starts, offset)] ?? [];
	const holding = all.filter(({ start, end }) => start <= offset && offset < end);
	return innermostFirst(holding.length > 0 ? holding : all.filter(({ end }) => end === offset));
}

/** The spans that have a character in common with another, the shortest first. */
export function spansOver<Item extends KeyedSpan>({ starts, blocks }: BlockSpans<Item>, over: Span): Item[] {
	const { first, last } = blocksOf(starts, over);
	const found = new Set(blocks.slice(first, last + 1).flat());
	return innermostFirst([...found].filter(({ start, end }) => start < over.end && over.start < end));
}

/**
 * The blocks around one that spans tie together by crossing the borders between them: nothing outside can
 * overlap, directly or through others, with what lies on the block.
 */
export function tiedBlocks<Item extends KeyedSpan>(
	{ starts, blocks }: BlockSpans<Item>,
	block: number,
): BlockRange {
	const crossesEndOf = (index: number) => {
		const next = starts[index + 1];
		return next !== undefined && (blocks[index] ?? []).some(({ end }) => end > next);
	};
	let [first, last] = [block, block];
	while (first > 0 && crossesEndOf(first - 1)) first--;
	while (crossesEndOf(last)) last++;
	return { first, last };
}

/** The spans on neighbouring blocks, each once. */
export function spansOnBlocks<Item extends KeyedSpan>(
	{ blocks }: BlockSpans<Item>,
	{ first, last }: BlockRange,
): Item[] {
	if (first === last) return [...(blocks[first] ?? [])];
	return [...new Set(blocks.slice(first, last + 1).flat())];
}

function byBlock<Item extends KeyedSpan>(
	starts: readonly number[],
	spans: readonly Item[],
): Map<number, Item[]> {
	const found = new Map<number, Item[]>();
	for (const span of spans) {
		const { first, last } = blocksOf(starts, span);
		for (let block = first; block <= last; block++) {
			const list = found.get(block);
			if (list) list.push(span);
			else found.set(block, [span]);
		}
	}
	return found;
}

function innermostFirst<Item extends KeyedSpan>(spans: Item[]): Item[] {
	return spans.sort((a, b) => a.end - a.start - (b.end - b.start));
}

function inTextOrder(a: KeyedSpan, b: KeyedSpan): number {
	return a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1);
}
