import type { ClaimOffer, ClaimView, MergedClaim } from "../../shared/ipc/views.ts";
import { offeredClaims } from "../../shared/merge/concurrent.ts";
import { rankOfStart } from "../../shared/model/rank.ts";
import type { Claim } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";
import { evidenceView } from "./evidence-views.ts";

/** All claims that are listed. */
export function listedClaims(session: CaseSession): ClaimView[] {
	return session.winners.claims().flatMap((claim) => claimView(session, claim) ?? []);
}

/** A claim as it is listed now; null where it is not, also because a sync engine took back what had come. */
export function listedClaim(session: CaseSession, id: string): ClaimView | null {
	const claim = session.winners.claim(id);
	return claim ? claimView(session, claim) : null;
}

/** Where a claim stands in the order by hand: where somebody has placed it, else by when it was started. */
export function rankOf(session: CaseSession, { id, createdAt }: Claim): string {
	const placed = session.winners.get(`rank/${id}`)?.record;
	return placed?.kind === "rank" && !placed.deleted ? placed.rank : rankOfStart(createdAt, id);
}

/** Null for a claim that was merged into another, and for a deleted one, unless live evidence keeps it listed (rule F7). */
function claimView(session: CaseSession, claim: Claim): ClaimView | null {
	const { id, statement, version, createdAt, verdict, rationale } = claim;
	if (session.winners.merges.standingFor(id) !== id) return null;
	const editedBy = session.nameOf(version);
	const offers = offersOf(session, claim);
	const merged = mergedInto(session, id);
	const shown = {
		id,
		statement,
		version,
		editedBy,
		createdAt,
		...(verdict === undefined ? {} : { verdict }),
		...(rationale === undefined ? {} : { rationale }),
		rank: rankOf(session, claim),
		...(merged.length > 0 ? { merged } : {}),
		...(offers.length > 0 ? { offers } : {}),
	};
	if (!claim.deleted) return shown;
	// A wording that was written while somebody deleted the claim must not vanish unseen.
	return offers.length > 0 || isQuotedUnder(session, id) ? { ...shown, deletedBy: editedBy } : null;
}

/** In the order by hand. */
function mergedInto(session: CaseSession, id: string): MergedClaim[] {
	const claims = session.winners.merges.mergedInto(id).flatMap((other) => session.winners.claim(other) ?? []);
	return claims
		.map((claim) => ({ claim, rank: rankOf(session, claim), offers: offersOf(session, claim) }))
		.sort((a, b) => (a.rank < b.rank ? -1 : 1))
		.map(({ claim: { id: mergedId, statement }, offers }) => ({
			id: mergedId,
			statement,
			...(offers.length > 0 ? { offers } : {}),
		}));
}

function isQuotedUnder(session: CaseSession, claimId: string): boolean {
	return session.winners.underClaim(claimId).some((winner) => evidenceView(session, winner) !== null);
}

function offersOf(session: CaseSession, claim: Claim): ClaimOffer[] {
	return offeredClaims(session.layers, claim).map(({ claim: version, layerId }) => ({
		layerId,
		by: session.nameOf(version.version),
		statement: version.statement,
		...(version.verdict === undefined ? {} : { verdict: version.verdict }),
		...(version.rationale === undefined ? {} : { rationale: version.rationale }),
		deletes: version.deleted === true,
		...(version.mergedInto === undefined ? {} : { mergedInto: version.mergedInto }),
	}));
}
