import { isAskedFor, type TagFilter } from "./asked-for.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { foundInFields, type RecordFound, ranked } from "./record-hits.ts";
import type { ClaimField, NoteField, RecordHits } from "./results.ts";
import type { SearchableCase } from "./searchable.ts";

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
	const hits: RecordFound<NoteField>[] = [];
	for (const source of place.sources) {
		yield;
		if (!isAskedFor(source, asked)) continue;
		for (const tag of asked.terms.length === 0 ? source.tags : source.noted) {
			const { note, attributedTo } = tag;
			const found = !fits || fits(tag) ? foundInFields(asked, { note, attributedTo }) : null;
			if (found) hits.push({ id: tag.key, ...found });
		}
	}
	return ranked(hits, mostRecords);
}

/** Searches the claims, some in each step; with filters only those that have evidence that is asked for. */
export function* searchClaims(
	place: SearchableCase,
	asked: ParsedQuery,
	fits: TagFilter | null,
): Generator<void, RecordHits<ClaimField>> {
	const isFiltered = fits !== null || asked.sourceId !== null || asked.sourceWords.length > 0;
	const tagged = isFiltered ? yield* taggedClaims(place, asked, fits) : null;
	const hits: RecordFound<ClaimField>[] = [];
	let looked = 0;
	for (const { id, statement, verdict, rationale } of place.claims) {
		if (looked++ % claimsAtOnce === 0) yield;
		if (tagged && !tagged.has(id)) continue;
		const found = foundInFields(asked, { statement, verdict, rationale });
		if (found) hits.push({ id, ...found });
	}
	return ranked(hits, mostRecords);
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
