import type { ClaimView } from "../../shared/ipc/views.ts";
import { bringBackClaim } from "../state/claim-moves.ts";
import { EditButton } from "../ui/edit-button.tsx";

/** The claims that were merged into the one whose card is open; each can be brought back. */
export function MergedClaims({
	claim,
	merged,
}: {
	claim: ClaimView;
	merged: NonNullable<ClaimView["merged"]>;
}) {
	return (
		<section className="merged-claims" aria-label="Merged into this claim">
			<h3>Merged into this claim</h3>
			<ul>
				{merged.map(({ id, statement }) => (
					<li key={id}>
						<q>
							<bdi>{statement || "a claim without words"}</bdi>
						</q>
						<EditButton
							className="quiet"
							walk
							label={`Bring “${statement.slice(0, 60)}” back as a claim of its own`}
							onPress={() => void bringBackClaim(id, claim.id)}
						>
							Bring back
						</EditButton>
					</li>
				))}
			</ul>
		</section>
	);
}
