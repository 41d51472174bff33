import type { Stance } from "../schema/records.ts";

/**
 * What a cell of the matrix (claim × source) says: `mixed` where one analyst found both agreement and conflict in the
 * source, `differ` where one analyst found agreement and another one conflict, which says nothing of the source yet;
 * `silent` where somebody examined it and found nothing, and none found anything.
 */
export type CellMark = "agrees" | "conflicts" | "mixed" | "differ" | "context" | "silent";

/** What a piece of evidence says of a cell. */
export interface CellTag {
	readonly sourceId: string;
	readonly analystId: string;
	readonly stance: Stance;
}

/** An analyst's record that a source says nothing on the claim. */
export interface CellSilence {
	readonly sourceId: string;
}

/**
 * The cells of one claim, by source: what all analysts' evidence and silences say. A source that nobody has examined has
 * none. The order of evidence and silences does not matter.
 */
export function cellsOf(tags: Iterable<CellTag>, silences: Iterable<CellSilence>): Map<string, CellMark> {
	const found = new Map<string, Map<string, ReadonlySet<Stance>>>();
	for (const { sourceId, analystId, stance } of tags) {
		const byAnalyst = found.get(sourceId) ?? new Map<string, ReadonlySet<Stance>>();
		found.set(sourceId, byAnalyst);
		byAnalyst.set(analystId, new Set([...(byAnalyst.get(analystId) ?? []), stance]));
	}
	const cells = new Map<string, CellMark>();
	for (const { sourceId } of silences) cells.set(sourceId, "silent");
	for (const [sourceId, byAnalyst] of found) cells.set(sourceId, markOf([...byAnalyst.values()]));
	return cells;
}

/** What a cell says, from what each analyst found in it. */
function markOf(found: readonly ReadonlySet<Stance>[]): CellMark {
	const agrees = found.some((stances) => stances.has("agrees"));
	const conflicts = found.some((stances) => stances.has("conflicts"));
	if (agrees && conflicts) {
		const isMixed = found.some((stances) => stances.has("agrees") && stances.has("conflicts"));
		return isMixed ? "mixed" : "differ";
	}
	return agrees ? "agrees" : conflicts ? "conflicts" : "context";
}
