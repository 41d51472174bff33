import type { EvidenceView, SilenceView, SourceView } from "../../shared/ipc/views.ts";
import { type CellMark, cellsOf } from "../../shared/matrix/cells.ts";
import { type ClaimState, openState, stateOf } from "../../shared/matrix/claim-state.ts";
import { evidenceUnderClaim } from "./evidence-index.ts";
import type { OpenCase } from "./open-case.ts";

type Sources = Readonly<Record<string, SourceView>>;

/** The independence group of each source that counts, by the source's id (rule S1). */
export type CountedGroups = ReadonlyMap<string, string>;

let latest: { readonly sources: Sources; readonly groups: CountedGroups } = {
	sources: {},
	groups: new Map(),
};

/**
 * The groups of the sources that count: the excluded ones do not. The same map while no source comes or goes, is
 * excluded or comes into another group, whatever else is said of them.
 */
export function countedGroups(sources: Sources): CountedGroups {
	if (latest.sources === sources) return latest.groups;
	const counted = Object.values(sources).filter((source) => !source.excluded);
	const { groups } = latest;
	const isSame = groups.size === counted.length && counted.every(({ id, group }) => groups.get(id) === group);
	latest = { sources, groups: isSame ? groups : new Map(counted.map(({ id, group }) => [id, group])) };
	return latest.groups;
}

interface KnownState {
	readonly groups: CountedGroups;
	readonly state: ClaimState;
}

/** States by the list of a claim's evidence, which is the same while nothing under the claim changes. */
const known = new WeakMap<readonly EvidenceView[], KnownState>();

/** The state of a claim by what all analysts found (rule S2): worked out anew only when its evidence or the groups change. */
export function claimState(
	{ evidence, sources }: Pick<OpenCase, "evidence" | "sources">,
	id: string,
): ClaimState {
	const under = evidenceUnderClaim(evidence, id);
	if (under.length === 0) return openState;
	const groups = countedGroups(sources);
	const found = known.get(under);
	if (found?.groups === groups) return found.state;
	const state = stateOf(cellsOf(under, []), (sourceId) => groups.get(sourceId) ?? null);
	known.set(under, { groups, state });
	return state;
}

/** The cells of a claim for the sources that are listed, by source (rule R3); a source that nobody examined has none. */
export function claimCells(
	evidence: readonly EvidenceView[],
	silences: readonly SilenceView[],
): ReadonlyMap<string, CellMark> {
	return cellsOf(evidence, silences);
}
