import type { Edited } from "../../shared/ipc/views.ts";
import { put } from "../../shared/model/edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { named } from "./find-claim.ts";

/**
 * Makes a claim that was merged into another one stand for itself again, with the evidence that was made for it. What
 * was tagged since stays where it was tagged.
 */
export function separateClaim(session: CaseSession, claimId: string): Result<Edited> {
	const claim = session.winners.claim(claimId);
	if (!claim || claim.deleted) return failure("not-found", "This claim was deleted.");
	if (session.winners.merges.standingFor(claimId) === claimId)
		return failure("not-found", "This claim is not merged into another one any more.");
	const { mergedInto: _, ...alone } = claim;
	const delta = perform(session, `bring ${named(claim)} back`, [put(session.editing(), alone)]);
	return success({ delta, claimId });
}
