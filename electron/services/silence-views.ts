import type { SilenceView } from "../../shared/ipc/views.ts";
import { caseKey, type Winner } from "../../shared/merge/union.ts";
import type { CaseSession } from "./case-session.ts";

/** A silence as the window shows it, under the claim that stands. Null for anything else, and for a withdrawn one. */
export function silenceView(session: CaseSession, { record, analystId }: Winner): SilenceView | null {
	if (record.kind !== "silence" || record.deleted) return null;
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

/** All silences that are shown. */
export function shownSilences(session: CaseSession): SilenceView[] {
	return [...session.winners.values()].flatMap((winner) => silenceView(session, winner) ?? []);
}
