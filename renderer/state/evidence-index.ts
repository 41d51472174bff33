import type { EvidenceView } from "../../shared/ipc/views.ts";
import { firstIndex } from "../../shared/model/first-index.ts";
import { ShardedMap } from "./sharded-map.ts";

/**
 * The case's evidence, by key, by source and by claim. A value: a change makes a new one, costs only the
 * groups that it touches, and leaves every other group the same list, so that only what changed is drawn anew.
 */
export interface EvidenceIndex {
	readonly byKey: ShardedMap<EvidenceView>;
	/** Each in the order of the text. */
	readonly bySource: ShardedMap<Group>;
	/** Each source by source, in the order of the text. */
	readonly byClaim: ShardedMap<Group>;
	/** Ids of the claims that evidence names; the same set until one gets its first or loses its last. */
	readonly claimIds: ReadonlySet<string>;
}

type Group = readonly EvidenceView[];

const none: Group = [];

/** No evidence at all. */
export const noEvidence: EvidenceIndex = {
	byKey: ShardedMap.empty(),
	bySource: ShardedMap.empty(),
	byClaim: ShardedMap.empty(),
	claimIds: new Set(),
};

/** The evidence on one source, in the order of the text. The same list while nothing on it changes. */
export function evidenceOnSource({ bySource }: EvidenceIndex, sourceId: string): readonly EvidenceView[] {
	return bySource.get(sourceId) ?? none;
}

/** The evidence under one claim, source by source in the order of the text. The same list while nothing under it changes. */
export function evidenceUnderClaim({ byClaim }: EvidenceIndex, claimId: string): readonly EvidenceView[] {
	return byClaim.get(claimId) ?? none;
}

/** The index after a change: new evidence by key, null for what is gone. */
export function withEvidence(
	index: EvidenceIndex,
	changes: Readonly<Record<string, EvidenceView | null>>,
): EvidenceIndex {
	const known = new Map<string, EvidenceView | undefined>();
	const sources = new GroupChanges();
	const claims = new GroupChanges();
	for (const [key, after] of Object.entries(changes)) {
		const before = index.byKey.get(key);
		if (before) {
			sources.take(before.sourceId, before);
			claims.take(before.claimId, before);
		}
		if (after) {
			sources.add(after.sourceId, after);
			claims.add(after.claimId, after);
		}
		if (before || after) known.set(key, after ?? undefined);
	}
	if (known.size === 0) return index;
	const underClaims = claims.appliedTo(index.byClaim);
	return {
		byKey: index.byKey.with(known),
		bySource: index.bySource.with(sources.appliedTo(index.bySource)),
		byClaim: index.byClaim.with(underClaims),
		claimIds: withMembers(index.claimIds, underClaims),
	};
}

/** What one change takes out of groups and adds to them. */
class GroupChanges {
	private readonly taken = new Map<string, Set<EvidenceView>>();
	private readonly added = new Map<string, EvidenceView[]>();

	take(groupId: string, item: EvidenceView): void {
		const taken = this.taken.get(groupId);
		if (taken) taken.add(item);
		else this.taken.set(groupId, new Set([item]));
	}

	add(groupId: string, item: EvidenceView): void {
		const added = this.added.get(groupId);
		if (added) added.push(item);
		else this.added.set(groupId, [item]);
	}

	/** The new groups by id; undefined for one that nothing is left of. */
	appliedTo(groups: ShardedMap<Group>): Map<string, Group | undefined> {
		const changed = new Map<string, Group | undefined>();
		for (const [id, taken] of this.taken) {
			const left = groups.get(id)?.filter((item) => !taken.has(item));
			changed.set(id, left?.length ? left : undefined);
		}
		for (const [id, added] of this.added) {
			const kept = changed.has(id) ? changed.get(id) : groups.get(id);
			changed.set(id, withItems(kept ?? none, added));
		}
		return changed;
	}
}

/** From so many new items on, sorting all costs less than finding the place of each. */
const manyItems = 16;

/** A list in order with items put where they belong. */
function withItems(kept: Group, added: Group): Group {
	if (added.length >= manyItems) return [...kept, ...added].sort(inTextOrder);
	const all = [...kept];
	for (const item of added) all.splice(placeFor(item, all), 0, item);
	return all;
}

/** Where an item belongs in a list in order. */
function placeFor(item: EvidenceView, all: Group): number {
	return firstIndex(all.length, (index) => {
		const other = all[index];
		return other === undefined || inTextOrder(other, item) >= 0;
	});
}

function inTextOrder(a: EvidenceView, b: EvidenceView): number {
	if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1;
	return a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1);
}

function withMembers(
	ids: ReadonlySet<string>,
	groups: ReadonlyMap<string, Group | undefined>,
): ReadonlySet<string> {
	if ([...groups].every(([id, group]) => ids.has(id) === (group !== undefined))) return ids;
	const changed = new Set(ids);
	for (const [id, group] of groups) {
		if (group) changed.add(id);
		else changed.delete(id);
	}
	return changed;
}
