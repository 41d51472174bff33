import type { ClaimView, EvidenceView, SilenceView } from "../../shared/ipc/views.ts";

type Claims = Readonly<Record<string, ClaimView>>;

/** How far a source has been examined, by all analysts together. */
export interface Examined {
	/** Claims on which it was found to say nothing. */
	readonly silent: number;
	/** Live claims that nobody has examined it for. */
	readonly left: number;
	/** All live claims. */
	readonly claims: number;
}

/** How far a source has been examined for the claims of the case that are not deleted. */
export function examinedOn(
	evidence: readonly EvidenceView[],
	silences: readonly SilenceView[],
	claims: Claims,
): Examined {
	const isLive = (id: string) => claims[id] !== undefined && claims[id].deletedBy === undefined;
	const tagged = new Set(evidence.map(({ claimId }) => claimId).filter(isLive));
	const silent = new Set(
		silences.map(({ claimId }) => claimId).filter((id) => isLive(id) && !tagged.has(id)),
	);
	const count = countLive(claims);
	return { silent: silent.size, left: count - tagged.size - silent.size, claims: count };
}

const liveCounts = new WeakMap<Claims, number>();

/** How many claims are not deleted: counted once for all sources. */
function countLive(claims: Claims): number {
	const known = liveCounts.get(claims);
	if (known !== undefined) return known;
	const count = Object.values(claims).filter(({ deletedBy }) => deletedBy === undefined).length;
	liveCounts.set(claims, count);
	return count;
}

/** What is left to examine, in a sentence; an empty text where the case has no claims. */
export function examinedSentence({ left, claims }: Examined): string {
	if (left > 0) return left === 1 ? "1 claim not examined yet." : `${left} claims not examined yet.`;
	return claims === 0 ? "" : "All claims examined.";
}
