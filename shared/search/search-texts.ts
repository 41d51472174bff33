import { isAskedFor, type TagFilter } from "./asked-for.ts";
import { excerptOf } from "./excerpt.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { type FoundPassages, nonePassages, passagesOf } from "./passages.ts";
import type { SourceHits } from "./results.ts";
import type { SearchableCase, SearchableSource } from "./searchable.ts";
import { occursIn } from "./terms.ts";

/** Passages that are listed: of all sources, and of one source unless only that one is searched. */
const mostPassages = 200;
const mostOfSource = 20;

interface FoundText {
	readonly source: SearchableSource;
	readonly found: FoundPassages;
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
		const found = isAskedFor(source, asked) ? searchText(source, asked, fits) : nonePassages;
		if (found.total > 0) texts.push({ source, found });
	}
	texts.sort((one, other) => other.found.terms - one.found.terms);
	return listed(texts, asked.sourceId === null ? mostOfSource : mostPassages);
}

function searchText(
	{ text, tags: all }: SearchableSource,
	{ terms, excluded }: ParsedQuery,
	fits: TagFilter | null,
): FoundPassages {
	if (excluded.some((term) => occursIn(text.text, term))) return nonePassages;
	if (fits === null) return passagesOf(text, terms);
	const tags = all.filter(fits);
	if (tags.length === 0) return nonePassages;
	return passagesOf(text, terms, (span) => tags.some((tag) => tag.start < span.end && span.start < tag.end));
}

function listed(texts: readonly FoundText[], mostOfEach: number) {
	let room = mostPassages;
	const sources = texts.map(({ source, found }) => {
		const passages = found
			.first(Math.min(room, mostOfEach))
			.map((marks) => excerptOf(source.text.original, marks));
		room -= passages.length;
		return { sourceId: source.id, total: found.total, passages };
	});
	return { sources, passages: texts.reduce((sum, { found }) => sum + found.total, 0) };
}
