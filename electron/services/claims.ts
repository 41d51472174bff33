import type { Edited } from "../../shared/ipc/views.ts";
import { newClaim, remove, restateClaim, titleCase } from "../../shared/model/edits.ts";
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
