import type { Edited } from "../../shared/ipc/views.ts";
import type { Edit } from "../../shared/model/change.ts";
import { mergeClaim } from "../../shared/model/claim-edits.ts";
import { type Editing, newClaim, remove } from "../../shared/model/edits.ts";
import { editEvidence } from "../../shared/model/evidence-edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Claim } from "../../shared/schema/records.ts";
import { perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { findClaim, findStandingClaim, named } from "./find-claim.ts";
import { ownEvidence } from "./own-evidence.ts";

/**
 * Merges claims into another one, under which their evidence shows from then on (rule F8). Own silences where one has
 * evidence once the claims are one are withdrawn in the same change (rule F9).
 */
export function mergeClaims(session: CaseSession, claimIds: readonly string[], into: string): Result<Edited> {
	const target = findStandingClaim(session, into);
	if (!target.ok) return target;
	const claims: Claim[] = [];
	for (const id of new Set(claimIds)) {
		const claim = findClaim(session, id);
		if (!claim.ok) return claim;
		if (id === target.value.id)
			return failure("invalid-request", "A claim cannot be merged into itself. Choose another one.");
		claims.push(claim.value);
	}
	const editing = session.editing();
	const edits = [
		...claims.map((claim) => mergeClaim(editing, claim, target.value.id)),
		...contradictedSilences(session, editing, [...claims, target.value]),
	];
	const [first] = claims;
	const what = claims.length === 1 && first ? named(first) : `${claims.length} claims`;
	const delta = perform(session, `merge ${what} into ${named(target.value)}`, edits);
	return success({ delta, claimId: target.value.id });
}

/** Own silences under some claims on sources in which one has evidence under any of them. */
function contradictedSilences(session: CaseSession, editing: Editing, claims: readonly Claim[]): Edit[] {
	const own = claims
		.flatMap(({ id }) => session.winners.underStanding(id))
		.flatMap(({ record, analystId }) =>
			analystId === session.analyst.id && !record.deleted ? [record] : [],
		);
	const quoted = new Set(own.flatMap((record) => (record.kind === "evidence" ? [record.sourceId] : [])));
	return own.flatMap((record) =>
		record.kind === "silence" && quoted.has(record.sourceId) ? [remove(editing, record)] : [],
	);
}

/** Starts a claim and moves pieces of one's own evidence from another one to it, as one action (rule F8). */
export function splitClaim(
	session: CaseSession,
	claimId: string,
	evidenceIds: readonly string[],
	statement: string,
): Result<Edited> {
	const claim = findStandingClaim(session, claimId);
	if (!claim.ok) return claim;
	const editing = session.editing();
	const made = newClaim(editing, statement.trim());
	if (made.after.kind !== "claim") throw new Error("A new claim is a claim.");
	const edits = [made];
	for (const id of new Set(evidenceIds)) {
		const evidence = ownEvidence(session, id);
		if (!evidence.ok) return evidence;
		if (session.winners.merges.standingFor(evidence.value.claimId) !== claim.value.id)
			return failure("not-found", "A tag to be moved is not under this claim any more. Choose again.");
		edits.push(editEvidence(editing, evidence.value, { claimId: made.after.id }));
	}
	const delta = perform(session, `split claim ${named(claim.value)}`, edits);
	return success({ delta, claimId: made.after.id });
}
