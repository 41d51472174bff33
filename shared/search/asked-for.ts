import type { ParsedQuery } from "./parse-query.ts";
import type { SearchableCase, SearchableSource, SearchableTag } from "./searchable.ts";
import { occursIn } from "./terms.ts";

/** Whether evidence is of a stance and an analyst that a query asks for. */
export type TagFilter = (tag: SearchableTag) => boolean;

/** Which evidence a query asks for, on whatever source; null where it need not be tagged at all. */
export function tagFilter(place: SearchableCase, asked: ParsedQuery): TagFilter | null {
	const { stances, analystId, analystWords } = asked;
	if (stances === null && analystId === null && analystWords.length === 0) return null;
	return (tag) =>
		(stances === null || stances.includes(tag.stance)) &&
		(analystId === null || tag.analystId === analystId) &&
		analystWords.every((word) => occursIn(place.analystName(tag.analystId), word));
}

/** Whether a query asks for a source. */
export function isAskedFor(source: SearchableSource, { sourceId, sourceWords }: ParsedQuery): boolean {
	const isChosen = sourceId === null || source.id === sourceId;
	return isChosen && sourceWords.every((word) => occursIn(source.name, word));
}
