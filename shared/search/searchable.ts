import type { Stance } from "../schema/records.ts";
import { type FoldedText, fold } from "./fold.ts";
import type { ClaimField, NoteField } from "./results.ts";
import type { Term } from "./terms.ts";

/** A case as it is searched. What is folded is kept folded by whoever makes it. */
export interface SearchableCase {
	/** All sources that are searched, in reading order. */
	readonly sources: Iterable<SearchableSource>;
	/**
	 * The sources whose texts may hold all of these terms, in reading order. A plain scan gives all of them; an index,
	 * should cases outgrow the scan, gives fewer.
	 */
	candidates(terms: readonly Term[]): Iterable<SearchableSource>;
	/** The claims that are listed, in their order. */
	readonly claims: Iterable<SearchableClaim>;
	/** The claim that shows for the one that a tag names, after merges. */
	standingClaim(claimId: string): string;
	/** The folded name of an analyst. */
	analystName(analystId: string): string;
}

export interface SearchableSource {
	readonly id: string;
	/** Name and details, folded. */
	readonly name: string;
	readonly text: FoldedText;
	/** All evidence on the source that is shown. */
	readonly tags: readonly SearchableTag[];
	/** Those of the tags that have words of their analyst's. */
	readonly noted: readonly SearchableTag[];
	/** All those words, folded: most searches need look no further. */
	readonly notes: string;
}

/** What an analyst wrote in some fields of a record, as it is searched. */
export interface Wording<Field extends string> {
	/** All of it, folded. */
	readonly all: string;
	/** The weightiest first. */
	readonly fields: readonly { readonly field: Field; readonly text: FoldedText }[];
}

/** Evidence with words of its analyst's, and all those words. */
export function notedOf(tags: readonly SearchableTag[]): Pick<SearchableSource, "noted" | "notes"> {
	const noted = tags.filter(({ wording }) => wording.all !== "");
	return { noted, notes: noted.map(({ wording }) => wording.all).join("\n") };
}

/** The wording of a record, of the fields that have any, the weightiest first. */
export function wordingOf<Field extends string>(
	texts: readonly (readonly [Field, string | undefined])[],
): Wording<Field> {
	const fields = texts.flatMap(([field, text]) => (text ? [{ field, text: fold(text) }] : []));
	return { all: fields.map(({ text }) => text.text).join("\n"), fields };
}

/** Evidence as it is searched. */
export interface SearchableTag {
	readonly key: string;
	readonly claimId: string;
	readonly analystId: string;
	readonly stance: Stance;
	/** UTF-16 offsets into the source's text, end exclusive. */
	readonly start: number;
	readonly end: number;
	readonly wording: Wording<NoteField>;
}

export interface SearchableClaim {
	readonly id: string;
	readonly wording: Wording<ClaimField>;
}
