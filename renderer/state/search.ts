import type { Span } from "../../shared/anchor/span.ts";
import { emptyQuery, type SearchQuery } from "../../shared/search/query.ts";
import type {
	ClaimField,
	Excerpt,
	NoteField,
	RecordHit,
	SearchResults,
} from "../../shared/search/results.ts";

/** The search of the case, also while its panel is put away. */
export interface CaseSearch {
	readonly isOpen: boolean;
	readonly query: SearchQuery;
	/** What was found last; null before anything was. While a newer search is under way what the one before found stays. */
	readonly results: SearchResults | null;
	readonly isWaiting: boolean;
	/** Key of the hit that was gone to last. */
	readonly current: string | null;
	/** Words of that hit in a text, as long as they stay marked. */
	readonly marked: { readonly sourceId: string; readonly marks: readonly Span[] } | null;
	/** What was searched for before, the latest first. */
	readonly recent: readonly string[];
}

/** A search that nobody has begun. */
export const noSearch: CaseSearch = {
	isOpen: false,
	query: emptyQuery,
	results: null,
	isWaiting: false,
	current: null,
	marked: null,
	recent: [],
};

/** One thing that was found. */
export type Hit =
	| { readonly kind: "passage"; readonly key: string; readonly sourceId: string; readonly excerpt: Excerpt }
	| { readonly kind: "claim"; readonly key: string; readonly hit: RecordHit<ClaimField> }
	| { readonly kind: "note"; readonly key: string; readonly hit: RecordHit<NoteField> };

/** A line over the hits that belong together. */
export interface HitsHeading {
	readonly kind: "heading";
	readonly key: string;
	/** The source whose passages follow; else what kind of records does. */
	readonly of: { readonly sourceId: string } | "claims" | "notes";
	readonly total: number;
	/** How many of them are listed. */
	readonly listed: number;
}

/** What was found as it is listed: claims, then source by source, then notes, each under a heading. */
export function listedHits({ sources, claims, notes }: SearchResults): readonly (Hit | HitsHeading)[] {
	return [
		...records(
			"claims",
			claims.total,
			claims.hits.map((hit): Hit => ({ kind: "claim", key: `claim ${hit.id}`, hit })),
		),
		...sources.flatMap(({ sourceId, total, passages }) => [
			heading({ sourceId }, total, passages.length),
			...passages.map((excerpt): Hit => {
				const key = `passage ${sourceId} ${excerpt.marks[0]?.start ?? 0}`;
				return { kind: "passage", key, sourceId, excerpt };
			}),
		]),
		...records(
			"notes",
			notes.total,
			notes.hits.map((hit): Hit => ({ kind: "note", key: `note ${hit.id}`, hit })),
		),
	];
}

function records(of: "claims" | "notes", total: number, hits: readonly Hit[]): (Hit | HitsHeading)[] {
	return hits.length === 0 ? [] : [heading(of, total, hits.length), ...hits];
}

function heading(of: HitsHeading["of"], total: number, listed: number): HitsHeading {
	const name = typeof of === "string" ? of : of.sourceId;
	return { kind: "heading", key: `heading ${name}`, of, total, listed };
}

/** The hits alone, in the order in which they are walked through. */
export function hitsOf(results: SearchResults): Hit[] {
	return listedHits(results).flatMap((item) => (item.kind === "heading" ? [] : [item]));
}

/** The hit after (1) or before (-1) the current one, around the ends; the first or last where there is none yet. */
export function nextHit(hits: readonly Hit[], current: string | null, step: 1 | -1): Hit | undefined {
	const here = hits.findIndex(({ key }) => key === current);
	if (here < 0) return step === 1 ? hits[0] : hits.at(-1);
	return hits[(here + step + hits.length) % hits.length];
}

/** How many queries are remembered. */
const mostRecent = 8;

/** What was searched for before, with one more. */
export function withRecent(recent: readonly string[], text: string): readonly string[] {
	const typed = text.trim();
	if (typed === "") return recent;
	// What was typed on the way to it is not what was searched for.
	const others = recent.filter((before) => before !== typed && !typed.startsWith(before));
	return [typed, ...others].slice(0, mostRecent);
}

/** How many passages, claims and notes were found, in words. */
export function countedHits({ passages, sources, claims, notes }: SearchResults): string {
	const parts = [
		passages === 0 ? "" : `${counted(passages, "passage")} in ${counted(sources.length, "source")}`,
		claims.total === 0 ? "" : counted(claims.total, "claim"),
		notes.total === 0 ? "" : counted(notes.total, "tag"),
	];
	return parts.filter(Boolean).join(" · ");
}

function counted(count: number, name: string): string {
	return `${count.toLocaleString("en")} ${name}${count === 1 ? "" : "s"}`;
}
