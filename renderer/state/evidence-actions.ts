import type { EvidenceChanges } from "../../shared/ipc/channels.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { edit, travel } from "./case-actions.ts";
import { evidenceUnderClaim } from "./evidence-index.ts";
import { say } from "./messages.ts";
import type { OpenCase } from "./open-case.ts";
import { mayEdit } from "./read-only.ts";
import { shortened } from "./shortened.ts";
import { store, updateCase } from "./store.ts";

const undoAction = { label: "Undo", run: () => void travel("undo") };

const stanceWords: Readonly<Record<Stance, string>> = {
	agrees: "agrees",
	conflicts: "conflicts",
	context: "is context",
};

/** Whether evidence can be changed at this window; where it cannot, says why. */
export function mayChange(evidence: EvidenceView): boolean {
	if (!mayEdit()) return false;
	if (!evidence.own) say("This tag is a teammate's: only they can change it.", "problem");
	return evidence.own;
}

/** Gives evidence in a text another stance, and says so: the claim that it bears on may be out of sight. */
export async function changeStanceInText(evidence: EvidenceView, stance: Stance): Promise<void> {
	if (!mayEdit()) return;
	if (!evidence.own)
		return void say("This tag is a teammate's. T selects its words, for a tag of your own.", "problem");
	const words = `“${shortened(evidence.quote)}” ${stanceWords[stance]}`;
	if (evidence.stance === stance) return void say(`${words} already.`);
	if (await change(evidence, { stance })) say(`${words} now.`, "done", undoAction);
}

/** Moves evidence to another claim. */
export async function moveToClaim(evidence: EvidenceView, claimId: string): Promise<void> {
	if (!mayChange(evidence) || evidence.claimId === claimId) return;
	if (!(await change(evidence, { claimId }))) return;
	showMoved(evidence, claimId);
}

/** Moves evidence to a new claim, as one action. */
export async function moveToNewClaim(evidence: EvidenceView, statement: string): Promise<void> {
	if (!mayChange(evidence)) return;
	const { claimId, id } = evidence;
	const edited = await edit("claims.split", { claimId, evidenceIds: [id], statement });
	if (edited?.claimId) showMoved(evidence, edited.claimId);
}

/** The claim that evidence has moved to is the active one: there one sees it, and works on. */
function showMoved(evidence: EvidenceView, claimId: string): void {
	updateCase((open) => ({ ...open, layout: { ...open.layout, activeClaimId: claimId } }));
	store.setState({ focusedEvidence: evidence.key });
	const statement = store.getState().open?.claims[claimId]?.statement;
	say(
		`Moved to ${statement ? `“${shortened(statement)}”` : "a claim without words yet"}.`,
		"done",
		undoAction,
	);
}

/** Keeps a note on evidence; an empty one is taken away. */
export async function keepNote(evidence: EvidenceView, note: string): Promise<void> {
	const words = note.trim();
	if (words === (evidence.note ?? "") || !mayChange(evidence)) return;
	if (await change(evidence, { note: words }))
		say(words ? "Note kept." : "Note taken away.", "done", undoAction);
}

/** Keeps whom the source attributes the words to; an empty name is taken away. */
export async function keepAttribution(evidence: EvidenceView, name: string): Promise<void> {
	const words = name.replace(/\s+/g, " ").trim();
	if (words === (evidence.attributedTo ?? "") || !mayChange(evidence)) return;
	if (await change(evidence, { attributedTo: words }))
		say(words ? `Attributed to ${words}.` : "Attributed to nobody any more.", "done", undoAction);
}

async function change(evidence: EvidenceView, changes: EvidenceChanges): Promise<boolean> {
	return (await edit("evidence.edit", { evidenceId: evidence.id, changes })) !== null;
}

/** Whom statements are attributed to in the case: those named most often first, then in the order of letters. */
export function attributedNames({ evidence }: OpenCase): string[] {
	const counts = new Map<string, number>();
	for (const claimId of evidence.claimIds)
		for (const { attributedTo } of evidenceUnderClaim(evidence, claimId))
			if (attributedTo) counts.set(attributedTo, (counts.get(attributedTo) ?? 0) + 1);
	return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([name]) => name);
}
