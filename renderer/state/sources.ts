import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { EvidenceView, SourceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { isolated } from "./isolate.ts";

/** Evidence in the order its sources are listed in, and of the text within each. */
export function inSourceOrder(
	evidence: readonly EvidenceView[],
	sources: Readonly<Record<string, SourceView>>,
): EvidenceView[] {
	const places = placesOf(sources);
	const placeOf = ({ sourceId }: EvidenceView) => places.get(sourceId) ?? places.size;
	return [...evidence].sort((a, b) => placeOf(a) - placeOf(b) || a.start - b.start);
}

const knownPlaces = new WeakMap<Readonly<Record<string, SourceView>>, ReadonlyMap<string, number>>();

/** The place of each source in the order in which they are listed, by its id; the same map for the same sources. */
export function placesOf(sources: Readonly<Record<string, SourceView>>): ReadonlyMap<string, number> {
	const known = knownPlaces.get(sources);
	if (known) return known;
	const places = new Map(inReadingOrder(Object.values(sources)).map(({ id }, place) => [id, place]));
	knownPlaces.set(sources, places);
	return places;
}

/** What to call a source where room is short: outlet, else title, else its first words. */
export function sourceName(source: SourceView): string {
	return source.metadata.outlet || source.metadata.title || `“${firstWords(source.opening)}…”`;
}

function firstWords(opening: string): string {
	const line = opening.split("\n")[0]?.trim() ?? "";
	const words = line.slice(0, 40);
	return line.length <= 40 ? words : words.slice(0, Math.max(words.lastIndexOf(" "), 20));
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO 8601 date or local time as people write it: `4 Feb 2026, 11:13`; other text as it is. */
export function shownDate(iso: string): string {
	const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(iso);
	if (!parts) return iso;
	const [, year, month, day, time] = parts;
	const date = `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
	return time ? `${date}, ${time}` : date;
}

/** When a source was published and updated, and how long it is, in one line. */
export function sourceFacts(source: SourceView): string {
	const { author, publishedAt, updatedAt } = source.metadata;
	const sameDay = updatedAt.slice(0, 10) === publishedAt.slice(0, 10) && updatedAt.includes("T");
	const updated = sameDay ? updatedAt.slice(11, 16) : shownDate(updatedAt);
	return [
		publishedAt ? shownDate(publishedAt) : "No date",
		updatedAt && updatedAt !== publishedAt ? `updated ${updated}` : "",
		author && isolated(author),
		`${source.words} words`,
	]
		.filter(Boolean)
		.join(" · ");
}

/** How many tags of each stance there are. */
export function countStances(evidence: readonly EvidenceView[]): Record<Stance, number> {
	const counts = { agrees: 0, conflicts: 0, context: 0 };
	for (const { stance } of evidence) counts[stance]++;
	return counts;
}
