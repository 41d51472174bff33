import type { CaseSession } from "../services/case-session.ts";
import { caseView } from "../services/case-views.ts";
import { addSource, ben, emptyCase, openAs, save, tag } from "./case.ts";

/**
 * A case with two articles, in which Ben has tagged the first under two claims, "hurt" and "power", and the second
 * under the first of them.
 */
export async function twoClaims() {
	const folder = await emptyCase();
	const sources = [
		await addSource(folder, "The ferry lost power at 17:42.", "Twelve people were hurt."),
		await addSource(folder, "Nobody was hurt. The engine ran."),
	] as const;
	const session = await openAs(folder, ben);
	const hurt = tag(session, sources[0], "Twelve people were hurt");
	const power = tag(session, sources[0], "The ferry lost power");
	const nobody = tag(session, sources[1], "Nobody was hurt", "conflicts", hurt.claimId);
	await save(session);
	return { folder, sources, hurt, power, nobody };
}

/** What the window shows, by key and id. */
export function shownIn(session: CaseSession) {
	const { claims, evidence, silences, history } = caseView(session, null);
	return {
		claims: Object.fromEntries(claims.map((claim) => [claim.id, claim])),
		evidence: Object.fromEntries(evidence.map((item) => [item.key, item])),
		silences,
		order: [...claims].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ statement }) => statement),
		history,
	};
}
