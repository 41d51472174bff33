import type { Span } from "../anchor/span.ts";

/** A piece of a longer text in which something was found. */
export interface Excerpt {
	/** UTF-16 offset of the piece in the whole text. */
	readonly start: number;
	/** The piece, exactly as it stands there. */
	readonly text: string;
	/** What was found in the piece, as spans of the whole text: ascending, apart from each other, at least one. */
	readonly marks: readonly Span[];
	/** Whether the line in which the piece begins is cut there. */
	readonly cutBefore: boolean;
	/** Whether the line in which the piece ends is cut there. */
	readonly cutAfter: boolean;
}

/** What was found in the text of a source. */
export interface SourceHits {
	readonly sourceId: string;
	/** How many passages there are, also those that are not listed. */
	readonly total: number;
	/** The first of them, in reading order. */
	readonly passages: readonly Excerpt[];
}

/** A claim, or the evidence with a key, in whose words something was found. */
export interface RecordHit<Field extends string> {
	/** Id of the claim, or key of the evidence. */
	readonly id: string;
	/** Where it was found; empty where only filters asked for the record. */
	readonly found: readonly { readonly field: Field; readonly excerpt: Excerpt }[];
}

/** What was found of one kind. */
export interface RecordHits<Field extends string> {
	/** How many there are, also those that are not listed. */
	readonly total: number;
	readonly hits: readonly RecordHit<Field>[];
}

export type ClaimField = "statement" | "verdict" | "rationale";
export type NoteField = "note" | "attributedTo";

/** What a search has found, the likeliest first; bounded, with true counts. */
export interface SearchResults {
	readonly sources: readonly SourceHits[];
	/** Passages in all sources, also those that are not listed. */
	readonly passages: number;
	readonly claims: RecordHits<ClaimField>;
	/** Notes on evidence, and whom it is attributed to. */
	readonly notes: RecordHits<NoteField>;
	/** Parts of the query that say nothing that can be searched for, as they were typed. */
	readonly ignored: readonly string[];
}
