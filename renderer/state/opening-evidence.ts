import type { EvidenceView } from "../../shared/ipc/views.ts";
import { store, updateCase } from "./store.ts";

/** Evidence opened from the caret: where the keyboard comes from, and goes back to. */
export interface OpenedEvidence {
	readonly evidenceKey: string;
	readonly sourceId: string;
	readonly caret: number;
	/** Whether its row in the claims is still to take the keyboard. */
	readonly isWanted: boolean;
}

/** The next of several on the same words after the one that stands out, around the end; the first where none does. */
export function nextOf(found: readonly EvidenceView[], focused: string | null): EvidenceView | undefined {
	const here = found.findIndex(({ key }) => key === focused);
	return found[(here + 1) % found.length];
}

/** A click on words: their evidence stands out, of several the next with each click, the innermost first. */
export function chooseByClick(found: readonly EvidenceView[]): void {
	const chosen = nextOf(found, store.getState().focusedEvidence);
	if (chosen) choose(chosen);
}

/**
 * Enter at a caret: the keyboard goes to the evidence in the claims. What stands out there already comes first,
 * because one has walked to it; asked again at the same place, the next of several comes.
 */
export function openFromCaret(found: readonly EvidenceView[], sourceId: string, caret: number): void {
	const { focusedEvidence, opened } = store.getState();
	const isAgain =
		opened?.sourceId === sourceId && opened.caret === caret && opened.evidenceKey === focusedEvidence;
	const standing = isAgain ? undefined : found.find(({ key }) => key === focusedEvidence);
	const chosen = standing ?? nextOf(found, isAgain ? focusedEvidence : null);
	if (!chosen) return;
	choose(chosen);
	store.setState({ opened: { evidenceKey: chosen.key, sourceId, caret, isWanted: true } });
}

/** Notes that the text has given the keyboard away: nothing else is to take it by itself. */
export function openingEnded(): void {
	store.setState(({ opened }) => (opened?.isWanted ? { opened: { ...opened, isWanted: false } } : {}));
}

/** Back from the claims to the text, where the caret still is. */
export function returnToText(evidence: EvidenceView): void {
	const { open, opened } = store.getState();
	const panes = open?.layout.panes ?? [];
	const wanted = [opened?.evidenceKey === evidence.key ? opened.sourceId : null, evidence.sourceId];
	const shown = wanted.find((id) => panes.some(({ sourceId }) => sourceId === id));
	store.setState({ focusWanted: shown ?? panes[open?.layout.focusedPane ?? 0]?.sourceId ?? null });
}

function choose({ key, claimId }: EvidenceView): void {
	store.setState({ focusedEvidence: key });
	updateCase((open) => ({ ...open, layout: { ...open.layout, activeClaimId: claimId } }));
}
