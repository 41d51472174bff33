import type { Stance } from "../schema/records.ts";

/** What is searched for in a case. */
export interface SearchQuery {
	/**
	 * What was typed: words, of which every one must occur, in any order, each from its beginning; "phrases"; `-word`
	 * for what must not occur; and `source:`, `stance:` and `by:` with a word behind the colon.
	 */
	readonly text: string;
	/** Only in this source, and what is tagged in it; null: everywhere. */
	readonly sourceId: string | null;
	/** Only what is tagged with this stance; null: everything. */
	readonly stance: Stance | null;
	/** Only what this analyst has tagged; null: everything. */
	readonly analystId: string | null;
}

/** UTF-16 code units that the text of a query may have. */
export const longestQuery = 20_000;

/** The query that finds nothing. */
export const emptyQuery: SearchQuery = { text: "", sourceId: null, stance: null, analystId: null };
