import type { ClaimView } from "../../shared/ipc/views.ts";

/** A claim as listed: one of the case's, or one that evidence names before it has arrived (rule F10). */
export type ListedClaim =
	| { readonly id: string; readonly claim: ClaimView }
	| { readonly id: string; readonly claim: null };

/**
 * The claims in the order by hand, which is that of their beginning for those that nobody has placed; then those that
 * have not arrived yet.
 *
 * @param named Ids of the claims that evidence names.
 */
export function listedClaims(
	claims: Readonly<Record<string, ClaimView>>,
	named: ReadonlySet<string>,
): ListedClaim[] {
	const known = Object.values(claims).sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
	const missing = [...named].filter((id) => claims[id] === undefined).sort(compare);
	return [...known.map((claim) => ({ id: claim.id, claim })), ...missing.map((id) => ({ id, claim: null }))];
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
