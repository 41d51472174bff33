import type { ClaimChanges } from "../../shared/ipc/channels.ts";
import type { Edited } from "../../shared/ipc/views.ts";
import { offeredClaims } from "../../shared/merge/concurrent.ts";
import { editClaim as claimEdit, type SeenClaim, withWords } from "../../shared/model/claim-edits.ts";
import { newClaim, remove, settleClaim, titleCase } from "../../shared/model/edits.ts";
import { findRecord } from "../../shared/model/layer.ts";
import { compareVersions, sameVersion } from "../../shared/model/version.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Claim, Version } from "../../shared/schema/records.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { findClaim, named } from "./find-claim.ts";

/** Starts a claim without evidence; the statement may still be empty. */
export function createClaim(session: CaseSession, statement: string): Result<Edited> {
	const edit = newClaim(session.editing(), statement.trim());
	const claimId = edit.after.kind === "claim" ? edit.after.id : undefined;
	return success({
		delta: perform(session, "new claim", [edit]),
		...(claimId === undefined ? {} : { claimId }),
	});
}

/**
 * Words a claim, or gives a verdict on it and why, whoever made it (rule F8).
 *
 * @param seen The version that the analyst had before them. A teammate's that has come meanwhile is not taken back
 * unseen: what is changed here shows, the rest is as it came, and their version is offered beside it.
 */
export function editClaim(
	session: CaseSession,
	claimId: string,
	seen: Version,
	changes: ClaimChanges,
): Result<Edited> {
	const claim = findClaim(session, claimId);
	if (!claim.ok) return claim;
	const words = withWords(claim.value, changes);
	const changed = changedFields(claim.value, words);
	if (changed.length === 0) return success({ delta: deltaOf(session, []), claimId });
	const edit = claimEdit(session.editing(), claim.value, changes, seenBefore(session, claim.value, seen));
	return success({ delta: perform(session, editLabel(changed, words), [edit]), claimId });
}

const fields = ["statement", "verdict", "rationale"] as const;
type Field = (typeof fields)[number];

function changedFields(before: Claim, after: Claim): Field[] {
	return fields.filter((field) => before[field] !== after[field]);
}

function editLabel(changed: readonly Field[], claim: Claim): string {
	const [only] = changed;
	if (changed.length > 1 || only === undefined || only === "statement") return `edit claim ${named(claim)}`;
	return claim[only] === undefined
		? `take back the ${only} on ${named(claim)}`
		: `write the ${only} on ${named(claim)}`;
}

/** What the analyst had seen of a claim, where somebody else has made the version that shows since. */
function seenBefore(session: CaseSession, shown: Claim, seen: Version): SeenClaim | undefined {
	// What was made in this layer, its analyst knows, though the window may not have been told yet.
	if (shown.version[1] === session.layerId || compareVersions(seen, shown.version) >= 0) return undefined;
	const known = session.layers.flatMap((layer) => {
		const version = findRecord(layer, shown);
		return version && (layer.id === session.layerId || sameVersion(version.version, seen)) ? [version] : [];
	});
	return { version: seen, known };
}

/**
 * Settles versions of a claim that were made at the same time (rule F8): the claim becomes as the version in a layer
 * has it, or, with null, stays as it shows; either way nothing of them is offered again.
 */
export function settleOffers(session: CaseSession, claimId: string, layerId: string | null): Result<Edited> {
	const shown = session.winners.claim(claimId);
	if (!shown) return failure("not-found", "This claim is not in the case.");
	const offers = offeredClaims(session.layers, shown);
	const offered = offers.map(({ claim }) => claim);
	const chosen = layerId === null ? shown : offers.find((offer) => offer.layerId === layerId)?.claim;
	if (offered.length === 0 || !chosen)
		return failure("not-found", "This version is not offered any more: the claim has been changed since.");
	const edit = settleClaim(session.editing(), chosen, offered);
	return success({ delta: perform(session, `settle claim ${named(chosen)}`, [edit]), claimId });
}

/**
 * Deletes a claim, those that were merged into it, and one's own evidence and silences under them, as one action: a
 * merge must not be undone by a deletion, and bring back what nobody asked for. Others' evidence stays, and keeps the
 * claim that it was made for listed as deleted (rule F7).
 */
export function deleteClaim(session: CaseSession, claimId: string): Result<Edited> {
	const claim = findClaim(session, claimId);
	if (!claim.ok) return claim;
	const editing = session.editing();
	const merged = session.winners.merges.mergedInto(claimId);
	const claims = [claim.value, ...merged.flatMap((id) => session.winners.claim(id) ?? [])];
	const edits = claims.map((each) => remove(editing, each));
	for (const { record, analystId } of session.winners.underStanding(claimId))
		if (analystId === session.analyst.id && !record.deleted) edits.push(remove(editing, record));
	return success({ delta: perform(session, `delete claim ${named(claim.value)}`, edits) });
}

/** Gives the case another title. */
export function renameCase(session: CaseSession, title: string): Result<Edited> {
	return success({
		delta: perform(session, `rename the case to “${title}”`, [titleCase(session.editing(), title)]),
	});
}
