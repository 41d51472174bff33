import type { EvidenceChanges, Payload } from "../../shared/ipc/channels.ts";
import type { Edited } from "../../shared/ipc/views.ts";
import { caseKey } from "../../shared/merge/union.ts";
import type { Edit } from "../../shared/model/change.ts";
import { newClaim, newEvidence, remove } from "../../shared/model/edits.ts";
import { editEvidence as evidenceEdit } from "../../shared/model/evidence-edits.ts";
import { shorten, startedStatement } from "../../shared/model/shorten.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Anchor, Claim, Evidence } from "../../shared/schema/records.ts";
import { anchorOf } from "./asked-span.ts";
import { deltaOf, perform } from "./case-deltas.ts";
import type { CaseSession } from "./case-session.ts";
import { evidenceLabel } from "./evidence-label.ts";
import { findStandingClaim } from "./find-claim.ts";
import { ownEvidence } from "./own-evidence.ts";
import { withdrawnSilences } from "./silences.ts";

/**
 * Tags a span of a source: trimmed of white space, widened to grapheme borders, described by its own
 * words. Refused when the window's quote is not what stands there. Joins the claim, or the one that it was merged into,
 * or starts one, in the words given or in its own.
 */
export function tagSpan(session: CaseSession, request: Payload<"evidence.tag">): Result<Edited> {
	const source = session.sources.get(request.sourceId);
	if (!source) return failure("not-found", "This source is not in the case any more.");
	const anchor = anchorOf(source, request);
	if (!anchor.ok) return anchor;
	const editing = session.editing();
	const edits: Edit[] = [];
	if (request.claimId === null) {
		const statement = request.statement?.trim() || startedStatement(anchor.value.quote);
		edits.push(newClaim(editing, statement));
	}
	const claim = request.claimId === null ? startedBy(edits) : claimToTag(session, request.claimId);
	if (!claim.ok) return claim;
	const claimId = claim.value.id;
	const content = { claimId, sourceId: source.id, stance: request.stance, anchor: anchor.value };
	const evidence = newEvidence(editing, content);
	edits.push(evidence, ...withdrawnSilences(session, editing, claimId, source.id));
	const delta = perform(session, `tag “${shorten(anchor.value.quote, 40)}”`, edits);
	return success({ delta, claimId, evidenceKey: caseKey(evidence.after, session.analyst.id) });
}

/**
 * Changes one's own evidence, all at once: its stance, note, attribution, claim, or borders. On another claim it
 * withdraws one's own silence there, in the same change (rule F9).
 */
export function editEvidence(
	session: CaseSession,
	evidenceId: string,
	changes: EvidenceChanges,
): Result<Edited> {
	const evidence = ownEvidence(session, evidenceId);
	if (!evidence.ok) return evidence;
	const { claimId: asked, span, ...words } = changes;
	const claim = asked === undefined ? null : claimToTag(session, asked);
	if (claim?.ok === false) return claim;
	const anchor = span ? newAnchor(session, evidence.value, span) : null;
	if (anchor?.ok === false) return anchor;
	const editing = session.editing();
	const moved = claim && isMove(session, evidence.value, claim.value) ? claim.value : null;
	const edit = evidenceEdit(editing, evidence.value, {
		...words,
		claimId: moved?.id,
		anchor: anchor?.value,
	});
	const evidenceKey = caseKey(edit.after, session.analyst.id);
	const label = edit.after.kind === "evidence" ? evidenceLabel(evidence.value, edit.after, moved) : null;
	if (label === null) return success({ delta: deltaOf(session, []), evidenceKey });
	const withdrawn = moved ? withdrawnSilences(session, editing, moved.id, evidence.value.sourceId) : [];
	return success({ delta: perform(session, label, [edit, ...withdrawn]), evidenceKey });
}

/** Deletes one's own evidence; it is kept as deleted (rule F7). */
export function deleteEvidence(session: CaseSession, evidenceId: string): Result<Edited> {
	const evidence = ownEvidence(session, evidenceId);
	if (!evidence.ok) return evidence;
	const label = `delete tag “${shorten(evidence.value.anchor.quote, 40)}”`;
	return success({ delta: perform(session, label, [remove(session.editing(), evidence.value)]) });
}

function startedBy([edit]: readonly Edit[]): Result<Claim> {
	if (edit?.after.kind !== "claim") throw new Error("A new claim is a claim.");
	return success(edit.after);
}

function claimToTag(session: CaseSession, id: string): Result<Claim> {
	const claim = findStandingClaim(session, id);
	if (claim.ok) return claim;
	return failure("not-found", "That claim was deleted. Choose another one, or start a new one.");
}

/** Whether evidence shows under another claim than this one, whatever it was made for. */
function isMove(session: CaseSession, evidence: Evidence, claim: Claim): boolean {
	return session.winners.merges.standingFor(evidence.claimId) !== claim.id;
}

function newAnchor(
	session: CaseSession,
	{ sourceId }: Evidence,
	span: NonNullable<EvidenceChanges["span"]>,
): Result<Anchor> {
	const source = session.sources.get(sourceId);
	return source
		? anchorOf(source, span)
		: failure("not-found", "The source of this tag is not in the case, so its borders cannot be moved.");
}
