import { type MouseEvent, useEffect, useState } from "react";
import { shownText } from "../editor/shown-texts.ts";
import { type OpenPopover, store } from "../state/store.ts";
import type { AnchorBox } from "../ui/popover.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { AttributionPopover } from "./attribution-popover.tsx";
import { ClaimPicker } from "./claim-picker.tsx";
import { evidenceAtHand, placeOfEvidence, placeOfSelection } from "./evidence-at-hand.ts";
import { EvidenceMenu } from "./evidence-menu.tsx";
import { NotePopover } from "./note-popover.tsx";

function close(): void {
	store.setState({ popover: null });
}

/** What is asked for near the words or the row that it is about, if anything. */
export function Popovers() {
	const popover = useWorkspace((state) => state.popover);
	return popover ? <OnePopover key={`${popover.kind} ${popover.evidenceKey}`} popover={popover} /> : null;
}

function OnePopover({ popover }: { popover: OpenPopover }) {
	const evidence = useWorkspace((state) => state.open?.evidence.byKey.get(popover.evidenceKey ?? ""));
	// Where it was when it was asked for: what has the keyboard is not the same any more.
	const [anchor] = useState(() => anchorOf(popover));
	// Its tag was deleted meanwhile, or its case left.
	const isGone = popover.evidenceKey !== null && !evidence;
	useEffect(() => {
		if (isGone) close();
	}, [isGone]);
	if (popover.kind === "claims")
		return isGone ? null : <ClaimPicker evidenceKey={popover.evidenceKey} anchor={anchor} onClose={close} />;
	if (!evidence) return null;
	const props = { evidence, anchor, onClose: close };
	if (popover.kind === "note") return <NotePopover {...props} />;
	return popover.kind === "attribution" ? <AttributionPopover {...props} /> : <EvidenceMenu {...props} />;
}

function anchorOf(popover: OpenPopover): readonly AnchorBox[] {
	if (popover.kind === "actions" && popover.at) {
		const { x, y } = popover.at;
		return [{ left: x, right: x, top: y, bottom: y }];
	}
	const evidence = store.getState().open?.evidence.byKey.get(popover.evidenceKey ?? "");
	return evidence ? placeOfEvidence(evidence) : placeOfSelection();
}

/** Opens the list of what can be done with the tag under the pointer, or in the row there. */
export function showActionsAt(event: MouseEvent): void {
	const { open, focusedEvidence } = store.getState();
	if (!open || !(event.target instanceof Element)) return;
	const row = event.target.closest<HTMLElement>(".evidence-quote");
	const pane = event.target.closest(".reading-frame")?.closest(".pane");
	const index = pane ? [...document.querySelectorAll(".pane")].indexOf(pane) : -1;
	const source = open.layout.panes[index]?.sourceId;
	const under = source === undefined ? [] : (shownText(source)?.evidenceUnder(event.nativeEvent) ?? []);
	// The handles at its borders lie over the focused tag.
	const held = event.target.closest(".border-handle") ? focusedEvidence : null;
	const key = row?.dataset.evidence ?? held ?? under[0]?.key ?? evidenceOfKeyboard(event)?.key;
	if (key === undefined || !open.evidence.byKey.get(key)) return;
	event.preventDefault();
	store.setState({
		popover: { kind: "actions", evidenceKey: key, at: { x: event.clientX, y: event.clientY } },
	});
}

/** Where the system's own key asks for a menu, the event tells of no pointer. */
function evidenceOfKeyboard({ button }: MouseEvent) {
	return button === 2 ? undefined : evidenceAtHand()[0];
}
