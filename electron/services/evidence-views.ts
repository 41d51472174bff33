import { anchorHolds } from "../../shared/anchor/span.ts";
import type { ClaimOffer, ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import { offeredClaims } from "../../shared/merge/concurrent.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { Claim, Evidence } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "./case-session.ts";

/** Evidence as the window shows it. Null for what is deleted, and for an anchor that does not hold: see {@link isHidden}. */
export function evidenceView(session: CaseSession, { record, analystId }: Winner): EvidenceView | null {
	if (record.kind !== "evidence" || record.deleted || !holds(session, record)) return null;
	const { id, claimId, sourceId, stance, anchor, note, attributedTo } = record;
	return {
		key: caseKey(record, analystId),
		id,
		analystId,
		claimId,
		sourceId,
		stance,
		start: anchor.start,
		end: anchor.end,
		quote: anchor.quote,
		...(note === undefined ? {} : { note }),
		...(attributedTo === undefined ? {} : { attributedTo }),
		own: analystId === session.analyst.id,
	};
}

/** All evidence that is shown. */
export function shownEvidence(session: CaseSession): EvidenceView[] {
	return [...session.winners.values()].flatMap((winner) => evidenceView(session, winner) ?? []);
}

/** Live evidence whose words do not stand where it says, or whose source is not here: shown nowhere, but counted. */
export function hiddenEvidence(session: CaseSession): Evidence[] {
	return [...session.winners.sourceIds()].flatMap((id) => hiddenOn(session, id));
}

interface Looked {
	readonly source: StoredSource | undefined;
	readonly hidden: readonly Evidence[];
}

/** What was found when the evidence on a source was last looked at: neither a record nor a text ever changes. */
const looked = new WeakMap<readonly Winner[], Looked>();

function hiddenOn(session: CaseSession, sourceId: string): readonly Evidence[] {
	const winners = session.winners.onSource(sourceId);
	const source = session.sources.get(sourceId);
	const known = looked.get(winners);
	if (known && known.source === source) return known.hidden;
	const hidden = winners.flatMap(({ record }) =>
		record.kind === "evidence" && !record.deleted && !holds(session, record) ? [record] : [],
	);
	looked.set(winners, { source, hidden });
	return hidden;
}

function holds(session: CaseSession, evidence: Evidence): boolean {
	const source = session.sources.get(evidence.sourceId);
	return source !== undefined && anchorHolds(source.text, evidence.anchor);
}

/** A claim as the window shows it. Null for a deleted one, unless live evidence keeps it listed (rule F7). */
export function claimView(session: CaseSession, claim: Claim, hasEvidence: () => boolean): ClaimView | null {
	const editedBy = session.nameOf(claim.version);
	const offers = offersOf(session, claim);
	const shown = {
		id: claim.id,
		statement: claim.statement,
		version: claim.version,
		editedBy,
		createdAt: claim.createdAt,
		...(claim.verdict === undefined ? {} : { verdict: claim.verdict }),
		...(claim.rationale === undefined ? {} : { rationale: claim.rationale }),
		rank: `${claim.createdAt} ${claim.id}`,
		...(offers.length > 0 ? { offers } : {}),
	};
	if (!claim.deleted) return shown;
	// A wording that was written while somebody deleted the claim must not vanish unseen.
	return offers.length > 0 || hasEvidence() ? { ...shown, deletedBy: editedBy } : null;
}

function offersOf(session: CaseSession, claim: Claim): ClaimOffer[] {
	return offeredClaims(session.layers, claim).map(({ claim: version, layerId }) => ({
		layerId,
		by: session.nameOf(version.version),
		statement: version.statement,
		deletes: version.deleted === true,
	}));
}
