import type { ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import { startedStatement } from "../../shared/model/shorten.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { ask } from "../bridge/bridge.ts";
import { edit, travel } from "./case-actions.ts";
import { evidenceOnSource, evidenceUnderClaim } from "./evidence-index.ts";
import { stepTo } from "./evidence-walk.ts";
import { type PanesLayout, withBorderMoved, withoutSources, withSource } from "./layout.ts";
import { say, sayProblem } from "./messages.ts";
import { mayEdit } from "./read-only.ts";
import { offerSimilar } from "./similar-offer.ts";
import { store, updateCase } from "./store.ts";

/** Fetches the text of a source once. */
export async function loadText(sourceId: string): Promise<void> {
	const text = await ask("sources.text", { sourceId });
	if (!text.ok) return void sayProblem(text.problem);
	updateCase((open) => ({ ...open, texts: { ...open.texts, [sourceId]: text.value } }));
}

function updateLayout(change: (layout: PanesLayout) => PanesLayout): void {
	updateCase((open) => ({ ...open, layout: change(open.layout) }));
}

/** Shows a source in a pane and gives it the keyboard. */
export function showSource(sourceId: string, beside = false): void {
	updateLayout((layout) => withSource(layout, sourceId, beside));
	store.setState({ focusWanted: sourceId });
}

/** Closes the pane of a source; the keyboard goes to the one that has its place. */
export function closePane(sourceId: string): void {
	updateLayout((layout) => withoutSources(layout, [sourceId]));
	giveKeyboardToPane();
}

/** Gives the keyboard to the text in the focused pane. */
export function giveKeyboardToPane(): void {
	const layout = store.getState().open?.layout;
	store.setState({ focusWanted: layout?.panes[layout.focusedPane]?.sourceId ?? null });
}

/** Notes that the text that was to take the keyboard has it. */
export function keyboardTaken(): void {
	store.setState({ focusWanted: null });
}

/** Notes which pane has the keyboard. */
export function focusPane(index: number): void {
	const layout = store.getState().open?.layout;
	if (layout && layout.focusedPane !== index && layout.panes[index]) {
		updateLayout((current) => ({ ...current, focusedPane: index }));
	}
}

/** Moves the border to the right of a pane by a share of the panes' width. */
export function moveBorder(index: number, by: number): void {
	updateLayout((layout) => withBorderMoved(layout, index, by));
}

/** Sets the width of a side column, in CSS pixels. */
export function resizeSide(side: "sources" | "claims", width: number): void {
	const [least, most] = side === "sources" ? [160, 420] : [260, 620];
	const clamped = Math.min(Math.max(width, least), most);
	updateLayout((layout) => ({ ...layout, sides: { ...layout.sides, [side]: clamped } }));
}

/** Keeps where a text is scrolled to: the first visible offset. */
export function keepScroll(sourceId: string, offset: number): void {
	updateLayout((layout) =>
		layout.scroll[sourceId] === offset
			? layout
			: { ...layout, scroll: { ...layout.scroll, [sourceId]: offset } },
	);
}

/** Makes a claim the one that tags join, or none, and brings every pane to its evidence. */
export function activateClaim(claimId: string | null): void {
	updateLayout((layout) => ({ ...layout, activeClaimId: claimId }));
	const { open } = store.getState();
	if (!open || claimId === null) return;
	const shown = new Set(open.layout.panes.map((pane) => pane.sourceId));
	const first = new Map<string, string>();
	for (const { sourceId, key } of evidenceUnderClaim(open.evidence, claimId)) {
		if (shown.has(sourceId) && !first.has(sourceId)) first.set(sourceId, key);
	}
	if (first.size > 0) store.setState({ reveal: { evidenceKeys: [...first.values()], focus: false } });
}

/** Notes that evidence has been brought into view: a pane that opens later must not jump to it. */
export function revealed(evidenceKey: string): void {
	const { reveal } = store.getState();
	const left = reveal?.evidenceKeys.filter((key) => key !== evidenceKey) ?? [];
	store.setState({ reveal: reveal && left.length > 0 ? { ...reveal, evidenceKeys: left } : null });
}

/** Goes to evidence: its source in a pane, the words in view, the caret there. */
export function goToEvidence(evidence: EvidenceView): void {
	const source = store.getState().open?.sources[evidence.sourceId];
	if (!source) return void say("The source of this tag is not here yet.");
	if (source.excluded) return void say("The source of this tag is excluded. Bring it back to read it.");
	showSource(evidence.sourceId);
	updateLayout((layout) => ({ ...layout, activeClaimId: evidence.claimId }));
	store.setState({ focusedEvidence: evidence.key, reveal: { evidenceKeys: [evidence.key], focus: true } });
}

/** Walks to the next or previous highlight of the focused pane, from the caret's offset in its text, if known. */
export function walkHighlights(step: 1 | -1, caret?: number): void {
	const { open, focusedEvidence } = store.getState();
	const pane = open?.layout.panes[open.layout.focusedPane];
	if (!open || !pane) return;
	const all = evidenceOnSource(open.evidence, pane.sourceId);
	if (all.length === 0) return void say("Nothing is tagged in this source yet.");
	const next = stepTo(all, step, focusedEvidence, caret);
	if (next) goToEvidence(next);
}

/** Tags the selected words: under the active claim, or under a new one that states them. */
export async function tagSelection(stance: Stance, underNewClaim = false): Promise<void> {
	const active = store.getState().open?.layout.activeClaimId ?? null;
	await tagUnder(stance, underNewClaim ? null : active);
}

/**
 * Tags the selected words under a claim, or with null under a new one that says `statement`, or the words themselves.
 * Returns the key of the evidence; null where nothing could be tagged, which is said.
 */
export async function tagUnder(
	stance: Stance,
	claimId: string | null,
	statement?: string,
): Promise<string | null> {
	const { selection, open } = store.getState();
	if (!open || !mayEdit()) return null;
	if (!selection) {
		say("Select the words to tag first: with the mouse, or with Shift and the arrow keys.");
		return null;
	}
	const { sourceId, start, end, quote } = selection;
	const edited = await edit("evidence.tag", { sourceId, start, end, quote, stance, claimId, statement });
	if (!edited?.claimId) return null;
	const made = edited.claimId;
	updateLayout((layout) => ({ ...layout, activeClaimId: made }));
	store.setState(({ selection: now }) => {
		// What has been selected meanwhile is not what was tagged.
		const isSpent = now?.sourceId === sourceId && now.start === start && now.end === end;
		return { focusedEvidence: edited.evidenceKey ?? null, ...(isSpent ? { selection: null } : {}) };
	});
	if (claimId === null && statement === undefined) {
		say("New claim in the words of the tag. Press E to put it in your own.");
		offerSimilar(made, quote);
	}
	return edited.evidenceKey ?? null;
}

/** Starts a claim, stating the selected words if there are any, ready to be worded. */
export async function startClaim(): Promise<void> {
	const statement = startedStatement(store.getState().selection?.quote ?? "");
	const edited = await edit("claims.create", { statement });
	if (!edited?.claimId) return;
	const { claimId } = edited;
	updateLayout((layout) => ({ ...layout, activeClaimId: claimId }));
	store.setState({ editingClaim: claimId });
}

/** Opens the active claim's statement for editing. */
export function wordActiveClaim(): void {
	if (!mayEdit()) return;
	const { open } = store.getState();
	const claimId = open?.layout.activeClaimId ?? null;
	const claim = open?.claims[claimId ?? ""];
	if (claimId === null) say("Choose a claim first, then press E to word it.");
	else if (!claim) say("This claim has not arrived yet: it cannot be worded.");
	else if (claim.deletedBy) say("This claim was deleted: it cannot be worded any more.");
	else wordClaim(claimId);
}

/** Opens a claim's statement for editing, where the case may be changed. */
export function wordClaim(claimId: string): void {
	if (mayEdit()) store.setState({ editingClaim: claimId });
}

/**
 * Ends the editing of a statement; an empty one, and one that is as it was found, stays as it is: a
 * teammate's version that has come meanwhile is not taken back by somebody who changed nothing.
 *
 * @param found The claim as it was when the editing began: what the analyst had before them.
 */
export async function finishWording(
	claimId: string,
	found: Pick<ClaimView, "statement" | "version">,
	statement: string | null,
): Promise<void> {
	store.setState(({ editingClaim }) => (editingClaim === claimId ? { editingClaim: null } : {}));
	const worded = statement?.trim();
	const claim = store.getState().open?.claims[claimId];
	if (!worded || worded === found.statement.trim() || worded === claim?.statement) return;
	if (claim && !claim.deletedBy)
		await edit("claims.edit", { claimId, seen: found.version, changes: { statement: worded } });
	else offerNewClaim(worded);
}

/** Takes a version of a claim that is offered, by the layer it stands in, or with null keeps the one that shows. */
export async function settleClaim(claimId: string, layerId: string | null): Promise<void> {
	if (await edit("claims.settle", { claimId, layerId })) say("Settled. Everybody will see this version.");
}

/** Words for a claim that is gone are not lost with it. */
function offerNewClaim(statement: string): void {
	const label = "Start a claim with your words";
	const run = () => void edit("claims.create", { statement });
	say("The claim that you were wording has been deleted.", "problem", { label, run });
}

const undoAction = { label: "Undo", run: () => void travel("undo") };

/** Deletes one's own evidence, with a way back. */
export async function deleteEvidence(evidence: EvidenceView): Promise<void> {
	if (!mayEdit()) return;
	if (!evidence.own) return void say("This tag is a teammate's: only they can change it.", "problem");
	if (await edit("evidence.delete", { evidenceId: evidence.id })) say("Tag deleted.", "done", undoAction);
}

/** Deletes a claim and one's own tags under it, with a way back. */
export async function deleteClaim(claimId: string): Promise<void> {
	if (await edit("claims.delete", { claimId }))
		say("Claim deleted, with your tags under it.", "done", undoAction);
}

/** Gives one's own evidence another stance. */
export async function changeStance(evidence: EvidenceView, stance: Stance): Promise<void> {
	if (!mayEdit()) return;
	if (!evidence.own) return void say("This tag is a teammate's: only they can change it.", "problem");
	if (evidence.stance !== stance)
		await edit("evidence.edit", { evidenceId: evidence.id, changes: { stance } });
}
