import type { EvidenceView } from "../../shared/ipc/views.ts";
import { shownText } from "../editor/shown-texts.ts";
import { evidenceHere } from "../state/evidence-here.ts";
import { evidenceOnSource } from "../state/evidence-index.ts";
import { store } from "../state/store.ts";
import type { AnchorBox } from "../ui/popover.tsx";

/**
 * The evidence that a key is about: that of the row which has the keyboard, else what the caret of the text which has
 * the keyboard stands at, the focused piece first. Empty while words are selected: then they are what is meant.
 */
export function evidenceAtHand(): readonly EvidenceView[] {
	const { open, selection, focusedEvidence } = store.getState();
	if (!open) return [];
	const element = document.activeElement;
	const key = element?.closest<HTMLElement>("[data-evidence]")?.dataset.evidence;
	const inRow =
		key === undefined || element?.closest(".reading-frame") ? undefined : open.evidence.byKey.get(key);
	if (inRow) return [inRow];
	const source = open.layout.panes[open.layout.focusedPane]?.sourceId;
	const view = source === undefined ? undefined : shownText(source);
	if (source === undefined || selection || !view?.hasFocus) return [];
	return evidenceHere(evidenceOnSource(open.evidence, source), view.caret, focusedEvidence);
}

/** Where on the screen evidence is: its row where that has the keyboard, else its words; empty where neither is in sight. */
export function placeOfEvidence(evidence: EvidenceView): readonly AnchorBox[] {
	const row = document.activeElement?.closest(".evidence");
	if (row) return [row.getBoundingClientRect()];
	return inSight(evidence.sourceId, evidence.start, evidence.end);
}

/** Where on the screen the selected words are; empty where none are, or they are not in sight. */
export function placeOfSelection(): readonly AnchorBox[] {
	const { selection } = store.getState();
	return selection ? inSight(selection.sourceId, selection.start, selection.end) : [];
}

function inSight(sourceId: string, start: number, end: number): readonly AnchorBox[] {
	const frame = document.querySelector(".panes")?.getBoundingClientRect();
	const lines = shownText(sourceId)?.places.linesOf(start, end) ?? [];
	return lines.filter(({ top, bottom }) => frame && top >= frame.top && bottom <= frame.bottom);
}
