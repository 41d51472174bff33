import { type CommandId, type CommandNeed, commands, isReached } from "../../shared/ipc/commands.ts";
import type { Side } from "../../shared/ipc/views.ts";
import { shownText } from "../editor/shown-texts.ts";
import { closeCase, importBy, openCaseBy, travel } from "../state/case-actions.ts";
import {
	focusPane,
	giveKeyboardToPane,
	startClaim,
	tagSelection,
	walkHighlights,
	wordActiveClaim,
} from "../state/desk-actions.ts";
import { keepBorders } from "../state/moving-borders.ts";
import {
	closeFocusedPane,
	moveFocusedPane,
	openNextBeside,
	replaceFocusedPane,
	toggleScrollsTogether,
} from "../state/pane-actions.ts";
import { resetZoom, zoomBy } from "../state/preferences.ts";
import { mayEdit } from "../state/read-only.ts";
import { toggleSide } from "../state/sides.ts";
import { silenceRest, toggleSilence } from "../state/silence-actions.ts";
import { takeOffered } from "../state/similar-offer.ts";
import { type OpenDialog, type State, store } from "../state/store.ts";
import {
	findClaim,
	judgeClaimAtHand,
	markClaimAtHand,
	mergeMarkedClaims,
	moveClaimAtHand,
	splitClaimAtHand,
} from "./claim-commands.ts";
import { focusText } from "./pane.tsx";
import { toNextRegion, toRegion } from "./regions.ts";
import { findInText, searchCase, toNextFound } from "./search-commands.ts";
import { stepBack } from "./step-back.ts";
import {
	attribute,
	deleteAtHand,
	pickClaim,
	selectAgain,
	showActions,
	tagOrChangeStance,
	writeNote,
} from "./tag-commands.ts";
import { textActions } from "./text-actions.ts";

/** What each command does, once what it needs is there. */
const actions: Readonly<Record<CommandId, () => void>> = {
	"new-case": () => show({ kind: "new-case" }),
	"open-case": () => leavingField(() => void withBordersKept(() => openCaseBy("cases.open", {}))),
	"rename-case": () => show({ kind: "rename" }),
	"close-case": () => leavingField(() => void withBordersKept(closeCase)),
	"import-files": () => void importBy("sources.importFiles", {}),
	"paste-text": () => show({ kind: "paste" }),
	// What is being worded belongs into a backup, and is checked.
	backups: () => leavingField(() => show({ kind: "backups" })),
	"check-case": () => leavingField(() => show({ kind: "check" })),
	undo: () => void withBordersKept(() => travel("undo")),
	redo: () => void withBordersKept(() => travel("redo")),
	"find-in-text": () => findInText(),
	"search-case": () => searchCase(),
	"next-found": () => toNextFound(1),
	"previous-found": () => toNextFound(-1),
	settings: () => show({ kind: "settings" }),
	"zoom-in": () => zoomBy(1),
	"zoom-out": () => zoomBy(-1),
	"reset-zoom": () => resetZoom(),
	"toggle-sources": () => toggleAndEnter("sources"),
	"toggle-claims": () => toggleAndEnter("claims"),
	"tag-agrees": () => tagOrChangeStance("agrees"),
	"tag-conflicts": () => tagOrChangeStance("conflicts"),
	"tag-context": () => tagOrChangeStance("context"),
	"tag-agrees-anew": () => void tagSelection("agrees", true),
	"tag-conflicts-anew": () => void tagSelection("conflicts", true),
	"tag-context-anew": () => void tagSelection("context", true),
	"write-note": () => void writeNote(),
	attribute: () => void attribute(),
	"select-again": () => selectAgain(),
	"delete-tag": () => deleteAtHand(),
	"tag-actions": () => showActions(),
	"pick-claim": () => pickClaim(),
	...textActions,
	"new-claim": () => void startClaim(),
	"word-claim": () => wordActiveClaim(),
	"find-claim": () => findClaim(),
	"give-verdict": () => judgeClaimAtHand(),
	"mark-claim": () => markClaimAtHand(),
	"merge-claims": () => mergeMarkedClaims(),
	"split-claim": () => splitClaimAtHand(),
	"move-claim-up": () => void moveClaimAtHand(-1),
	"move-claim-down": () => void moveClaimAtHand(1),
	"use-similar": () => void takeOffered(),
	"record-silence": () => void toggleSilence(),
	"record-silence-rest": () => void silenceRest(),
	"leave-claim": () => stepBack(),
	"open-palette": () => show({ kind: "palette" }),
	"next-region": () => toNextRegion(1),
	"previous-region": () => toNextRegion(-1),
	"next-highlight": () => walkFromCaret(1),
	"previous-highlight": () => walkFromCaret(-1),
	"next-pane": () => toOtherPane(1),
	"previous-pane": () => toOtherPane(-1),
	"open-pane": () => openNextBeside(),
	"close-pane": () => closeFocusedPane(),
	"next-source": () => replaceFocusedPane(1),
	"previous-source": () => replaceFocusedPane(-1),
	"move-pane-left": () => moveFocusedPane(-1),
	"move-pane-right": () => moveFocusedPane(1),
	"scroll-together": () => toggleScrollsTogether(),
	"pane-1": () => toPane(0),
	"pane-2": () => toPane(1),
	"pane-3": () => toPane(2),
	"pane-4": () => toPane(3),
	"show-keys": () => show({ kind: "keys" }),
};

