import { useMemo } from "react";
import { type ListedClaim, listedClaims } from "../state/claims.ts";
import { startClaim } from "../state/desk-actions.ts";
import { noEvidence } from "../state/evidence-index.ts";
import { CommandKey } from "../ui/command-keys.tsx";
import { EditButton } from "../ui/edit-button.tsx";
import { LongList } from "../ui/long-list.tsx";
import { Pending } from "../ui/pending.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ClaimCard } from "./claim-card.tsx";

const nothing = {};

/** The case's claims, each with the evidence under it. Arrow keys walk through claims and evidence. */
export function ClaimsPanel() {
	const claims = useWorkspace((state) => state.open?.claims ?? nothing);
	const named = useWorkspace((state) => (state.open?.evidence ?? noEvidence).claimIds);
	const isLoading = useWorkspace((state) => state.open?.loading ?? false);
	const active = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const listed = useMemo(() => listedClaims(claims, named), [claims, named]);
	return (
		<aside className="claims" aria-label="Claims">
			<div className="claims-bar">
				<h2>Claims</h2>
				<span>{isLoading ? <Pending /> : listed.length}</span>
				<EditButton className="plain" onPress={() => void startClaim()}>
					New claim <CommandKey id="new-claim" />
				</EditButton>
			</div>
			{listed.length === 0 && !isLoading ? (
				<p className="hint">
					Select words in a text and press <CommandKey id="tag-agrees" /> if they agree with what you are
					checking, <CommandKey id="tag-conflicts" /> if they conflict, <CommandKey id="tag-context" /> if
					they bear on it: the first tag starts a claim.
				</p>
			) : null}
			<LongList
				items={listed}
				keyOf={idOf}
				classOf={({ id }) => (id === active ? "claim active" : "claim")}
				draw={({ id, claim }) => <ClaimCard id={id} claim={claim} />}
				estimate={78}
				gap={10}
				kept={active === null ? [] : [active]}
			/>
		</aside>
	);
}

function idOf({ id }: ListedClaim): string {
	return id;
}
