import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import type { ClaimView } from "../../shared/ipc/views.ts";
import { activateClaim, deleteClaim, finishWording } from "../state/desk-actions.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { countStances, inSourceOrder } from "../state/sources.ts";
import { store } from "../state/store.ts";
import { focusAfter } from "../ui/keep-focus.ts";
import { StanceCounts } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { EvidenceList } from "./evidence-list.tsx";
import { focusText } from "./pane.tsx";

const nothing = {};

/** One claim with its statement and, when it is the active one, its evidence. */
export const ClaimCard = memo(function ClaimCard({ id, claim }: { id: string; claim: ClaimView | null }) {
	const isActive = useWorkspace((state) => state.open?.layout.activeClaimId === id);
	const isEditing = useWorkspace((state) => state.editingClaim === id);
	const own = useWorkspace((state) => evidenceUnderClaim(state.open?.evidence ?? noEvidence, id));
	const isUnsaved = useWorkspace((state) => {
		const save = state.open?.save;
		return save?.state === "failed" && save.unsaved.includes(id);
	});
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	// Only the active card lists its evidence; the others count it.
	const evidence = useMemo(() => (isActive ? inSourceOrder(own, sources) : own), [isActive, own, sources]);
	const facts = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (isActive) facts.current?.closest("li")?.scrollIntoView({ block: "nearest" });
	}, [isActive]);
	const spread = new Set(evidence.map((item) => item.sourceId)).size;
	return (
		<>
			{isEditing && claim ? (
				<Statement claim={claim} />
			) : (
				<StatementButton id={id} claim={claim} isActive={isActive} />
			)}
			<div ref={facts} className="claim-facts">
				<StanceCounts counts={countStances(evidence)} />
				<span>
					{evidence.length === 0 ? "no evidence yet" : spread === 1 ? "1 source" : `${spread} sources`}
				</span>
				{isUnsaved ? <span className="unsaved-mark">▲ not saved</span> : null}
				{claim?.deletedBy ? <span>deleted by {claim.deletedBy}</span> : null}
				{isActive && claim && !claim.deletedBy && !isEditing ? <ClaimActions claim={claim} /> : null}
			</div>
			{isActive && evidence.length > 0 ? <EvidenceList evidence={evidence} /> : null}
		</>
	);
});

function StatementButton({
	id,
	claim,
	isActive,
}: {
	id: string;
	claim: ClaimView | null;
	isActive: boolean;
}) {
	const text = claim
		? claim.statement || "A claim without words yet"
		: "A claim that has not arrived from a teammate yet";
	const onKeyDown = (event: KeyboardEvent) => {
		if (!claim || claim.deletedBy || event.repeat) return;
		if (event.key === "Delete") void deleteAndStay(id, event.currentTarget);
		else if (event.key === "F2") store.setState({ editingClaim: id });
	};
	return (
		<button
			type="button"
			className={claim?.statement ? "statement" : "statement unworded"}
			data-walk
			aria-expanded={isActive}
			onClick={(event) => {
				// The second click of two words the claim; it must not undo the first.
				if (event.detail < 2) activateClaim(isActive ? null : id);
			}}
			onDoubleClick={() => {
				if (!claim || claim.deletedBy) return;
				activateClaim(id);
				store.setState({ editingClaim: id });
			}}
			onKeyDown={onKeyDown}
		>
			{text}
		</button>
	);
}

/** Deletes a claim and leaves the keyboard in the list. */
async function deleteAndStay(claimId: string, element: Element): Promise<void> {
	const focusNext = focusAfter(element.closest(".claim") ?? element);
	await deleteClaim(claimId);
	if (!element.isConnected) focusNext();
}

function ClaimActions({ claim }: { claim: ClaimView }) {
	return (
		<span className="claim-actions">
			<button
				type="button"
				className="quiet"
				title="Word the claim (E)"
				onClick={() => store.setState({ editingClaim: claim.id })}
			>
				Edit
			</button>
			<button
				type="button"
				className="quiet"
				title="Delete the claim and your tags under it"
				onClick={(event) => void deleteAndStay(claim.id, event.currentTarget)}
			>
				Delete
			</button>
		</span>
	);
}

/** The field in which a statement is worded: Enter keeps it, Escape leaves it as it was; both go back to the text. */
function Statement({ claim }: { claim: ClaimView }) {
	const [words, setWords] = useState(claim.statement);
	const field = useRef<HTMLTextAreaElement>(null);
	const isDone = useRef(false);
	useEffect(() => {
		field.current?.focus();
		field.current?.select();
	}, []);
	const finish = (statement: string | null) => {
		if (isDone.current) return;
		isDone.current = true;
		void finishWording(claim.id, statement);
	};
	const backToText = () => focusText(store.getState().open?.layout.focusedPane ?? 0);
	return (
		<textarea
			ref={field}
			className="statement-field"
			aria-label="The claim's statement"
			placeholder="One statement that can be checked"
			rows={3}
			maxLength={20_000}
			value={words}
			onChange={(event) => setWords(event.target.value)}
			onBlur={() => finish(words)}
			onKeyDown={(event) => {
				const ends = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
				if (!ends || event.nativeEvent.isComposing) return;
				event.preventDefault();
				finish(event.key === "Enter" ? words : null);
				backToText();
			}}
		/>
	);
}
