import type { ParsedQuery } from "./parse-query.ts";
import type { SearchableCase, SearchableSource, SearchableTag } from "./searchable.ts";
import { occursIn } from "./terms.ts";

/** Whether evidence is of a stance and an analyst that a query asks for. */
export type TagFilter = (tag: SearchableTag) => boolean;

/** Which evidence a query asks for, on whatever source; null where it need not be tagged at all. */
export function tagFilter(place: SearchableCase, asked: ParsedQuery): TagFilter | null {
	const { stances, analystId, analystWords } = asked;
	if (stances === null && analystId === null && analystWords.length === 0) return null;
	const named = new Map<string, boolean>();
	const isNamed = (id: string) => {
		const known = named.get(id) ?? analystWords.every((word) => occursIn(place.analystName(id), word));
		named.set(id, known);
		return known;
	};
	return (tag) =>
		(stances === null || stances.includes(tag.stance)) &&
		(analystId === null || tag.analystId === analystId) &&
		isNamed(tag.analystId);
}

/** Whether a query asks for a source. */
export function isAskedFor(source: SearchableSource, { sourceId, sourceWords }: ParsedQuery): boolean {
	const isChosen = sourceId === null || source.id === sourceId;
	return isChosen && sourceWords.every((word) => occursIn(source.name, word));
}
