import type { EvidenceView } from "../../shared/ipc/views.ts";

type Evidence = Readonly<Record<string, EvidenceView>>;
type Index = ReadonlyMap<string, readonly EvidenceView[]>;

const bySourceOf = new WeakMap<Evidence, Index>();
const byClaimOf = new WeakMap<Evidence, Index>();

/** The evidence on one source, in the order of the text. The same list for the same case, so that views can compare. */
export function evidenceOnSource(evidence: Evidence, sourceId: string): readonly EvidenceView[] {
	return grouped(bySourceOf, evidence, "sourceId").get(sourceId) ?? none;
}

/** The evidence under one claim, source by source in the order of the text. */
export function evidenceUnderClaim(evidence: Evidence, claimId: string): readonly EvidenceView[] {
	return grouped(byClaimOf, evidence, "claimId").get(claimId) ?? none;
}

/** The ids of claims that evidence names. */
export function claimIdsNamed(evidence: Evidence): Iterable<string> {
	return grouped(byClaimOf, evidence, "claimId").keys();
}

const none: readonly EvidenceView[] = [];

function grouped(cache: WeakMap<Evidence, Index>, evidence: Evidence, by: "sourceId" | "claimId"): Index {
	const known = cache.get(evidence);
	if (known) return known;
	const groups = new Map<string, EvidenceView[]>();
	for (const item of Object.values(evidence)) {
		const group = groups.get(item[by]);
		if (group) group.push(item);
		else groups.set(item[by], [item]);
	}
	for (const group of groups.values()) group.sort(inTextOrder);
	cache.set(evidence, groups);
	return groups;
}

function inTextOrder(a: EvidenceView, b: EvidenceView): number {
	if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1;
	return a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1);
}
