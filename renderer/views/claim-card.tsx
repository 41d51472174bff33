import { memo, useEffect, useId, useMemo, useRef } from "react";
import type { ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import type { CellMark } from "../../shared/matrix/cells.ts";
import { openState } from "../../shared/matrix/claim-state.ts";
import { toggleMark } from "../state/claim-marks.ts";
import { claimCells, claimState } from "../state/claim-states.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { unsavedMark } from "../state/saving.ts";
import { noSilences, silencesForClaim } from "../state/silence-index.ts";
import { inSourceOrder } from "../state/sources.ts";
import { restsOn, stateReason } from "../state/state-reason.ts";
import { cellMarks } from "../ui/cell-marks.ts";
import { StatePill } from "../ui/claim-state.tsx";
import { Pending } from "../ui/pending.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ClaimActions } from "./claim-actions.tsx";
import { ClaimCells } from "./claim-cells.tsx";
import { ClaimJudgement, VerdictMark } from "./claim-judgement.tsx";
import { ClaimOffers, OfferMark } from "./claim-offers.tsx";
import { ClaimStatement } from "./claim-statement.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { MergedClaims } from "./merged-claims.tsx";
import { StatementField } from "./statement-field.tsx";

type Cells = ReadonlyMap<string, CellMark>;

const nothing = {};

/** One claim with its statement and its state and, when it is the active one, verdict and evidence. */
export const ClaimCard = memo(function ClaimCard({ id, claim }: { id: string; claim: ClaimView | null }) {
	const isActive = useWorkspace((state) => state.open?.layout.activeClaimId === id);
	const isEditing = useWorkspace((state) => state.editingClaim === id);
	const mayChange = useWorkspace((state) => state.open?.readOnly === null);
	const evidence = useWorkspace((state) => evidenceUnderClaim(state.open?.evidence ?? noEvidence, id));
	const silences = useWorkspace((state) => silencesForClaim(state.open?.silences ?? noSilences, id));
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const cells = useMemo(() => claimCells(evidence, silences), [evidence, silences]);
	const isLive = claim !== null && !claim.deletedBy;
	const head = useRef<HTMLDivElement>(null);
	const factsId = useId();
	useEffect(() => {
		if (isActive) head.current?.closest("li")?.scrollIntoView({ block: "nearest" });
	}, [isActive]);
	return (
		<>
			<div ref={head} className="claim-head">
				{isLive && mayChange ? <Grip /> : null}
				{isLive ? <MarkBox claim={claim} /> : null}
				{isEditing && claim ? (
					<StatementField claim={claim} />
				) : (
					<ClaimStatement id={id} claim={claim} isActive={isActive} factsId={factsId} />
				)}
			</div>
			<div className="claim-line">
				<ClaimFacts id={id} claim={claim} isActive={isActive} cells={cells} factsId={factsId} />
				{isLoading ? null : <ClaimCells cells={cells} sources={sources} isActive={isActive} />}
			</div>
			{isActive ? <StateReason id={id} cells={cells} /> : null}
			{isActive ? <OpenCard claim={claim} evidence={evidence} /> : null}
		</>
	);
});

/** What the card of the active claim has besides. */
function OpenCard({ claim, evidence }: { claim: ClaimView | null; evidence: readonly EvidenceView[] }) {
	const isEditing = useWorkspace((state) => state.editingClaim === claim?.id);
	const mayChange = useWorkspace((state) => state.open?.readOnly === null) && !claim?.deletedBy;
	return (
		<>
			{claim && mayChange && !isEditing ? (
				<ClaimActions claim={claim} canSplit={evidence.some(({ own }) => own)} />
			) : null}
			{claim ? <ClaimOffers claim={claim} /> : null}
			{claim ? <ClaimJudgement claim={claim} mayChange={mayChange} /> : null}
			{evidence.length > 0 ? <OrderedEvidence evidence={evidence} /> : null}
			{claim?.merged ? <MergedClaims claim={claim} merged={claim.merged} /> : null}
		</>
	);
}

/** The computed state, the verdict beside it, and what else is to be known of a claim. */
function ClaimFacts(props: {
	id: string;
	claim: ClaimView | null;
	isActive: boolean;
	cells: Cells;
	factsId: string;
}) {
	const { id, claim, isActive, cells } = props;
	const state = useWorkspace(({ open }) => (open ? claimState(open, id) : openState));
	const unsaved = useWorkspace(({ open }) => unsavedMark(open?.save, id));
	const isLoading = useWorkspace(({ open }) => open?.loading ?? false);
	const reason = useReason(id, cells);
	return (
		<div className="claim-facts" id={props.factsId}>
			{isLoading ? (
				<Pending />
			) : (
				<StatePill name={state.name} rests={restsOn(state, cells)} reason={reason} />
			)}
			{[...cells.values()].includes("differ") ? (
				<span className="differ-mark">
					<span aria-hidden="true">{cellMarks.differ.sign} </span>
					{cellMarks.differ.says}
				</span>
			) : null}
			{claim && !isActive ? <VerdictMark claim={claim} /> : null}
			{unsaved ? <span className="unsaved-mark">{unsaved}</span> : null}
			{claim && !isActive ? <OfferMark claim={claim} /> : null}
			{claim?.deletedBy ? (
				<span>
					deleted by <bdi>{claim.deletedBy}</bdi>
				</span>
			) : null}
		</div>
	);
}

function StateReason({ id, cells }: { id: string; cells: Cells }) {
	const isLoading = useWorkspace(({ open }) => open?.loading ?? false);
	const reason = useReason(id, cells);
	return isLoading ? null : <p className="state-reason">{reason}</p>;
}

function useReason(id: string, cells: Cells): string {
	const state = useWorkspace(({ open }) => (open ? claimState(open, id) : openState));
	const sources = useWorkspace(({ open }) => open?.sources ?? nothing);
	return useMemo(() => stateReason(state, cells, sources), [state, cells, sources]);
}

function OrderedEvidence({ evidence }: { evidence: readonly EvidenceView[] }) {
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	const ordered = useMemo(() => inSourceOrder(evidence, sources), [evidence, sources]);
	return <EvidenceList evidence={ordered} />;
}

/** What a claim is dragged by, in the order by hand; keys do the same. */
function Grip() {
	const isByHand = useWorkspace((state) => (state.open?.layout.claims?.order ?? "hand") === "hand");
	if (!isByHand) return null;
	return (
		<span className="grip" draggable aria-hidden="true" title="Drag to move (Alt ↑, Alt ↓)">
			⠿
		</span>
	);
}

/** Whether a claim is marked, once any is. */
function MarkBox({ claim }: { claim: ClaimView }) {
	const isMarking = useWorkspace((state) => state.markedClaims.size > 0);
	const isMarked = useWorkspace((state) => state.markedClaims.has(claim.id));
	if (!isMarking) return null;
	return (
		<input
			type="checkbox"
			className="mark-box"
			aria-label={`Mark “${claim.statement.slice(0, 80)}”`}
			checked={isMarked}
			onChange={() => toggleMark(claim.id)}
		/>
	);
}
