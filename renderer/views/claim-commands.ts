import { flushSync } from "react-dom";
import { clearMarks, markedClaims, toggleMark } from "../state/claim-marks.ts";
import { moveClaim } from "../state/claim-moves.ts";
import { activateClaim } from "../state/desk-actions.ts";
import { say } from "../state/messages.ts";
import { showSide } from "../state/sides.ts";
import { store } from "../state/store.ts";

/** The claim that the keyboard is at, else the active one. */
function claimAtHand(): string | null {
	const card = document.activeElement?.closest<HTMLElement>(".claims [data-key]");
	return card?.dataset.key ?? store.getState().open?.layout.activeClaimId ?? null;
}

/** Gives the keyboard to the field that finds claims. */
export function findClaim(): void {
	// Drawn at once: the next letter that is typed belongs to the field.
	flushSync(() => showSide("claims"));
	const field = document.querySelector<HTMLInputElement>(".claim-words");
	field?.focus();
	field?.select();
}

/** Moves the claim at hand up or down in the order by hand; it keeps the keyboard, and stays in sight. */
export async function moveClaimAtHand(step: 1 | -1): Promise<void> {
	const id = claimAtHand();
	if (id === null) return void say("Choose a claim first, then move it.");
	const hadKeyboard = document.activeElement?.closest(`.claims [data-key="${id}"]`) !== null;
	if (!(await moveClaim(id, step))) return;
	// Once it is drawn where it is now: an element that is put elsewhere in the page loses the keyboard.
	flushSync(() => {});
	const card = document.querySelector<HTMLElement>(`.claims [data-key="${id}"]`);
	card?.scrollIntoView({ block: "nearest" });
	if (hadKeyboard) card?.querySelector<HTMLElement>(".statement")?.focus();
}

/** Marks the claim at hand, or takes its mark away. */
export function markClaimAtHand(): void {
	const id = claimAtHand();
	const claim = store.getState().open?.claims[id ?? ""];
	if (!claim || claim.deletedBy) return void say("Choose a claim first, then mark it.");
	toggleMark(claim.id);
}

/** Asks into which of the marked claims the others are to be merged. */
export function mergeMarkedClaims(): void {
	const { open, markedClaims: marked } = store.getState();
	const claimIds = open ? markedClaims(open, marked) : [];
	if (claimIds.length < 2) return void say("Mark two claims or more, then merge them.");
	store.setState({ dialog: { kind: "merge", claimIds } });
}

/** Asks which tags of the active claim are to go to a new one. */
export function splitClaimAtHand(): void {
	const claim = store.getState().open?.claims[claimAtHand() ?? ""];
	if (!claim || claim.deletedBy) return void say("Choose a claim first, then split it.");
	store.setState({ dialog: { kind: "split", claimId: claim.id } });
}

/** Gives the keyboard to the verdict on the claim at hand, whose card opens. */
export function judgeClaimAtHand(): void {
	const id = claimAtHand();
	if (id === null) return void say("Choose a claim first, then give your verdict.");
	// Drawn at once: the next letter that is typed belongs to the verdict.
	flushSync(() => {
		if (store.getState().open?.layout.activeClaimId !== id) activateClaim(id);
		showSide("claims");
	});
	document.querySelector<HTMLElement>(".claim.active .verdict")?.focus();
}

/** Takes the marks away, or where there are none leaves the active claim. */
export function leaveClaim(): void {
	if (store.getState().markedClaims.size === 0) return void activateClaim(null);
	// The box that has the keyboard goes with the marks.
	const box = document.activeElement?.closest(".mark-box");
	box?.closest(".claim")?.querySelector<HTMLElement>(".statement")?.focus();
	clearMarks();
}
