import type { KeyboardEvent, MouseEvent } from "react";
import type { ClaimView } from "../../shared/ipc/views.ts";
import { claimsInPanel, markThrough, toggleMark } from "../state/claim-marks.ts";
import { activateClaim, deleteClaim, wordClaim } from "../state/desk-actions.ts";
import { store } from "../state/store.ts";
import { focusAfter } from "../ui/keep-focus.ts";

/** A claim's statement: a click opens its card, a double click words it, Ctrl or Shift marks it for merging. */
export function ClaimStatement(props: {
	id: string;
	claim: ClaimView | null;
	isActive: boolean;
	/** Id of the element that tells of the claim's state. */
	factsId: string;
}) {
	const { id, claim, isActive } = props;
	const isLive = claim !== null && !claim.deletedBy;
	const onClick = (event: MouseEvent) => {
		if (isLive && event.shiftKey) return void markThrough(id);
		if (isLive && (event.ctrlKey || event.metaKey)) return void toggleMark(id);
		// The second click of two words the claim; it must not undo the first.
		if (event.detail < 2) activateClaim(isActive ? null : id);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
		if (step && event.shiftKey && !event.altKey && isLive) markNext(event, id, step);
		if (!isLive || event.repeat) return;
		if (event.key === "Delete") void deleteAndStay(id, event.currentTarget);
		else if (event.key === "F2") wordClaim(id);
		else return;
		// Delete is a key of tags, too.
		event.preventDefault();
	};
	return (
		<button
			type="button"
			className={claim?.statement ? "statement" : "statement unworded"}
			data-walk
			aria-expanded={isActive}
			aria-describedby={props.factsId}
			onClick={onClick}
			onDoubleClick={(event) => {
				if (!isLive || event.shiftKey || event.ctrlKey || event.metaKey) return;
				activateClaim(id);
				wordClaim(id);
			}}
			onKeyDown={onKeyDown}
		>
			<bdi>
				{claim
					? claim.statement || "A claim without words yet"
					: "A claim that has not arrived from a teammate yet"}
			</bdi>
		</button>
	);
}

/** Marks a claim and the next one, and goes on to that. */
function markNext(event: KeyboardEvent, id: string, step: 1 | -1): void {
	event.preventDefault();
	const { open, markedClaims: marked } = store.getState();
	const listed = open ? claimsInPanel(open).map((item) => item.id) : [];
	const next = listed[listed.indexOf(id) + step];
	if (!marked.has(id)) toggleMark(id);
	if (next === undefined) return;
	if (open?.claims[next] && !marked.has(next)) toggleMark(next);
	document.querySelector<HTMLElement>(`.claims [data-key="${next}"] .statement`)?.focus();
}

/** Deletes a claim and leaves the keyboard in the list. */
export async function deleteAndStay(claimId: string, element: Element): Promise<void> {
	const focusNext = focusAfter(element.closest(".claim") ?? element);
	await deleteClaim(claimId);
	if (!element.isConnected) focusNext();
}
