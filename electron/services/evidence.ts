import { describeSpan, isValidSpan, trimSpan, widenToGraphemes } from "../../shared/anchor/span.ts";
import type { Payload } from "../../shared/ipc/channels.ts";
import type { Edited } from "../../shared/ipc/views.ts";
import { caseKey } from "../../shared/merge/union.ts";
import type { Edit } from "../../shared/model/change.ts";
import { changeStance, type Editing, newClaim, newEvidence, remove } from "../../shared/model/edits.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Evidence, Stance } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";
import { perform } from "./case-views.ts";

/** A claim started from a span says the span's own words, up to this many UTF-16 code units. */
const longestStatement = 300;

/**
 * Tags a span of a source: trimmed of white space, widened to grapheme borders, described by its own
 * words. Refused when the window's quote is not what stands there. Joins the claim, or starts one.
 */
export function tagSpan(session: CaseSession, request: Payload<"evidence.tag">): Result<Edited> {
	const source = session.sources.get(request.sourceId);
	if (!source) return failure("not-found", "This source is not in the case any more.");
	const asked = { start: request.start, end: request.end };
	if (!isValidSpan(source.text, asked) || source.text.slice(asked.start, asked.end) !== request.quote) {
		return failure("quote-mismatch", "The words to tag are not the ones in the source. Select them again.");
	}
	const trimmed = trimSpan(source.text, asked);
	if (!trimmed) return failure("invalid-request", "Only white space is selected: select the words to tag.");
	const anchor = describeSpan(source.text, widenToGraphemes(source.text, trimmed), source.textHash);
	const editing = session.editing();
	const edits: Edit[] = [];
	let claimId = request.claimId;
	if (claimId === null) {
		const claim = newClaim(editing, startedStatement(anchor.quote));
		edits.push(claim);
		claimId = claim.after.kind === "claim" ? claim.after.id : null;
	} else if (!isLiveClaim(session, claimId)) {
		return failure("not-found", "That claim was deleted. Choose another one, or start a new one.");
	}
	if (claimId === null) throw new Error("A claim has an id.");
	const evidence = newEvidence(editing, { claimId, sourceId: source.id, stance: request.stance, anchor });
	edits.push(evidence, ...withdrawnSilence(session, editing, claimId, source.id));
	const delta = perform(session, `tag “${shorten(anchor.quote, 40)}”`, edits);
	return success({ delta, claimId, evidenceKey: caseKey(evidence.after, session.analyst.id) });
}

/** Gives one's own evidence another stance. */
export function setStance(session: CaseSession, evidenceId: string, stance: Stance): Result<Edited> {
	const evidence = ownEvidence(session, evidenceId);
	if (!evidence.ok) return evidence;
	const edit = changeStance(session.editing(), evidence.value, stance);
	return success({ delta: perform(session, `change a stance to “${stance}”`, [edit]) });
}

/** Deletes one's own evidence; it is kept as deleted (rule F7). */
export function deleteEvidence(session: CaseSession, evidenceId: string): Result<Edited> {
	const evidence = ownEvidence(session, evidenceId);
	if (!evidence.ok) return evidence;
	const label = `delete tag “${shorten(evidence.value.anchor.quote, 40)}”`;
	return success({ delta: perform(session, label, [remove(session.editing(), evidence.value)]) });
}

/** The text cut to `longest` UTF-16 code units at a word, with an ellipsis where something is missing. */
export function shorten(text: string, longest: number): string {
	const line = text.replace(/\s+/g, " ").trim();
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
	const atWord = cut.lastIndexOf(" ");
	return `${(atWord > longest / 2 ? cut.slice(0, atWord) : cut).trimEnd()}…`;
}

function startedStatement(quote: string): string {
	return shorten(quote, longestStatement);
}

/** One's own evidence by its id; a copy of it in a teammate's layer does not stand before it (rule F8). */
function ownEvidence(session: CaseSession, id: string): Result<Evidence> {
	const own = session.winners.get(`${session.analyst.id}/evidence/${id}`)?.record;
	if (own?.kind === "evidence" && !own.deleted) return success(own);
	const isOthers = [...session.winners.values()].some(
		({ record }) => record.kind === "evidence" && record.id === id && !record.deleted,
	);
	return isOthers
		? failure("not-yours", "This tag is a teammate's: only they can change it.")
		: failure("not-found", "This tag was deleted.");
}

function isLiveClaim(session: CaseSession, id: string): boolean {
	const record = session.winners.get(`claim/${id}`)?.record;
	return record?.kind === "claim" && !record.deleted;
}

/** Evidence on a cell withdraws one's own silence on it, in the same change (rule F9). */
function withdrawnSilence(session: CaseSession, editing: Editing, claimId: string, sourceId: string): Edit[] {
	return session.winners
		.silencesIn(claimId, sourceId)
		.flatMap(({ record, analystId }) =>
			!record.deleted && analystId === session.analyst.id ? [remove(editing, record)] : [],
		);
}
