import type { ClaimView } from "../../shared/ipc/views.ts";
import { toggleMark } from "../state/claim-marks.ts";
import { wordClaim } from "../state/desk-actions.ts";
import { store } from "../state/store.ts";
import { withKeys } from "../ui/command-keys.tsx";
import { useWorkspace } from "../ui/use-store.ts";
import { deleteAndStay } from "./claim-statement.tsx";

/** What can be done with the claim whose card is open. */
export function ClaimActions({ claim, canSplit }: { claim: ClaimView; canSplit: boolean }) {
	const isMarked = useWorkspace((state) => state.markedClaims.has(claim.id));
	return (
		<div className="claim-actions">
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
				title={withKeys("Mark the claim, to merge it with others", "mark-claim")}
				onClick={() => toggleMark(claim.id)}
			>
				{isMarked ? "Unmark" : "Mark"}
			</button>
			{canSplit ? (
				<button
					type="button"
					className="quiet"
					title={withKeys("Move some of your tags to a new claim", "split-claim")}
					onClick={() => store.setState({ dialog: { kind: "split", claimId: claim.id } })}
				>
					Split…
				</button>
			) : null}
			<button
				type="button"
				className="quiet"
				title="Delete the claim and your tags under it"
				onClick={(event) => void deleteAndStay(claim.id, event.currentTarget)}
			>
				Delete
			</button>
		</div>
	);
}
