import { compareRecords } from "../model/version.ts";
import type { Claim } from "../schema/records.ts";

/**
 * For the id of each claim the id of the claim that stands for it: where `mergedInto` leads in the end, its own if it
 * was not merged (rule F8). In a cycle the smallest id stands, by UTF-16 code unit, for all that lead into it. A claim
 * merged into one that is deleted, or has not arrived yet, stands for itself, and so does a deleted claim.
 *
 * @param claims The winning versions, in any order; of several versions of one claim the greatest counts (rule F6).
 */
export function standingClaims(claims: Iterable<Claim>): Map<string, string> {
	const byId = new Map<string, Claim>();
	for (const claim of claims) {
		const present = byId.get(claim.id);
		if (!present || compareRecords(present, claim) < 0) byId.set(claim.id, claim);
	}
	const standing = new Map<string, string>();
	for (const id of byId.keys()) {
		const way = new Set<string>();
		let at = id;
		while (!way.has(at) && !standing.has(at)) {
			way.add(at);
			at = targetOf(at, byId);
		}
		const stands = standing.get(at) ?? smallestFrom(at, way);
		for (const passed of way) standing.set(passed, stands);
	}
	return standing;
}

/** The claim that one was merged into; itself where it goes no further, so that every way ends in a cycle. */
function targetOf(id: string, byId: ReadonlyMap<string, Claim>): string {
	const claim = byId.get(id);
	if (claim?.mergedInto === undefined || claim.deleted) return id;
	const target = byId.get(claim.mergedInto);
	return target && !target.deleted ? target.id : id;
}

/** The smallest id of the cycle that a way ends in, `start` being where it came back to. */
function smallestFrom(start: string, way: ReadonlySet<string>): string {
	const passed = [...way];
	return passed.slice(passed.indexOf(start)).reduce((a, b) => (a < b ? a : b));
}
