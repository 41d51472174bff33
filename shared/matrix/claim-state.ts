import type { CellMark } from "./cells.ts";

/** The states of claims, those that ask for most attention first. */
export const stateNames = ["disputed", "contradicted", "single", "corroborated", "open"] as const;

/** What is computed of a claim, never typed in (rule S2). */
export type StateName = (typeof stateNames)[number];

/** What an independence group says of a claim: + agrees, − conflicts, ± both. Groups that say neither are left out. */
export interface GroupStand {
	readonly sign: "+" | "-" | "±";
	/** The sources of the group that say so, by id; several are copies of each other. */
	readonly sourceIds: readonly string[];
}

export interface ClaimState {
	readonly name: StateName;
	/** By the smallest id of the sources that take a stand. */
	readonly groups: readonly GroupStand[];
}

/** A claim on which nothing is known. */
export const openState: ClaimState = { name: "open", groups: [] };

/**
 * The state of a claim (rule S2). Each independence group that counts is + (a source of it agrees), − (conflicts),
 * ± (both) or 0 (context, silent, nothing, or analysts who differ on the cell: a mark of its own that disputes
 * nothing). Then, the first line that fits:
 *
 * | groups ± | groups + | groups − | state |
 * |---|---|---|---|
 * | 1 or more | any | any | disputed |
 * | 0 | 1 or more | 1 or more | disputed |
 * | 0 | 2 or more | 0 | corroborated |
 * | 0 | 0 | 1 or more | contradicted |
 * | 0 | 1 | 0 | single |
 * | 0 | 0 | 0 | open |
 *
 * The order of cells does not matter.
 *
 * @param groupOf The independence group of a source (rule S1); null for one that does not count, because it is excluded.
 */
export function stateOf(
	cells: ReadonlyMap<string, CellMark>,
	groupOf: (sourceId: string) => string | null,
): ClaimState {
	const found = new Map<string, { agrees: boolean; conflicts: boolean; sourceIds: string[] }>();
	for (const [sourceId, mark] of cells) {
		const agrees = mark === "agrees" || mark === "mixed";
		const conflicts = mark === "conflicts" || mark === "mixed";
		const groupId = agrees || conflicts ? groupOf(sourceId) : null;
		if (groupId === null) continue;
		const known = found.get(groupId);
		found.set(groupId, {
			agrees: agrees || known?.agrees === true,
			conflicts: conflicts || known?.conflicts === true,
			sourceIds: [...(known?.sourceIds ?? []), sourceId],
		});
	}
	if (found.size === 0) return openState;
	const groups = [...found.values()].map(({ agrees, conflicts, sourceIds }): GroupStand => {
		return { sign: agrees && conflicts ? "±" : agrees ? "+" : "-", sourceIds: sourceIds.sort() };
	});
	groups.sort((a, b) => ((a.sourceIds[0] ?? "") < (b.sourceIds[0] ?? "") ? -1 : 1));
	return { name: nameOf(groups), groups };
}

function nameOf(groups: readonly GroupStand[]): StateName {
	const agreeing = groups.filter(({ sign }) => sign === "+").length;
	const conflicting = groups.filter(({ sign }) => sign === "-").length;
	if (agreeing + conflicting < groups.length || (agreeing > 0 && conflicting > 0)) return "disputed";
	if (agreeing > 1) return "corroborated";
	if (conflicting > 0) return "contradicted";
	return agreeing === 1 ? "single" : "open";
}
