import type { Edited } from "../../shared/ipc/views.ts";
import { placeClaim as placeEdit } from "../../shared/model/claim-edits.ts";
import { rankBetween } from "../../shared/model/rank.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { longestRank } from "../../shared/schema/records.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { rankOf } from "./claim-views.ts";
import { findStandingClaim, named } from "./find-claim.ts";

/** Puts a claim before another one in the order by hand, or with null behind all others. */
export function placeClaim(session: CaseSession, claimId: string, before: string | null): Result<Edited> {
	const claim = findStandingClaim(session, claimId);
	if (!claim.ok) return claim;
	const next = before === null ? null : findStandingClaim(session, before);
	if (next?.ok === false) return next;
	const { id } = claim.value;
	if (next?.value.id === id) return success({ delta: deltaOf(session, []), claimId: id });
	const high = next ? rankOf(session, next.value) : null;
	const rank = rankBetween(rankBelow(session, high, id), high, id);
	if (rank.length > longestRank)
		return failure("invalid-request", "There is no room between these two claims. Move one of them first.");
	const edit = placeEdit(session.editing(), id, rank);
	return success({ delta: perform(session, `move claim ${named(claim.value)}`, [edit]), claimId: id });
}

/** The highest rank of any other claim below one, the highest of all for null; null where there is none. */
function rankBelow(session: CaseSession, high: string | null, claimId: string): string | null {
	let below: string | null = null;
	// Claims that are not listed stand between those that are: they do not have to be told apart here.
	for (const claim of session.winners.claims()) {
		const rank = claim.id === claimId ? null : rankOf(session, claim);
		if (rank !== null && (high === null || rank < high) && (below === null || rank > below)) below = rank;
	}
	return below;
}
