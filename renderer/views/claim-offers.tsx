import type { ClaimView } from "../../shared/ipc/views.ts";
import { settleClaim } from "../state/desk-actions.ts";
import { EditButton } from "../ui/edit-button.tsx";

/** Versions of a claim that were made while this one was: each can be taken, or the one that shows be kept. */
export function ClaimOffers({ claim }: { claim: ClaimView }) {
	const offers = claim.offers ?? [];
	if (offers.length === 0) return null;
	return (
		<section className="claim-offers" aria-label="Worded differently at the same time">
			<ul>
				{offers.map(({ layerId, by, statement, deletes }) => (
					<li key={layerId}>
						<p>
							{deletes ? (
								`${by} deleted it at the same time.`
							) : (
								<>
									At the same time {by} wrote: <q>{statement || "nothing yet"}</q>
								</>
							)}
						</p>
						<EditButton className="plain" walk onPress={() => void settleClaim(claim.id, layerId)}>
							{deletes ? "Delete it" : "Use this"}
						</EditButton>
					</li>
				))}
			</ul>
			<EditButton className="plain" walk onPress={() => void settleClaim(claim.id, null)}>
				{claim.deletedBy ? "Leave it deleted" : `Keep ${claim.editedBy}’s`}
			</EditButton>
		</section>
	);
}

/** That there is something to settle, on a card that is not open. */
export function OfferMark({ claim }: { claim: ClaimView }) {
	const count = claim.offers?.length ?? 0;
	if (count === 0) return null;
	return <span className="offer-mark">▲ {count + 1} versions</span>;
}
