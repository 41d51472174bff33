import { excerptOf } from "./excerpt.ts";
import type { FoldedText } from "./fold.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { passagesOf } from "./passages.ts";
import type { RecordHit, RecordHits } from "./results.ts";
import { occursIn } from "./terms.ts";

/** What a record says, by field, the weightiest first. */
type Fields<Field extends string> = { readonly [Name in Field]: FoldedText | undefined };

/** A record in which something was found, worked out only as far as it is listed. */
export interface RecordFound<Field extends string> {
	readonly id: string;
	/** Whether its first field alone says all that is asked for. */
	readonly isInFirst: boolean;
	readonly fields: Fields<Field>;
	readonly asked: ParsedQuery;
}

/** Whether the fields of a record hold all terms together, and none that is excluded; null if not. */
export function foundInFields<Field extends string>(
	asked: ParsedQuery,
	fields: Fields<Field>,
): Omit<RecordFound<Field>, "id"> | null {
	const texts = Object.values<FoldedText | undefined>(fields);
	const { terms, excluded } = asked;
	const isSaid = (text: FoldedText | undefined, term: (typeof terms)[number]) =>
		text !== undefined && occursIn(text.text, term);
	if (!terms.every((term) => texts.some((text) => isSaid(text, term)))) return null;
	if (excluded.some((term) => texts.some((text) => isSaid(text, term)))) return null;
	return { isInFirst: terms.every((term) => isSaid(texts[0], term)), fields, asked };
}

/** The records found, those that say it in their first field before the others, at most `most` of them listed. */
export function ranked<Field extends string>(
	found: readonly RecordFound<Field>[],
	most: number,
): RecordHits<Field> {
	const [first, rest] = [found.filter((one) => one.isInFirst), found.filter((one) => !one.isInFirst)];
	return { total: found.length, hits: [...first, ...rest].slice(0, most).map(hitOf) };
}

function hitOf<Field extends string>({ id, fields, asked }: RecordFound<Field>): RecordHit<Field> {
	const names = Object.keys(fields) as Field[];
	return { id, found: names.flatMap((field) => excerptIn(field, fields[field], asked)) };
}

function excerptIn<Field extends string>(field: Field, text: FoldedText | undefined, asked: ParsedQuery) {
	if (text === undefined) return [];
	const here = asked.terms.filter((term) => occursIn(text.text, term));
	return passagesOf(text, here)
		.first(1)
		.map((marks) => ({ field, excerpt: excerptOf(text.original, marks) }));
}
