import { isAskedFor, type TagFilter } from "./asked-for.ts";
import { excerptOf } from "./excerpt.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { type FoundPassages, nonePassages, passagesOf } from "./passages.ts";
import type { SourceHits } from "./results.ts";
import type { SearchableCase, SearchableSource, SearchableTag } from "./searchable.ts";
import { occursIn } from "./terms.ts";

/** Passages that are listed: of all sources, and of one source unless only that one is searched. */
const mostPassages = 200;
const mostOfSource = 20;

/** How much was found in a source. Where it stands is found again for what is listed: keeping it all costs more. */
interface FoundText {
	readonly source: SearchableSource;
	readonly total: number;
	readonly terms: number;
}

/**
 * Searches the texts of the sources, one in each step. Sources in which more of the words stand together come first,
 * then the order of the case.
 */
export function* searchTexts(
	place: SearchableCase,
	asked: ParsedQuery,
	fits: TagFilter | null,
): Generator<void, { sources: readonly SourceHits[]; passages: number }> {
	const texts: FoundText[] = [];
	for (const source of asked.terms.length > 0 ? place.candidates(asked.terms) : []) {
		yield;
		const { total, terms } = isAskedFor(source, asked) ? searchText(source, asked, fits) : nonePassages;
		if (total > 0) texts.push({ source, total, terms });
	}
	texts.sort((one, other) => other.terms - one.terms);
	const mostOfEach = asked.sourceId === null ? mostOfSource : mostPassages;
	const sources: SourceHits[] = [];
	let room = mostPassages;
	for (const { source, total } of texts) {
		const passages = room > 0 ? excerpts(source, asked, fits, Math.min(room, mostOfEach)) : [];
		sources.push({ sourceId: source.id, total, passages });
		room -= passages.length;
		if (passages.length > 0) yield;
	}
	return { sources, passages: texts.reduce((sum, { total }) => sum + total, 0) };
}

function excerpts(source: SearchableSource, asked: ParsedQuery, fits: TagFilter | null, most: number) {
	const passages = searchText(source, asked, fits).first(most);
	return passages.map((marks) => excerptOf(source.text.original, marks));
}

function searchText(
	{ text, tags: all }: SearchableSource,
	{ terms, excluded }: ParsedQuery,
	fits: TagFilter | null,
): FoundPassages {
	if (excluded.some((term) => occursIn(text.text, term))) return nonePassages;
	if (fits === null) return passagesOf(text, terms);
	let tags: readonly SearchableTag[] | null = null;
	return passagesOf(text, terms, (span) => {
		tags ??= all.filter(fits);
		return tags.some((tag) => tag.start < span.end && span.start < tag.end);
	});
}
