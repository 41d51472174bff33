import { edit, travel } from "./case-actions.ts";
import { evidenceUnderClaim } from "./evidence-index.ts";
import { say } from "./messages.ts";
import type { OpenCase } from "./open-case.ts";
import { mayEdit } from "./read-only.ts";
import { shortened } from "./shortened.ts";
import { silencesForClaim } from "./silence-index.ts";
import { sourceName } from "./sources.ts";
import { store } from "./store.ts";

/** UTF-16 code units of a statement in a message. */
const longestInMessage = 80;

const undoAction = { label: "Undo", run: () => void travel("undo") };

/** Records that the source in the focused pane says nothing on the active claim, or takes that back. */
export async function toggleSilence(): Promise<void> {
	const { open } = store.getState();
	if (!open || !mayEdit()) return;
	const claimId = open.layout.activeClaimId;
	if (claimId === null)
		return void say("Choose the claim that this source is silent on first: L, or a click in the list.");
	const sourceId = focusedSource(open);
	if (sourceId === null) return void say("Open the source that is silent first.");
	await setSilence(claimId, sourceId, !isSilent(open, claimId, sourceId));
}

/** Records that a source says nothing on a claim, or takes that back; refused, in words, where one has evidence. */
export async function setSilence(claimId: string, sourceId: string, silent: boolean): Promise<void> {
	const { open } = store.getState();
	if (!open || !mayEdit()) return;
	const name = nameOf(open, sourceId);
	const claim = open.claims[claimId];
	if (!claim || claim.deletedBy)
		return void say("This claim is gone: no silence can be recorded on it.", "problem");
	if (silent && hasOwnEvidence(open, claimId, sourceId))
		return void say(
			`You have tagged words of ${name} under this claim: it is not silent. Delete those tags first.`,
			"problem",
		);
	if (!(await edit("silences.set", { claimId, sourceId, silent }))) return;
	const words = claim.statement ? `“${shortened(claim.statement, longestInMessage)}”` : "this claim";
	say(
		silent ? `${name} says nothing on ${words}.` : `${name} is not examined for ${words} any more.`,
		"done",
		undoAction,
	);
}

/** Records one's silence in the focused source on every claim that one has not examined there. */
export async function silenceRest(): Promise<void> {
	const { open } = store.getState();
	if (!open || !mayEdit()) return;
	const sourceId = focusedSource(open);
	if (sourceId === null) return void say("Open the source that is silent first.");
	const count = unexaminedClaims(open, sourceId);
	const name = nameOf(open, sourceId);
	if (count === 0) return void say(`You have examined ${name} for every claim already.`);
	if (!(await edit("silences.setRest", { sourceId }))) return;
	const claims = count === 1 ? "the one claim" : `the ${count.toLocaleString("en")} claims`;
	say(`${name} says nothing on ${claims} that you had not examined in it.`, "done", undoAction);
}

/** Whether one has recorded that a source says nothing on a claim. */
export function isSilent({ silences }: OpenCase, claimId: string, sourceId: string): boolean {
	return silencesForClaim(silences, claimId).some((item) => item.own && item.sourceId === sourceId);
}

function unexaminedClaims(open: OpenCase, sourceId: string): number {
	return Object.values(open.claims).filter(
		({ id, deletedBy }) =>
			deletedBy === undefined && !isSilent(open, id, sourceId) && !hasOwnEvidence(open, id, sourceId),
	).length;
}

function hasOwnEvidence({ evidence }: OpenCase, claimId: string, sourceId: string): boolean {
	return evidenceUnderClaim(evidence, claimId).some((item) => item.own && item.sourceId === sourceId);
}

function focusedSource({ layout }: OpenCase): string | null {
	return layout.panes[layout.focusedPane]?.sourceId ?? null;
}

function nameOf({ sources }: OpenCase, sourceId: string): string {
	const source = sources[sourceId];
	return source ? sourceName(source) : "This source";
}
