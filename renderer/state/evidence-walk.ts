import type { EvidenceView } from "../../shared/ipc/views.ts";

/**
 * The evidence that a step on from the caret leads to, around the end. Where the caret is at the focused
 * evidence, its neighbour in the list: evidence that begins at one place is walked through piece by piece.
 *
 * @param all Evidence on one source in the order of the text, at least one.
 */
export function stepTo(
	all: readonly EvidenceView[],
	step: 1 | -1,
	focused: string | null,
	caret: number | undefined,
): EvidenceView | undefined {
	const here = all.findIndex(({ key }) => key === focused);
	const at = all[here];
	if (at && (caret === undefined || (at.start <= caret && caret <= at.end)))
		return all[(here + step + all.length) % all.length];
	const from = caret ?? 0;
	return step > 0
		? (all.find(({ start }) => start >= from) ?? all[0])
		: (all.findLast(({ start }) => start < from) ?? all.at(-1));
}
