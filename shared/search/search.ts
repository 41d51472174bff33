import { tagFilter } from "./asked-for.ts";
import { isEmpty, parseQuery } from "./parse-query.ts";
import type { SearchQuery } from "./query.ts";
import type { SearchResults } from "./results.ts";
import { searchClaims, searchNotes } from "./search-records.ts";
import { searchTexts } from "./search-texts.ts";
import type { SearchableCase } from "./searchable.ts";

/**
 * Searches a case. It stops after each small piece of work, so that whoever runs it can do something else in between
 * or give the search up.
 *
 * Without filters everything is looked through. A source restricts it to that source's text, the evidence on it and
 * the claims that have such evidence; a stance or an analyst to what is tagged so. Filters without words find the
 * evidence itself. What is found is ranked: sources in which more of the words stand together first, then reading
 * order; claims that say it in their statement first, then their own order.
 */
export function* search(place: SearchableCase, query: SearchQuery): Generator<void, SearchResults> {
	const asked = parseQuery(query);
	const { ignored } = asked;
	if (isEmpty(asked)) return { ...nothing, ignored };
	const fits = tagFilter(place, asked);
	const texts = yield* searchTexts(place, asked, fits);
	const claims = yield* searchClaims(place, asked, fits);
	const notes = yield* searchNotes(place, asked, fits);
	return { ...texts, claims, notes, ignored };
}

const none = { total: 0, hits: [] };
const nothing = { sources: [], passages: 0, claims: none, notes: none };
