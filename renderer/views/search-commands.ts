import { shownText } from "../editor/shown-texts.ts";
import { isFinding, openFind, walkFound } from "../state/find-actions.ts";
import { openSearch, searchFor } from "../state/search-actions.ts";
import { store } from "../state/store.ts";
import { followNextHit } from "./follow-hit.ts";

/** Opens the bar that finds words in the focused pane's text, and gives it the keyboard. */
export function findInText(): void {
	const { open } = store.getState();
	const pane = open?.layout.panes[open.layout.focusedPane];
	if (!pane) return void searchCase();
	openFind(shownText(pane.sourceId)?.caret ?? 0);
	enterField(".find-field");
}

/**
 * Brings out the search of the whole case, and gives it the keyboard.
 *
 * @param text What to search for; what was searched for last, if left out.
 */
export function searchCase(text?: string): void {
	openSearch();
	if (text !== undefined) searchFor({ text });
	enterField(".search-field");
}

/** Goes to the next (1) or previous (-1) hit: in the text where one is finding there, else of the search. */
export function toNextFound(step: 1 | -1): void {
	if (isFinding()) walkFound(step);
	else followNextHit(step);
}

/** What stands in the field is selected: typing replaces it. */
function enterField(field: string): void {
	requestAnimationFrame(() => document.querySelector<HTMLInputElement>(field)?.select());
}
