import { type Find, firstFound, foundIn, nextFound, placesToFind } from "./find.ts";
import { store } from "./store.ts";

/** UTF-16 code units of a selection that are looked for: more is no word or phrase that stands elsewhere. */
const longestSelection = 200;

/**
 * Looks for something in the focused pane: for the selected words if there are any, else for what was looked for last.
 *
 * @param caret Where the caret stands in its text.
 */
export function openFind(caret: number): void {
	const { open, selection, find } = store.getState();
	const sourceId = open?.layout.panes[open.layout.focusedPane]?.sourceId;
	if (!open || sourceId === undefined) return;
	const selected = selection?.sourceId === sourceId ? oneLine(selection.quote) : "";
	const from = selected && selection ? selection.start : caret;
	const opened: Find = { ...find, isOpen: true, typed: selected || find.typed, sourceId, from, at: null };
	show(opened, firstFound(opened, open));
}

function oneLine(quote: string): string {
	return (quote.split("\n")[0] ?? "").trim().slice(0, longestSelection);
}

/** Looks for something else, or also in the other panes. */
export function changeFind(changes: Partial<Pick<Find, "typed" | "everywhere">>): void {
	const { open, find } = store.getState();
	if (!open) return;
	const changed = { ...find, ...changes };
	show(changed, firstFound(changed, open));
}

/** Whether something is being looked for in a pane that is there. */
export function isFinding(): boolean {
	const { open, find } = store.getState();
	return open !== null && placesToFind(find, open).length > 0;
}

/** Shows the next (1) or previous (-1) hit. */
export function walkFound(step: 1 | -1): void {
	const { open, find } = store.getState();
	if (open) show(find, nextFound(find, open, step));
}

/** Closes the bar; the text takes the keyboard, with the hit selected, ready to be tagged. */
export function closeFind(): void {
	const { open, find } = store.getState();
	if (!open) return;
	store.setState({ find: { ...find, isOpen: false, at: null }, focusWanted: find.sourceId });
	if (!find.at) return;
	const { sourceId, index } = find.at;
	const span = foundIn(open.texts[sourceId], find.typed).span(index);
	store.setState({ focusWanted: null, wordsWanted: { sourceId, ...span, takesKeyboard: true } });
}

function show(find: Find, at: Find["at"]): void {
	const { open } = store.getState();
	store.setState({ find: { ...find, at } });
	if (!open || !at) return;
	const { start } = foundIn(open.texts[at.sourceId], find.typed).span(at.index);
	store.setState({ wordsWanted: { sourceId: at.sourceId, start, takesKeyboard: false } });
}
