import { anchorHolds } from "../../shared/anchor/span.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { Evidence } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";
import type { CaseSession } from "./case-session.ts";

/** Evidence as the window shows it, under the claim that stands. Null for what is deleted, and for an anchor that does not hold: see {@link hiddenEvidence}. */
export function evidenceView(session: CaseSession, { record, analystId }: Winner): EvidenceView | null {
	if (record.kind !== "evidence" || record.deleted || !holds(session, record)) return null;
	const { id, claimId, sourceId, stance, anchor, note, attributedTo } = record;
	return {
		key: caseKey(record, analystId),
		id,
		analystId,
		claimId: session.winners.merges.standingFor(claimId),
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
