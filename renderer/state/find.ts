import type { SourceText } from "../../shared/ipc/views.ts";
import { textOf } from "../../shared/model/text.ts";
import { type FoundSpans, findInText, firstFrom, nothingFound } from "../../shared/search/find-in-text.ts";
import { type FoldedText, fold } from "../../shared/search/fold.ts";
import type { OpenCase } from "./open-case.ts";

/** What is looked for in the texts that are open. */
export interface Find {
	/** Whether its bar is on screen; what was looked for last stays known. */
	readonly isOpen: boolean;
	readonly typed: string;
	/** The source whose pane has the bar. */
	readonly sourceId: string;
	/** Whether the other panes are looked through as well. */
	readonly everywhere: boolean;
	/** Where the caret stood when it began: the first hit from there on is the first one to be shown. */
	readonly from: number;
	/** The hit that is shown, by its source and its index there; null where there is none. */
	readonly at: FoundPlace | null;
}

/** Nothing is looked for. */
export const noFind: Find = {
	isOpen: false,
	typed: "",
	sourceId: "",
	everywhere: false,
	from: 0,
	at: null,
};

/** One hit. */
export interface FoundPlace {
	readonly sourceId: string;
	/** From 0, in the order of the text. */
	readonly index: number;
}

const folded = new WeakMap<SourceText, FoldedText>();
const found = new WeakMap<SourceText, { readonly typed: string; readonly spans: FoundSpans }>();

/** Where a source's text holds what is typed. A text never changes: what was found last is kept. */
export function foundIn(text: SourceText | undefined, typed: string): FoundSpans {
	if (!text || typed === "") return nothingFound;
	const before = found.get(text);
	if (before?.typed === typed) return before.spans;
	const known = folded.get(text) ?? fold(textOf(text.blocks));
	folded.set(text, known);
	const spans = findInText(known, typed);
	found.set(text, { typed, spans });
	return spans;
}

/** The sources that are looked through, in the order of their panes. */
export function placesToFind(
	{ isOpen, sourceId, everywhere }: Find,
	{ layout }: OpenCase,
): readonly string[] {
	if (!isOpen) return [];
	const shown = layout.panes.map((pane) => pane.sourceId);
	return everywhere ? shown : shown.filter((id) => id === sourceId);
}

/** The first hit from where the caret stood: in its own text, then in the panes behind it, then from the start. */
export function firstFound(find: Find, open: OpenCase): FoundPlace | null {
	const places = placesToFind(find, open);
	const own = foundIn(open.texts[find.sourceId], find.typed);
	const index = firstFrom(own, find.from);
	if (index < own.count) return { sourceId: find.sourceId, index };
	const here = places.indexOf(find.sourceId);
	const others = [...places.slice(here + 1), ...places.slice(0, here + 1)];
	const sourceId = others.find((id) => foundIn(open.texts[id], find.typed).count > 0);
	return sourceId === undefined ? null : { sourceId, index: 0 };
}

/** The hit after (1) or before (-1) the one that is shown, from pane to pane and around the ends. */
export function nextFound(find: Find, open: OpenCase, step: 1 | -1): FoundPlace | null {
	const { at, typed } = find;
	if (!at) return firstFound(find, open);
	const count = (id: string) => foundIn(open.texts[id], typed).count;
	const index = at.index + step;
	if (index >= 0 && index < count(at.sourceId)) return { ...at, index };
	const places = placesToFind(find, open).filter((id) => count(id) > 0);
	const place = (places.indexOf(at.sourceId) + step + places.length) % places.length;
	const sourceId = places[place];
	if (sourceId === undefined) return null;
	return { sourceId, index: step === 1 ? 0 : count(sourceId) - 1 };
}

/** Which of how many hits is shown, counted over all panes that are looked through; `number` is 0 where none is. */
export function foundCount(find: Find, open: OpenCase): { readonly number: number; readonly total: number } {
	let [number, total] = [0, 0];
	for (const id of placesToFind(find, open)) {
		if (find.at?.sourceId === id) number = total + find.at.index + 1;
		total += foundIn(open.texts[id], find.typed).count;
	}
	return { number, total };
}
