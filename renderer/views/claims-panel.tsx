import { type KeyboardEvent, useMemo } from "react";
import { listedClaims } from "../state/claims.ts";
import { startClaim } from "../state/desk-actions.ts";
import { noEvidence } from "../state/evidence-index.ts";
import { Key } from "../ui/key.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { ClaimCard } from "./claim-card.tsx";

const nothing = {};

/** The case's claims, each with the evidence under it. Arrow keys walk through claims and evidence. */
export function ClaimsPanel() {
	const claims = useWorkspace((state) => state.open?.claims ?? nothing);
	const named = useWorkspace((state) => (state.open?.evidence ?? noEvidence).claimIds);
	const listed = useMemo(() => listedClaims(claims, named), [claims, named]);
	return (
		<aside className="claims" aria-label="Claims">
			<div className="claims-bar">
				<h2>Claims</h2>
				<span>{listed.length}</span>
				<button type="button" className="plain" onClick={() => void startClaim()}>
					New claim <Key>N</Key>
				</button>
			</div>
			{listed.length === 0 ? (
				<p className="hint">
					Select words in a text and press <Key>A</Key> if they agree with what you are checking, <Key>C</Key>{" "}
					if they conflict, <Key>X</Key> if they bear on it: the first tag starts a claim.
				</p>
			) : null}
			<ul className="claim-list" onKeyDown={walk}>
				{listed.map(({ id, claim }) => (
					<ClaimCard key={id} id={id} claim={claim} />
				))}
			</ul>
		</aside>
	);
}

/** Up and Down go through what can be chosen in the list. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
	const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	const from = event.target instanceof HTMLElement ? event.target : null;
	if (step === undefined || !from?.matches("[data-walk]")) return;
	const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-walk]")];
	const next = stops[stops.indexOf(from) + step];
	if (!next) return;
	event.preventDefault();
	next.focus();
}
