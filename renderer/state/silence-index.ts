import type { SilenceView } from "../../shared/ipc/views.ts";
import { ShardedMap } from "./sharded-map.ts";

/**
 * The case's silences, by key, by source and by claim. A value, like the evidence index: a change costs only the
 * groups that it touches, and leaves every other group the same list.
 */
export interface SilenceIndex {
	readonly byKey: ShardedMap<SilenceView>;
	readonly bySource: ShardedMap<Group>;
	readonly byClaim: ShardedMap<Group>;
}

type Group = readonly SilenceView[];

const none: Group = [];

/** No silences at all. */
export const noSilences: SilenceIndex = {
	byKey: ShardedMap.empty(),
	bySource: ShardedMap.empty(),
	byClaim: ShardedMap.empty(),
};

/** The silences on one source, in no order. The same list while none of them changes. */
export function silencesOnSource({ bySource }: SilenceIndex, sourceId: string): Group {
	return bySource.get(sourceId) ?? none;
}

/** The silences for one claim, in no order. The same list while none of them changes. */
export function silencesForClaim({ byClaim }: SilenceIndex, claimId: string): Group {
	return byClaim.get(claimId) ?? none;
}

/** The index after a change: new silences by key, null for what is gone. */
export function withSilences(
	index: SilenceIndex,
	changes: Readonly<Record<string, SilenceView | null>>,
): SilenceIndex {
	const keys = Object.keys(changes);
	if (keys.length === 0) return index;
	const gone = keys.flatMap((key) => index.byKey.get(key) ?? []);
	const come = keys.flatMap((key) => changes[key] ?? []);
	return {
		byKey: index.byKey.with(keys.map((key) => [key, changes[key] ?? undefined])),
		bySource: index.bySource.with(regrouped(index.bySource, gone, come, ({ sourceId }) => sourceId)),
		byClaim: index.byClaim.with(regrouped(index.byClaim, gone, come, ({ claimId }) => claimId)),
	};
}

/** The groups that a change touches, as they are after it; undefined for one that nothing is left of. */
function regrouped(
	groups: ShardedMap<Group>,
	gone: Group,
	come: Group,
	groupOf: (silence: SilenceView) => string,
): Map<string, Group | undefined> {
	const left = new Set(gone);
	const added = new Map<string, SilenceView[]>();
	for (const silence of come) {
		const id = groupOf(silence);
		const known = added.get(id);
		if (known) known.push(silence);
		else added.set(id, [silence]);
	}
	const touched = new Set([...gone, ...come].map(groupOf));
	return new Map(
		[...touched].map((id) => {
			const kept = (groups.get(id) ?? none).filter((silence) => !left.has(silence));
			const group = [...kept, ...(added.get(id) ?? none)];
			return [id, group.length > 0 ? group : undefined];
		}),
	);
}
