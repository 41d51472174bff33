import { fold } from "../search/fold.ts";
import type { SearchQuery } from "../search/query.ts";
import { emptyQuery } from "../search/query.ts";
import type { SearchResults } from "../search/results.ts";
import { search } from "../search/search.ts";
import { notedOf, type SearchableCase, type SearchableTag, wordingOf } from "../search/searchable.ts";

/** A case in words: texts, claims and evidence by id. */
export interface WordedCase {
	readonly texts?: Readonly<Record<string, string>>;
	/** Name and details of sources that have any. */
	readonly names?: Readonly<Record<string, string>>;
	readonly claims?: Readonly<
		Record<string, { readonly statement: string; readonly verdict?: string; readonly rationale?: string }>
	>;
	readonly tags?: readonly WordedTag[];
	readonly merged?: Readonly<Record<string, string>>;
}

export interface WordedTag {
	readonly key: string;
	readonly sourceId: string;
	/** Where the text is tagged: the first occurrence of these words. */
	readonly words: string;
	readonly claimId?: string;
	readonly analystId?: string;
	readonly stance?: SearchableTag["stance"];
	readonly note?: string;
	readonly attributedTo?: string;
}

/** The case as it is searched. */
export function searchableCase({ texts = {}, names = {}, claims = {}, tags = [], merged = {} }: WordedCase) {
	const sources = Object.entries(texts).map(([id, text]) => {
		const own = tags.filter((tag) => tag.sourceId === id).map((tag) => searchableTag(text, tag));
		return { id, name: fold(names[id] ?? id).text, text: fold(text), tags: own, ...notedOf(own) };
	});
	return {
		sources,
		candidates: () => sources,
		claims: Object.entries(claims).map(([id, { statement, verdict, rationale }]) => ({
			id,
			wording: wordingOf([
				["statement", statement],
				["verdict", verdict],
				["rationale", rationale],
			]),
		})),
		standingClaim: (claimId) => merged[claimId] ?? claimId,
		analystName: (analystId) => fold(analystId).text,
	} satisfies SearchableCase;
}

function searchableTag(text: string, { words, note, attributedTo, ...given }: WordedTag): SearchableTag {
	const start = text.indexOf(words);
	return {
		claimId: "claim",
		analystId: "ada",
		stance: "agrees",
		...given,
		start,
		end: start + words.length,
		wording: wordingOf([
			["note", note],
			["attributedTo", attributedTo],
		]),
	};
}

/** What is found in a case, all steps taken at once. */
export function searchAll(place: SearchableCase, query: string | Partial<SearchQuery>): SearchResults {
	const steps = search(place, { ...emptyQuery, ...(typeof query === "string" ? { text: query } : query) });
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}
