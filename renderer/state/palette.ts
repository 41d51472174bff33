import { type CommandId, commandIds, commands } from "../../shared/ipc/commands.ts";
import { inReadingOrder } from "../../shared/ipc/reading-order.ts";
import type { ClaimView, SourceView } from "../../shared/ipc/views.ts";
import { foldText, matchScore } from "../../shared/search/match-words.ts";
import { shownDate, sourceName } from "./sources.ts";

/** Something that the palette finds. */
export type PaletteItem =
	| { readonly kind: "source"; readonly key: string; readonly source: SourceView }
	| { readonly kind: "claim"; readonly key: string; readonly claim: ClaimView }
	| { readonly kind: "action"; readonly key: string; readonly id: CommandId };

/** What was found of one kind. */
export interface PaletteGroup {
	readonly title: string;
	readonly items: readonly PaletteItem[];
	/** How many were found; the best of them are the items. */
	readonly count: number;
}

/** All that can be found, kind by kind, in the order in which equals are listed. */
export interface PaletteContents {
	readonly actions: readonly PaletteItem[];
	readonly sources: readonly PaletteItem[];
	readonly claims: readonly PaletteItem[];
}

/** Items of a group that are listed: as many as one looks through before typing a word, or another. */
const longestGroup = { untyped: 5, typed: 8 };

/** Items chosen lately that are listed before anything is typed. */
const mostRecent = 5;

/**
 * What the palette finds in a case.
 *
 * @param canRun Which actions can be run as things are.
 */
export function paletteContents(
	sources: Readonly<Record<string, SourceView>>,
	claims: Readonly<Record<string, ClaimView>>,
	canRun: (id: CommandId) => boolean,
): PaletteContents {
	return {
		actions: commandIds.filter(canRun).map((id) => ({ kind: "action", key: `action ${id}`, id })),
		sources: inReadingOrder(Object.values(sources).filter(({ excluded }) => !excluded)).map((source) => ({
			kind: "source",
			key: `source ${source.id}`,
			source,
		})),
		claims: Object.values(claims)
			.filter(({ statement, deletedBy }) => statement !== "" && deletedBy === undefined)
			.map((claim) => ({ kind: "claim", key: `claim ${claim.id}`, claim })),
	};
}

/**
 * What matches all of these folded words: the group with the best match first, in a group the best match
 * first, of equals what was chosen last. Without words: what was chosen lately, then some of everything.
 *
 * @param recent Keys of what was chosen, the last first.
 */
export function findInPalette(
	{ actions, sources, claims }: PaletteContents,
	words: readonly string[],
	recent: readonly string[],
): readonly PaletteGroup[] {
	const places = new Map(recent.map((key, place) => [key, place]));
	const found = [
		{ title: "Actions", items: actions },
		{ title: "Sources", items: sources },
		{ title: "Claims", items: claims },
	].map(({ title, items }) => bestOf(title, items, words, places));
	if (words.length > 0) {
		return found.filter(({ count }) => count > 0).sort((a, b) => b.best - a.best);
	}
	const all = new Map([...actions, ...sources, ...claims].map((item) => [item.key, item]));
	const lately = recent.flatMap((key) => all.get(key) ?? []).slice(0, mostRecent);
	const others = [...found.slice(1), ...found.slice(0, 1)].map((group) => ({
		...group,
		items: group.items.filter((item) => !lately.includes(item)),
	}));
	const groups = [{ title: "Recent", items: lately, count: lately.length }, ...others];
	return groups.filter(({ items }) => items.length > 0);
}

function bestOf(
	title: string,
	items: readonly PaletteItem[],
	words: readonly string[],
	places: ReadonlyMap<string, number>,
): PaletteGroup & { readonly best: number } {
	const { untyped, typed } = longestGroup;
	// Nothing is folded before something is typed: the palette opens at once, however large the case is.
	if (words.length === 0) return { title, items: items.slice(0, untyped), count: items.length, best: 0 };
	const found = items
		.map((item) => ({ item, score: matchScore(foldedWords(item), words) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || placeOf(a.item, places) - placeOf(b.item, places));
	const listed = found.slice(0, typed).map(({ item }) => item);
	return { title, items: listed, count: found.length, best: found[0]?.score ?? 0 };
}

function placeOf({ key }: PaletteItem, places: ReadonlyMap<string, number>): number {
	return places.get(key) ?? places.size;
}

const folded = new WeakMap<object, string>();

/** The words by which an item is found, folded once as long as its source, claim or command stays as it is. */
function foldedWords(item: PaletteItem): string {
	const thing = item.kind === "source" ? item.source : item.kind === "claim" ? item.claim : commands[item.id];
	const known = folded.get(thing);
	if (known !== undefined) return known;
	const words = foldText(wordsIn(item));
	folded.set(thing, words);
	return words;
}

function wordsIn(item: PaletteItem): string {
	if (item.kind === "claim") return item.claim.statement;
	if (item.kind === "action") return commands[item.id].title;
	const { metadata, fileNames } = item.source;
	const { title, author, publishedAt } = metadata;
	return [sourceName(item.source), title, author, shownDate(publishedAt), ...fileNames].join(" ");
}
