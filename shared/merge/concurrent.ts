import { descendsFrom } from "../model/ancestry.ts";
import { analystOfLayer } from "../model/identifier.ts";
import { findRecord, type Layer } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { Claim } from "../schema/records.ts";

/** A version of a claim that is offered beside the winning one, and in whose layer it stands. */
export interface OfferedClaim {
	readonly claim: Claim;
	readonly layerId: string;
	readonly analystId: string;
}

/**
 * The versions of a claim that lose to the winning one by the order of F6 alone, because no other version was made from
 * them (rule F8), newest first. A version that says the same as the winning one is not offered.
 *
 * @param like Any version of the claim.
 */
export function offeredClaims(layers: Iterable<Layer>, like: Claim): OfferedClaim[] {
	const present: OfferedClaim[] = [];
	for (const layer of layers) {
		const claim = findRecord(layer, like);
		if (claim?.kind !== "claim") continue;
		present.push({ claim, layerId: layer.id, analystId: analystOfLayer(layer.id) });
	}
	present.sort((a, b) => compareRecords(b.claim, a.claim) || (a.layerId < b.layerId ? -1 : 1));
	const [winner, ...losers] = present;
	if (!winner) return [];
	return losers.filter(
		({ claim }) =>
			!saysTheSame(claim, winner.claim) && !present.some((other) => descendsFrom(other.claim, claim)),
	);
}

function saysTheSame(a: Claim, b: Claim): boolean {
	return (
		a.statement === b.statement &&
		a.verdict === b.verdict &&
		a.rationale === b.rationale &&
		a.deleted === b.deleted &&
		a.mergedInto === b.mergedInto
	);
}
