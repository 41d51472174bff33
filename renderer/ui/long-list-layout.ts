import { firstIndex } from "../../shared/model/first-index.ts";

/** Neighbouring items of a list, by index. */
export interface Range {
	readonly first: number;
	/** Exclusive. */
	readonly end: number;
}

/** An item that is drawn, and the room before it that is left for items that are not. */
export interface DrawnItem {
	readonly index: number;
	/** CSS pixels. */
	readonly roomBefore: number;
}

/**
 * Where each item of a list begins, in CSS pixels from the list's top; one entry more than items, the last of
 * which is the list's height.
 *
 * @param estimate Height of an item that nobody has seen yet.
 */
export function startsOf(
	keys: readonly string[],
	heights: ReadonlyMap<string, number>,
	estimate: number,
): readonly number[] {
	const starts = [0];
	let end = 0;
	for (const key of keys) {
		end += heights.get(key) ?? estimate;
		starts.push(end);
	}
	return starts;
}

/** The items that have a part between two heights, in CSS pixels from the list's top. */
export function rangeBetween(starts: readonly number[], top: number, bottom: number): Range {
	const count = starts.length - 1;
	const first = firstIndex(count, (index) => (starts[index + 1] ?? 0) > top);
	return {
		first,
		end: Math.max(
			first,
			firstIndex(count, (index) => (starts[index] ?? 0) >= bottom),
		),
	};
}

/** Whether all of one range is in another. */
export function covers(outer: Range, inner: Range): boolean {
	return inner.first >= inner.end || (outer.first <= inner.first && inner.end <= outer.end);
}

/** The items of a range, and single ones wherever they are, from first to last, and the room after the last. */
export function drawnItems(
	starts: readonly number[],
	range: Range,
	single: Iterable<number>,
): { readonly items: readonly DrawnItem[]; readonly roomAfter: number } {
	const count = starts.length - 1;
	const indexes = new Set<number>();
	for (let index = range.first; index < range.end; index++) indexes.add(index);
	for (const index of single) indexes.add(index);
	let drawnTo = 0;
	const items: DrawnItem[] = [];
	for (const index of [...indexes].sort((a, b) => a - b)) {
		if (index < 0 || index >= count) continue;
		items.push({ index, roomBefore: (starts[index] ?? 0) - drawnTo });
		drawnTo = starts[index + 1] ?? 0;
	}
	return { items, roomAfter: (starts[count] ?? 0) - drawnTo };
}
