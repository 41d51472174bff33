import type { ClaimListing } from "../../shared/ipc/claim-listing.ts";
import type { ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import { stateNames } from "../../shared/matrix/claim-state.ts";
import { analystOfLayer } from "../../shared/model/identifier.ts";
import { startedStatement } from "../../shared/model/shorten.ts";
import { foldText, matchesWords, wordsOf } from "../../shared/search/match-words.ts";
import { claimState } from "./claim-states.ts";
import type { ListedClaim } from "./claims.ts";
import { evidenceUnderClaim } from "./evidence-index.ts";
import type { OpenCase } from "./open-case.ts";
import { placesOf } from "./sources.ts";

/** What of a case decides which claims are listed, and where. */
export type ClaimsOfCase = Pick<OpenCase, "analyst" | "evidence" | "sources">;

/** Whether a listing leaves claims out. */
export function isFiltered({ words, states, whose, unworded, offered }: ClaimListing): boolean {
	return words.trim() !== "" || states.length > 0 || whose !== "all" || unworded || offered;
}

/** How many of the filters behind the button are set: the words are in sight anyway. */
export function countFilters({ states, whose, unworded, offered }: ClaimListing): number {
	return [states.length > 0, whose !== "all", unworded, offered].filter(Boolean).length;
}

/**
 * Those of the claims that a listing asks for, in its order; of equal ones in the order given.
 *
 * @param all In the order by hand.
 */
export function arrangedClaims(
	all: readonly ListedClaim[],
	listing: ClaimListing,
	open: ClaimsOfCase,
): readonly ListedClaim[] {
	const matching = isFiltered(listing) ? all.filter(matcher(listing, open)) : all;
	const keyOf = orderKey(listing, open);
	if (keyOf === null) return matching;
	const keys = new Map(matching.map((item) => [item, keyOf(item)]));
	return [...matching].sort((a, b) => compareKeys(keys.get(a), keys.get(b)));
}

function matcher(listing: ClaimListing, open: ClaimsOfCase): (item: ListedClaim) => boolean {
	const words = wordsOf(listing.words);
	const { states, whose, unworded, offered } = listing;
	return ({ id, claim }) =>
		(words.length === 0 || (claim !== null && matchesWords(foldedWords(claim), words))) &&
		(states.length === 0 || states.includes(claimState(open, id).name)) &&
		(whose === "all" || (claim !== null && (whose === "own") === isOwn(claim, open.analyst.id))) &&
		(!unworded || (claim !== null && isUnworded(claim, evidenceUnderClaim(open.evidence, id)))) &&
		(!offered || (claim?.offers?.length ?? 0) > 0);
}

const folded = new WeakMap<ClaimView, string>();

/** All that a claim says, as it is matched. */
function foldedWords(claim: ClaimView): string {
	const known = folded.get(claim);
	if (known !== undefined) return known;
	const text = foldText([claim.statement, claim.verdict, claim.rationale].filter(Boolean).join("\n"));
	folded.set(claim, text);
	return text;
}

function isOwn({ version }: ClaimView, analystId: string): boolean {
	return analystOfLayer(version[1]) === analystId;
}

/** Whether a claim has no statement yet, or only the words of a source that it began with. */
function isUnworded({ statement }: ClaimView, evidence: readonly EvidenceView[]): boolean {
	return statement === "" || evidence.some(({ quote }) => startedStatement(quote) === statement);
}

type Key = number | readonly [number, number];

/** What claims are ordered by, the smallest first; null for the order by hand. */
function orderKey({ order }: ClaimListing, open: ClaimsOfCase): ((item: ListedClaim) => Key) | null {
	switch (order) {
		case "hand":
			return null;
		case "newest":
			// Instants in UTC: negated they are in order, and what has not arrived comes last.
			return ({ claim }) => (claim ? -Date.parse(claim.createdAt) : 0);
		case "state":
			return ({ id }) => stateNames.indexOf(claimState(open, id).name);
		case "evidence":
			return ({ id }) => -evidenceUnderClaim(open.evidence, id).length;
		case "reading":
			return ({ id }) => firstPlace(evidenceUnderClaim(open.evidence, id), placesOf(open.sources));
	}
}

type Places = ReadonlyMap<string, number>;

const firstPlaces = new WeakMap<
	readonly EvidenceView[],
	{ places: Places; first: readonly [number, number] }
>();

/** Where a claim's first evidence stands, by its source's place among all and its offset; after all others for none. */
function firstPlace(evidence: readonly EvidenceView[], places: Places): readonly [number, number] {
	const known = firstPlaces.get(evidence);
	if (known?.places === places) return known.first;
	let first: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
	for (const { sourceId, start } of evidence) {
		const place = [places.get(sourceId) ?? places.size, start] as const;
		if (compareKeys(place, first) < 0) first = place;
	}
	firstPlaces.set(evidence, { places, first });
	return first;
}

function compareKeys(a: Key = 0, b: Key = 0): number {
	if (typeof a === "object" && typeof b === "object")
		return compareKeys(a[0], b[0]) || compareKeys(a[1], b[1]);
	return a < b ? -1 : a > b ? 1 : 0;
}
