import { isAskedFor, type TagFilter } from "./asked-for.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { type FoundRecord, ranked, says } from "./record-hits.ts";
import type { ClaimField, NoteField, RecordHits } from "./results.ts";
import type { SearchableCase } from "./searchable.ts";
import { occursIn } from "./terms.ts";

/** Claims, and notes, that are listed. */
const mostRecords = 100;

/** Claims that are looked at in one step. */
const claimsAtOnce = 50;

/** Searches what analysts wrote about evidence, one source in each step; without words it finds the evidence itself. */
export function* searchNotes(
	place: SearchableCase,
	asked: ParsedQuery,
	fits: TagFilter | null,
): Generator<void, RecordHits<NoteField>> {
	const hits: FoundRecord<NoteField>[] = [];
	for (const source of place.sources) {
		yield;
		if (!asked.terms.every((term) => occursIn(source.notes, term)) || !isAskedFor(source, asked)) continue;
		for (const tag of asked.terms.length === 0 ? source.tags : source.noted) {
			if (says(tag.wording, asked) && (!fits || fits(tag))) hits.push({ id: tag.key, wording: tag.wording });
		}
	}
	return ranked(hits, asked, mostRecords);
}

/** Searches the claims, some in each step; with filters only those that have evidence that is asked for. */
export function* searchClaims(
	place: SearchableCase,
	asked: ParsedQuery,
	fits: TagFilter | null,
): Generator<void, RecordHits<ClaimField>> {
	const hits: FoundRecord<ClaimField>[] = [];
	let looked = 0;
	for (const claim of place.claims) {
		if (looked++ % claimsAtOnce === 0) yield;
		if (says(claim.wording, asked)) hits.push(claim);
	}
	const isFiltered = fits !== null || asked.sourceId !== null || asked.sourceWords.length > 0;
	if (!isFiltered || hits.length === 0) return ranked(hits, asked, mostRecords);
	const tagged = yield* taggedClaims(place, asked, fits);
	return ranked(
		hits.filter(({ id }) => tagged.has(id)),
		asked,
		mostRecords,
	);
}

/** The claims that have evidence that is asked for. */
function* taggedClaims(
	place: SearchableCase,
	asked: ParsedQuery,
	fits: TagFilter | null,
): Generator<void, ReadonlySet<string>> {
	const claimIds = new Set<string>();
	for (const source of place.sources) {
		yield;
		if (!isAskedFor(source, asked)) continue;
		for (const tag of fits ? source.tags.filter(fits) : source.tags)
			claimIds.add(place.standingClaim(tag.claimId));
	}
	return claimIds;
}
