import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from "react";
import type { ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import { activateClaim, deleteClaim, wordClaim } from "../state/desk-actions.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { unsavedMark } from "../state/saving.ts";
import { countStances, inSourceOrder } from "../state/sources.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { focusAfter } from "../ui/keep-focus.ts";
import { Pending } from "../ui/pending.tsx";
import { StanceCounts } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ClaimOffers, OfferMark } from "./claim-offers.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { StatementField } from "./statement-field.tsx";

const nothing = {};

/** One claim with its statement and, when it is the active one, its evidence. */
export const ClaimCard = memo(function ClaimCard({ id, claim }: { id: string; claim: ClaimView | null }) {
	const isActive = useWorkspace((state) => state.open?.layout.activeClaimId === id);
	const isEditing = useWorkspace((state) => state.editingClaim === id);
	const own = useWorkspace((state) => evidenceUnderClaim(state.open?.evidence ?? noEvidence, id));
	const unsaved = useWorkspace((state) => unsavedMark(state.open?.save, id));
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const mayChange = useWorkspace((state) => state.open?.readOnly === null);
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	// Only the active card lists its evidence; the others count it.
	const evidence = useMemo(() => (isActive ? inSourceOrder(own, sources) : own), [isActive, own, sources]);
	const facts = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (isActive) facts.current?.closest("li")?.scrollIntoView({ block: "nearest" });
	}, [isActive]);
	return (
		<>
			{isEditing && claim ? (
				<StatementField claim={claim} />
			) : (
				<StatementButton id={id} claim={claim} isActive={isActive} />
			)}
			<div ref={facts} className="claim-facts">
				{isLoading ? <Pending /> : <Counts evidence={evidence} />}
				{unsaved ? <span className="unsaved-mark">{unsaved}</span> : null}
				{claim && !isActive ? <OfferMark claim={claim} /> : null}
				{claim?.deletedBy ? <span>deleted by {claim.deletedBy}</span> : null}
				{isActive && claim && !claim.deletedBy && !isEditing && mayChange ? (
					<ClaimActions claim={claim} />
				) : null}
			</div>
			{isActive && claim ? <ClaimOffers claim={claim} /> : null}
			{isActive && evidence.length > 0 ? <EvidenceList evidence={evidence} /> : null}
		</>
	);
});

function Counts({ evidence }: { evidence: readonly EvidenceView[] }) {
	const spread = new Set(evidence.map((item) => item.sourceId)).size;
	return (
		<>
			<StanceCounts counts={countStances(evidence)} />
			<span>
				{evidence.length === 0 ? "no evidence yet" : spread === 1 ? "1 source" : `${spread} sources`}
			</span>
		</>
	);
}

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
		else if (event.key === "F2") wordClaim(id);
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
				wordClaim(id);
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
				title={withKeys("Word the claim", "word-claim")}
				onClick={() => wordClaim(claim.id)}
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