/** What commands may need at the most as things are: nothing is within reach behind a dialog. */
export function commandReach({ open, dialog, popover, welcome }: State): CommandNeed {
	if (dialog !== null || popover !== null || welcome === null || welcome.analyst === null) return "nothing";
	if (open === null) return "window";
	return open.readOnly === null ? "edit" : "case";
}

/** Whether a command can be run now. */
export function canRun(id: CommandId, state: State = store.getState()): boolean {
	return isReached(commands[id], commandReach(state));
}

/** Whether a key or a menu may ask for a command: also where a case may only be read, which is then said. */
export function isWithinReach(id: CommandId): boolean {
	return canRun(id) || (commands[id].needs === "edit" && commandReach(store.getState()) === "case");
}

/** Runs a command if it can be run; where the case may only be read, says so. */
export function runCommand(id: CommandId): void {
	if (!isWithinReach(id)) return;
	if (commands[id].needs === "edit" && !mayEdit()) return;
	actions[id]();
}

function show(dialog: OpenDialog): void {
	store.setState({ dialog });
}

/** What is being typed is handed over before its field is left, as it is when the field is left by a click. */
function leavingField(act: () => void): void {
	const field = document.activeElement;
	if (isField(field)) {
		field.blur();
		giveKeyboardToPane();
	}
	act();
}

/** Runs a command of the menu; a field that is being written in has an undo of its own, also in a dialog. */
export function runFromMenu(id: CommandId): void {
	if (commands[id].leftToFields && isField(document.activeElement)) document.execCommand(id);
	else runCommand(id);
}

/** Borders that keys have just moved are part of the case first: they are what is undone. */
async function withBordersKept(act: () => unknown): Promise<void> {
	await keepBorders();
	act();
}

function isField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
	return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** A column that is brought out by a key is wanted by the keyboard. */
function toggleAndEnter(side: Side): void {
	if (toggleSide(side)) requestAnimationFrame(() => toRegion(`.${side}`));
}

function walkFromCaret(step: 1 | -1): void {
	const layout = store.getState().open?.layout;
	const pane = layout?.panes[layout.focusedPane];
	walkHighlights(step, pane && shownText(pane.sourceId)?.caret);
}

function toOtherPane(step: 1 | -1): void {
	const layout = store.getState().open?.layout;
	if (!layout || layout.panes.length === 0) return;
	toPane((layout.focusedPane + step + layout.panes.length) % layout.panes.length);
}

function toPane(index: number): void {
	focusPane(index);
	focusText(index);
}
