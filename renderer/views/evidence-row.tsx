import { type KeyboardEvent, useEffect, useRef } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { changeStance, deleteEvidence, goToEvidence } from "../state/desk-actions.ts";
import { returnToText } from "../state/opening-evidence.ts";
import { unsavedMark } from "../state/saving.ts";
import { sourceName } from "../state/sources.ts";
import { store } from "../state/store.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { focusAfter } from "../ui/keep-focus.ts";
import { StanceSign, stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { letterOf } from "./keyboard-letters.ts";

/** Deletes evidence and leaves the keyboard in the list. */
async function deleteAndStay(evidence: EvidenceView, element: Element): Promise<void> {
	const focusNext = focusAfter(element);
	await deleteEvidence(evidence);
	if (!element.isConnected) focusNext();
}

function showActionsBelow({ key }: EvidenceView, button: Element): void {
	const { left, bottom } = button.getBoundingClientRect();
	store.setState({ popover: { kind: "actions", evidenceKey: key, at: { x: left, y: bottom } } });
}

/** UTF-16 code units of a quote that a card shows. */
const longestQuote = 220;

const stanceOfLetter: Readonly<Record<string, Stance>> = { a: "agrees", c: "conflicts", x: "context" };

/** One piece of evidence in a claim's card: Enter or a click goes to its words, Delete deletes it. */
export function EvidenceRow({ evidence }: { evidence: EvidenceView }) {
	const source = useWorkspace((state) => state.open?.sources[evidence.sourceId]);
	const author = useWorkspace(
		(state) => state.open?.analysts.find((analyst) => analyst.id === evidence.analystId)?.name,
	);
	const isFocused = useWorkspace((state) => state.focusedEvidence === evidence.key);
	const unsaved = useWorkspace((state) => unsavedMark(state.open?.save, evidence.key));
	const mayChange = useWorkspace((state) => evidence.own && state.open?.readOnly === null);
	const button = useRef<HTMLButtonElement>(null);
	const isWanted = useWorkspace(({ opened }) => opened?.isWanted && opened.evidenceKey === evidence.key);
	useEffect(() => {
		if (isWanted) button.current?.focus();
	}, [isWanted]);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const stance = stanceOfLetter[letterOf(event.nativeEvent)];
		if (event.key === "Delete" || event.key === "Backspace") {
			// A key held down would go on with the next tag.
			if (!event.repeat) void deleteAndStay(evidence, event.currentTarget);
		} else if (event.key === "Escape") returnToText(evidence);
		else if (stance) void changeStance(evidence, stance);
		else return;
		event.preventDefault();
		event.stopPropagation();
	};
	const quote =
		evidence.quote.length > longestQuote ? `${evidence.quote.slice(0, longestQuote)}…` : evidence.quote;
	return (
		<li className={isFocused ? "evidence focused" : "evidence"}>
			<button
				ref={button}
				type="button"
				className="evidence-quote"
				data-walk
				data-evidence={evidence.key}
				onClick={() => goToEvidence(evidence)}
				onKeyDown={onKeyDown}
			>
				<StanceSign stance={evidence.stance} />
				<q>
					<bdi>{quote}</bdi>
				</q>
				<small>
					{/* Names come from articles and teammates: isolated, so that none turns the words beside it around. */}
					<bdi>{source ? sourceName(source) : "a source that is not here"}</bdi> ·{" "}
					{stanceMarks[evidence.stance].name.toLowerCase()}
					{evidence.attributedTo ? (
						<>
							{" "}
							· according to <bdi>{evidence.attributedTo}</bdi>
						</>
					) : null}
					{evidence.own ? null : (
						<>
							{" "}
							· <bdi>{author ?? "a teammate"}</bdi>
						</>
					)}
					{source?.excluded ? " · source excluded" : ""}
					{unsaved ? <b className="unsaved-mark"> {unsaved}</b> : null}
				</small>
				{evidence.note ? (
					<span className="evidence-note">
						<span className="spoken">Note: </span>
						{evidence.note}
					</span>
				) : null}
			</button>
			<span className="evidence-actions">
				<button
					type="button"
					className="quiet"
					aria-label={`All that can be done with the tag “${evidence.quote.slice(0, 60)}”`}
					aria-haspopup="menu"
					title={withKeys("All that can be done with the tag", "tag-actions")}
					onClick={(event) => showActionsBelow(evidence, event.currentTarget)}
				>
					⋯
				</button>
				{mayChange ? (
					<button
						type="button"
						className="quiet"
						aria-label={`Delete the tag “${evidence.quote.slice(0, 60)}”`}
						title={withKeys("Delete the tag", "delete-tag")}
						onClick={(event) => void deleteAndStay(evidence, event.currentTarget)}
					>
						×
					</button>
				) : null}
			</span>
		</li>
	);
}
