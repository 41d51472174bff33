import { type ClaimListing, wholeListing } from "../../shared/ipc/claim-listing.ts";
import { arrangedClaims } from "./claim-list.ts";
import { type ListedClaim, listedClaims } from "./claims.ts";
import type { OpenCase } from "./open-case.ts";
import { store, updateCase } from "./store.ts";

/** The claims as the panel lists them now. */
export function claimsInPanel(open: OpenCase): readonly ListedClaim[] {
	const all = listedClaims(open.claims, open.evidence.claimIds);
	return arrangedClaims(all, open.layout.claims ?? wholeListing, open);
}

/** Changes which claims are listed, and how. */
export function changeListing(changes: Partial<ClaimListing>): void {
	updateCase((open) => ({
		...open,
		layout: { ...open.layout, claims: { ...wholeListing, ...open.layout.claims, ...changes } },
	}));
}

/** Lists all claims again, in the order that they are in. */
export function clearFilters(): void {
	const order = store.getState().open?.layout.claims?.order ?? wholeListing.order;
	changeListing({ ...wholeListing, order });
}

/** The marked claims that can be merged: those that are here and not deleted. */
export function markedClaims(open: OpenCase, marked: ReadonlySet<string>): string[] {
	return [...marked].filter((id) => open.claims[id] && !open.claims[id].deletedBy);
}

/** Marks a claim, or takes its mark away. */
export function toggleMark(id: string): void {
	store.setState(({ markedClaims: marked }) => {
		const without = [...marked].filter((other) => other !== id);
		return { markedClaims: new Set(marked.has(id) ? without : [...marked, id]) };
	});
}

/** Marks all claims from the one that was marked last to this one, as they are listed. */
export function markThrough(id: string): void {
	const { open, markedClaims: marked } = store.getState();
	if (!open) return;
	const ids = claimsInPanel(open).map((item) => item.id);
	const last = [...marked].findLast((other) => ids.includes(other)) ?? open.layout.activeClaimId ?? id;
	const [from, to] = [ids.indexOf(last), ids.indexOf(id)].sort((a, b) => a - b);
	if (from === undefined || to === undefined || from < 0) return void toggleMark(id);
	const between = ids.slice(from, to + 1);
	// The one that was asked for is marked last, so that the next stretch begins there.
	store.setState({ markedClaims: new Set([...marked, ...between.filter((other) => other !== id), id]) });
}

/** Takes all marks away. */
export function clearMarks(): void {
	store.setState({ markedClaims: new Set() });
}
