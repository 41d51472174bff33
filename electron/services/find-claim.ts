import { shorten } from "../../shared/model/shorten.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Claim } from "../../shared/schema/records.ts";
import type { CaseSession } from "./case-session.ts";

/** A claim that may be changed: there, not deleted, and not merged into another one. */
export function findClaim(session: CaseSession, id: string): Result<Claim> {
	const claim = session.winners.claim(id);
	if (!claim) return failure("not-found", "This claim is not in the case.");
	if (claim.deleted) return failure("not-found", "This claim was deleted.");
	const standing = session.winners.claim(session.winners.merges.standingFor(id));
	return !standing || standing.id === id
		? success(claim)
		: failure("not-found", `This claim was merged into ${named(standing)}.`);
}

/** As `findClaim`; of a claim that was merged into another one, that one. */
export function findStandingClaim(session: CaseSession, id: string): Result<Claim> {
	return findClaim(session, session.winners.merges.standingFor(id));
}

/** A claim in a label or a sentence. */
export function named({ statement }: Pick<Claim, "statement">): string {
	return statement.trim() === "" ? "a claim without words" : `“${shorten(statement, 40)}”`;
}
