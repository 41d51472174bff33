import { failure, type Result, success } from "../../shared/result.ts";
import type { Evidence } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";

/** One's own evidence by its id; a copy of it in a teammate's layer does not stand before it (rule F8). */
export function ownEvidence(session: CaseSession, id: string): Result<Evidence> {
	const own = session.winners.get(`${session.analyst.id}/evidence/${id}`)?.record;
	if (own?.kind === "evidence" && !own.deleted) return success(own);
	const isOthers = [...session.winners.values()].some(
		({ record }) => record.kind === "evidence" && record.id === id && !record.deleted,
	);
	return isOthers
		? failure("not-yours", "This tag is a teammate's: only they can change it.")
		: failure("not-found", "This tag was deleted.");
}
