import type { Edited } from "../../shared/ipc/views.ts";
import { offeredClaims } from "../../shared/merge/concurrent.ts";
import { newClaim, remove, restateClaim, settleClaim, titleCase } from "../../shared/model/edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Claim } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";
import { deltaOf, perform } from "./case-views.ts";
import { shorten } from "./evidence.ts";

/** Starts a claim without evidence; the statement may still be empty. */
export function createClaim(session: CaseSession, statement: string): Result<Edited> {
	const edit = newClaim(session.editing(), statement.trim());
	const claimId = edit.after.kind === "claim" ? edit.after.id : undefined;
	return success({
		delta: perform(session, "new claim", [edit]),
		...(claimId === undefined ? {} : { claimId }),
	});
}

/** Gives a claim another statement, whoever made it (rule F8). */
export function editClaim(session: CaseSession, claimId: string, statement: string): Result<Edited> {
	const claim = findClaim(session, claimId);
	if (!claim.ok) return claim;
	if (claim.value.statement === statement) return success({ delta: deltaOf(session, []), claimId });
	const edit = restateClaim(session.editing(), claim.value, statement);
	return success({ delta: perform(session, `edit claim “${shorten(statement, 40)}”`, [edit]), claimId });
}

/**
 * Settles versions of a claim that were made at the same time (rule F8): the claim becomes as the version in a layer
 * has it, or, with null, stays as it shows; either way nothing of them is offered again.
 */
export function settleOffers(session: CaseSession, claimId: string, layerId: string | null): Result<Edited> {
	const shown = session.winners.get(`claim/${claimId}`)?.record;
	if (shown?.kind !== "claim") return failure("not-found", "This claim is not in the case.");
	const offers = offeredClaims(session.layers, shown);
	const offered = offers.map(({ claim }) => claim);
	const chosen = layerId === null ? shown : offers.find((offer) => offer.layerId === layerId)?.claim;
	if (offered.length === 0 || !chosen)
		return failure("not-found", "This version is not offered any more: the claim has been changed since.");
	const edit = settleClaim(session.editing(), chosen, offered);
	const label = `settle claim “${shorten(chosen.statement, 40)}”`;
	return success({ delta: perform(session, label, [edit]), claimId });
}

/**
 * Deletes a claim and one's own evidence under it, as one action. Others' evidence stays, and keeps the
 * claim listed as deleted (rule F7).
 */
export function deleteClaim(session: CaseSession, claimId: string): Result<Edited> {
	const claim = findClaim(session, claimId);
	if (!claim.ok) return claim;
	const editing = session.editing();
	const edits = [remove(editing, claim.value)];
	for (const { record, analystId } of session.winners.underClaim(claimId))
		if (analystId === session.analyst.id && !record.deleted) edits.push(remove(editing, record));
	return success({ delta: perform(session, `delete claim “${shorten(claim.value.statement, 40)}”`, edits) });
}

/** Gives the case another title. */
export function renameCase(session: CaseSession, title: string): Result<Edited> {
	return success({
		delta: perform(session, `rename the case to “${title}”`, [titleCase(session.editing(), title)]),
	});
}

function findClaim(session: CaseSession, id: string): Result<Claim> {
	const record = session.winners.get(`claim/${id}`)?.record;
	if (record?.kind === "claim" && !record.deleted) return success(record);
	return failure("not-found", "This claim was deleted.");
}
