import type { Edited } from "../../shared/ipc/views.ts";
import type { Edit } from "../../shared/model/change.ts";
import { type Editing, newSilence, remove } from "../../shared/model/edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Claim, Evidence, Silence } from "../../shared/schema/records.ts";
import { silenceIdOf } from "../files/silence-id.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { findStandingClaim, named } from "./find-claim.ts";

/** Records that a source says nothing on a claim, or takes that back (rule F9). */
export function setSilent(
	session: CaseSession,
	claimId: string,
	sourceId: string,
	silent: boolean,
): Result<Edited> {
	const claim = findStandingClaim(session, claimId);
	if (!claim.ok) return claim;
	if (!session.sources.has(sourceId)) return noSource;
	const editing = session.editing();
	const { id } = claim.value;
	const withdrawn = withdrawnSilences(session, editing, id, sourceId);
	if (!silent) {
		const label = `take back the silence on ${named(claim.value)}`;
		return success({ delta: performAny(session, label, withdrawn), claimId: id });
	}
	const isTagged = ownTags(session, sourceId).some(
		(record) => record.kind === "evidence" && session.winners.merges.standingFor(record.claimId) === id,
	);
	if (isTagged)
		return failure(
			"invalid-request",
			"You have tagged words of this source under this claim, so it is not silent on it. Delete your tag first.",
		);
	const edits = withdrawn.length > 0 ? [] : [silenceOn(session, editing, claim.value, sourceId)];
	const label = `record silence on ${named(claim.value)}`;
	return success({ delta: performAny(session, label, edits), claimId: id });
}

/** Records one's silence on every claim that one has not examined in a source, as one action (rule F9). */
export function setRestSilent(session: CaseSession, sourceId: string): Result<Edited> {
	if (!session.sources.has(sourceId)) return noSource;
	const { merges } = session.winners;
	const examined = new Set(ownTags(session, sourceId).map(({ claimId }) => merges.standingFor(claimId)));
	const rest = session.winners
		.claims()
		.filter(({ id, deleted }) => !deleted && merges.standingFor(id) === id && !examined.has(id));
	const editing = session.editing();
	const edits = rest.map((claim) => silenceOn(session, editing, claim, sourceId));
	const on = rest.length === 1 && rest[0] ? named(rest[0]) : `${rest.length} claims`;
	return success({ delta: performAny(session, `record silence on ${on}`, edits) });
}

/** The edits that withdraw one's own silence on a cell, whichever of the claims that are one by now it was made for. */
export function withdrawnSilences(
	session: CaseSession,
	editing: Editing,
	claimId: string,
	sourceId: string,
): Edit[] {
	return [claimId, ...session.winners.merges.mergedInto(claimId)]
		.flatMap((id) => session.winners.silencesIn(id, sourceId))
		.flatMap(({ record, analystId }) =>
			!record.deleted && analystId === session.analyst.id ? [remove(editing, record)] : [],
		);
}

/** One's own live evidence and silences on a source. */
function ownTags(session: CaseSession, sourceId: string): (Evidence | Silence)[] {
	return session.winners.onSource(sourceId).flatMap(({ record, analystId }) => {
		const isTag = record.kind === "evidence" || record.kind === "silence";
		return isTag && !record.deleted && analystId === session.analyst.id ? [record] : [];
	});
}

function silenceOn(session: CaseSession, editing: Editing, { id }: Claim, sourceId: string): Edit {
	return newSilence(editing, silenceIdOf(session.analyst.id, id, sourceId), id, sourceId);
}

function performAny(session: CaseSession, label: string, edits: readonly Edit[]) {
	return edits.length > 0 ? perform(session, label, edits) : deltaOf(session, []);
}

const noSource = failure("not-found", "This source is not in the case any more.");
