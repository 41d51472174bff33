import type { EvidenceView } from "../../shared/ipc/views.ts";

type Evidence = Readonly<Record<string, EvidenceView>>;
type Index = ReadonlyMap<string, readonly EvidenceView[]>;

const bySourceOf = new WeakMap<Evidence, Index>();
const byClaimOf = new WeakMap<Evidence, Index>();

/** The groups made last: one that has not changed stays the same list, so that only what has is drawn anew. */
const latest: Record<"sourceId" | "claimId", Index> = { sourceId: new Map(), claimId: new Map() };

/** The evidence on one source, in the order of the text. The same list while nothing on it changes. */
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
	const index = new Map<string, readonly EvidenceView[]>();
	for (const [id, group] of groups) {
		group.sort(inTextOrder);
		const before = latest[by].get(id);
		index.set(id, before && hasSameItems(before, group) ? before : group);
	}
	latest[by] = index;
	cache.set(evidence, index);
	return index;
}

function hasSameItems(one: readonly EvidenceView[], other: readonly EvidenceView[]): boolean {
	return one.length === other.length && one.every((item, place) => item === other[place]);
}

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

function inTextOrder(a: EvidenceView, b: EvidenceView): number {
	if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1;
	return a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1);
}
