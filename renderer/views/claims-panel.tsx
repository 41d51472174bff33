import { useDeferredValue, useMemo } from "react";
import { wholeListing } from "../../shared/ipc/claim-listing.ts";
import { arrangedClaims, isFiltered } from "../state/claim-list.ts";
import { clearFilters } from "../state/claim-marks.ts";
import { claimState } from "../state/claim-states.ts";
import { type ListedClaim, listedClaims } from "../state/claims.ts";
import { startClaim } from "../state/desk-actions.ts";
import { noEvidence } from "../state/evidence-index.ts";
import type { OpenCase } from "../state/open-case.ts";
import { CommandKey } from "../ui/command-keys.tsx";
import { EditButton } from "../ui/edit-button.tsx";
import { LongList } from "../ui/long-list.tsx";
import { Pending } from "../ui/pending.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ClaimCard } from "./claim-card.tsx";
import { ClaimFilters } from "./claim-filters.tsx";
import { MarkedBar } from "./marked-bar.tsx";
import { useClaimDrag } from "./use-claim-drag.ts";

const nothing = {};

/** The case's claims, each with the evidence under it. Arrow keys walk through claims and evidence. */
export function ClaimsPanel() {
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const active = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const listing = useWorkspace((state) => state.open?.layout.claims ?? wholeListing);
	const marked = useWorkspace((state) => state.markedClaims);
	const { all, listed, disputed } = useClaims();
	const drag = useClaimDrag();
	return (
		<aside className="claims" aria-label="Claims" {...drag.handlers}>
			<div className="claims-top">
				<div className="claims-bar">
					<h2>Claims</h2>
					<span>{isLoading ? <Pending /> : all.length}</span>
					{disputed > 0 && !isLoading ? <span>· {disputed} disputed</span> : null}
					<EditButton className="plain" onPress={() => void startClaim()}>
						New claim <CommandKey id="new-claim" />
					</EditButton>
				</div>
				{all.length > 0 ? <ClaimFilters listing={listing} /> : null}
				{isFiltered(listing) && all.length > 0 ? (
					<div className="filter-status">
						<span role="status">
							{listed.length === 0 ? "No claim matches" : `${listed.length} of ${all.length} claims`}
						</span>
						<button type="button" className="quiet" onClick={clearFilters}>
							Show all
						</button>
					</div>
				) : null}
				<MarkedBar />
			</div>
			{all.length === 0 && !isLoading ? <FirstClaimHint /> : null}
			<LongList
				items={listed}
				keyOf={idOf}
				classOf={({ id }) =>
					`claim${id === active ? " active" : ""}${marked.has(id) ? " marked" : ""}${drag.classOf(id)}`
				}
				draw={({ id, claim }) => <ClaimCard id={id} claim={claim} />}
				estimate={88}
				gap={10}
				kept={active === null ? [] : [active]}
			/>
		</aside>
	);
}

/** All claims, those that are listed, and how many are disputed. */
function useClaims() {
	const claims = useWorkspace((state) => state.open?.claims ?? nothing);
	const evidence = useWorkspace((state) => state.open?.evidence ?? noEvidence);
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	const analyst = useWorkspace((state) => state.open?.analyst ?? null);
	const active = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	// Typing does not wait for the list.
	const listing = useDeferredValue(useWorkspace((state) => state.open?.layout.claims ?? wholeListing));
	const all = useMemo(() => listedClaims(claims, evidence.claimIds), [claims, evidence.claimIds]);
	const listed = useMemo(
		() => (analyst ? arrangedClaims(all, listing, { analyst, evidence, sources }) : all),
		[all, listing, analyst, evidence, sources],
	);
	const disputed = useMemo(() => countDisputed(all, { evidence, sources }), [all, evidence, sources]);
	return { all, listed: withActive(listed, all, active), disputed };
}

/** The active claim is listed also where the filter leaves it out: it must not vanish under one's hands. */
function withActive(
	listed: readonly ListedClaim[],
	all: readonly ListedClaim[],
	active: string | null,
): readonly ListedClaim[] {
	if (active === null || listed.some(({ id }) => id === active)) return listed;
	return [...all.filter(({ id }) => id === active), ...listed];
}

function countDisputed(all: readonly ListedClaim[], open: Pick<OpenCase, "evidence" | "sources">): number {
	return all.filter(({ id }) => claimState(open, id).name === "disputed").length;
}

function FirstClaimHint() {
	return (
		<p className="hint">
			Select words in a text and press <CommandKey id="tag-agrees" /> if they agree with what you are
			checking, <CommandKey id="tag-conflicts" /> if they conflict, <CommandKey id="tag-context" /> if they
			bear on it: the first tag starts a claim.
		</p>
	);
}

function idOf({ id }: ListedClaim): string {
	return id;
}
