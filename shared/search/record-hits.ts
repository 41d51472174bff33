import { excerptOf } from "./excerpt.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { passagesOf } from "./passages.ts";
import type { RecordHit, RecordHits } from "./results.ts";
import type { Wording } from "./searchable.ts";
import { occursIn, type Term } from "./terms.ts";

/** A record in which something was found. */
export interface FoundRecord<Field extends string> {
	readonly id: string;
	readonly wording: Wording<Field>;
}

/** Whether the fields of a record hold all terms together, and none that is excluded. */
export function says({ all }: Wording<string>, { terms, excluded }: ParsedQuery): boolean {
	return terms.every((term) => occursIn(all, term)) && !excluded.some((term) => occursIn(all, term));
}

/** Records that were found: those whose first field says it all before the others, at most `most` of them listed. */
export function ranked<Field extends string>(
	found: readonly FoundRecord<Field>[],
	{ terms }: ParsedQuery,
	most: number,
): RecordHits<Field> {
	const first: FoundRecord<Field>[] = [];
	const rest: FoundRecord<Field>[] = [];
	for (const record of found) {
		const [weightiest] = record.wording.fields;
		const isInFirst = terms.every((term) => occursIn(weightiest?.text.text ?? "", term));
		(isInFirst ? first : rest).push(record);
	}
	const listed = [...first.slice(0, most), ...rest].slice(0, most);
	return { total: found.length, hits: listed.map((record) => hitOf(record, terms)) };
}

function hitOf<Field extends string>(
	{ id, wording }: FoundRecord<Field>,
	terms: readonly Term[],
): RecordHit<Field> {
	const found = wording.fields.flatMap(({ field, text }) =>
		passagesOf(
			text,
			terms.filter((term) => occursIn(text.text, term)),
		)
			.first(1)
			.map((marks) => ({ field, excerpt: excerptOf(text.original, marks) })),
	);
	return { id, found };
}
