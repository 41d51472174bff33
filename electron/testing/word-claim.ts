import type { Edited } from "../../shared/ipc/views.ts";
import type { Result } from "../../shared/result.ts";
import type { CaseSession } from "../services/case-session.ts";
import { editClaim } from "../services/claims.ts";

/** Words a claim, by somebody who has its newest version before them. */
export function wordClaim(session: CaseSession, claimId: string, statement: string): Result<Edited> {
	const seen = session.winners.claim(claimId)?.version ?? [1, session.layerId];
	return editClaim(session, claimId, seen, { statement });
}
