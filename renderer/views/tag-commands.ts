import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { shownText } from "../editor/shown-texts.ts";
import { deleteEvidence, goToEvidence, tagSelection, tagUnder } from "../state/desk-actions.ts";
import { changeStanceInText, mayChange } from "../state/evidence-actions.ts";
import { say } from "../state/messages.ts";
import { type OpenPopover, store } from "../state/store.ts";
import { evidenceAtHand } from "./evidence-at-hand.ts";

/** Tags the selected words; where none are, gives the tag at the caret another stance. */
export function tagOrChangeStance(stance: Stance): void {
	const [evidence] = evidenceAtHand();
	if (evidence) void changeStanceInText(evidence, stance);
	else void tagSelection(stance);
}

/** Asks for a claim: for one's own tag at hand to move to, else for the next tags to join. */
export function pickClaim(): void {
	const [evidence] = evidenceAtHand();
	open({ kind: "claims", evidenceKey: evidence?.own ? evidence.key : null });
}

/** Opens the field for a note on the tag at hand; selected words without a tag become context first. */
export async function writeNote(): Promise<void> {
	const evidence = await evidenceToRemark();
	if (evidence && mayChange(evidence)) open({ kind: "note", evidenceKey: evidence.key });
}

/** Asks whom the source attributes the words at hand to; selected words without a tag become context first. */
export async function attribute(): Promise<void> {
	const evidence = await evidenceToRemark();
	if (evidence && mayChange(evidence)) open({ kind: "attribution", evidenceKey: evidence.key });
}

async function evidenceToRemark(): Promise<EvidenceView | undefined> {
	const { selection, open: found } = store.getState();
	const [evidence] = evidenceAtHand();
	if (evidence) return evidence;
	if (!selection) {
		say("Select words, or go to a tag with J, K or the arrow keys.");
		return undefined;
	}
	const key = await tagUnder("context", found?.layout.activeClaimId ?? null);
	return key === null ? undefined : store.getState().open?.evidence.byKey.get(key);
}

/** Opens the list of all that can be done with the tag at hand. */
export function showActions(): void {
	const [evidence] = evidenceAtHand();
	if (evidence) open({ kind: "actions", evidenceKey: evidence.key, at: null });
	else say("Go to a tag first: with J, K or the arrow keys.");
}

/** Deletes the tag at hand, with a way back. */
export function deleteAtHand(): void {
	const [evidence] = evidenceAtHand();
	if (evidence) void deleteEvidence(evidence);
	else say("Go to a tag first: with J, K or the arrow keys. Delete deletes it.");
}

/** Selects the words of the tag at hand, or of the last one, so that they can be tagged under another claim. */
export function selectAgain(): void {
	const { open: found, focusedEvidence } = store.getState();
	const last = focusedEvidence === null ? undefined : found?.evidence.byKey.get(focusedEvidence);
	const evidence = evidenceAtHand()[0] ?? last;
	if (!evidence) return void say("Tag words first: then T selects them again.");
	if (!shownText(evidence.sourceId)) goToEvidence(evidence);
	// Its pane may have to be drawn first.
	requestAnimationFrame(() => {
		const view = shownText(evidence.sourceId);
		view?.focus();
		view?.select(evidence.start, evidence.end);
	});
}

function open(popover: OpenPopover): void {
	store.setState({ popover });
}
