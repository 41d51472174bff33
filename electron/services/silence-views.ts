import type { SilenceView } from "../../shared/ipc/views.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { Silence } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";

/**
 * A silence as the window shows it, under the claim that stands. Null for anything else, for a withdrawn one, and where
 * its analyst has evidence: two devices, or a teammate's merge, can bring both to one claim and source (rule F9).
 */
export function silenceView(session: CaseSession, { record, analystId }: Winner): SilenceView | null {
	if (record.kind !== "silence" || record.deleted || isContradicted(session, record, analystId)) return null;
	const { id, claimId, sourceId, note } = record;
	return {
		key: caseKey(record, analystId),
		id,
		analystId,
		claimId: session.winners.merges.standingFor(claimId),
		sourceId,
		...(note === undefined ? {} : { note }),
		own: analystId === session.analyst.id,
	};
}

function isContradicted(session: CaseSession, { claimId, sourceId }: Silence, analystId: string): boolean {
	const { merges } = session.winners;
	const standing = merges.standingFor(claimId);
	return session.winners.onSource(sourceId).some(({ record, analystId: by }) => {
		const isOwnEvidence = record.kind === "evidence" && !record.deleted && by === analystId;
		return isOwnEvidence && merges.standingFor(record.claimId) === standing;
	});
}

/** All silences that are shown. */
export function shownSilences(session: CaseSession): SilenceView[] {
	return [...session.winners.values()].flatMap((winner) => silenceView(session, winner) ?? []);
}
