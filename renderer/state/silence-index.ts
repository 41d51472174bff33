import type { SilenceView } from "../../shared/ipc/views.ts";
import { ShardedMap } from "./sharded-map.ts";

/** The case's silences, by key and by claim. A value: a change makes a new one and leaves every other claim's list the same. */
export interface SilenceIndex {
	readonly byKey: ShardedMap<SilenceView>;
	readonly byClaim: ShardedMap<readonly SilenceView[]>;
}

const none: readonly SilenceView[] = [];

/** No silence at all. */
export const noSilences: SilenceIndex = { byKey: ShardedMap.empty(), byClaim: ShardedMap.empty() };

/** The silences on one claim, of all analysts. The same list while none of them changes. */
export function silencesOnClaim({ byClaim }: SilenceIndex, claimId: string): readonly SilenceView[] {
	return byClaim.get(claimId) ?? none;
}

/** The index after a change: new silences by key, null for what is gone. */
export function withSilences(
	index: SilenceIndex,
	changes: Readonly<Record<string, SilenceView | null>>,
): SilenceIndex {
	const known = new Map<string, SilenceView | undefined>();
	const claims = new Map<string, readonly SilenceView[]>();
	const change = (claimId: string, silences: (before: readonly SilenceView[]) => readonly SilenceView[]) =>
		claims.set(claimId, silences(claims.get(claimId) ?? silencesOnClaim(index, claimId)));
	for (const [key, after] of Object.entries(changes)) {
		const before = index.byKey.get(key);
		if (before) change(before.claimId, (all) => all.filter((item) => item.key !== key));
		if (after) change(after.claimId, (all) => [...all, after]);
		if (before || after) known.set(key, after ?? undefined);
	}
	if (known.size === 0) return index;
	const lists = [...claims].map(([id, all]) => [id, all.length > 0 ? all : undefined] as const);
	return { byKey: index.byKey.with(known), byClaim: index.byClaim.with(lists) };
}
