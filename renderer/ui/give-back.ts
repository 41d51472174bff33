import { shownText } from "../editor/shown-texts.ts";
import { giveKeyboardToPane } from "../state/desk-actions.ts";
import { store } from "../state/store.ts";

/**
 * Gives the keyboard back to what had it before something lay over the window; to the focused pane's text where
 * that is gone.
 */
export function giveKeyboardBack(before: Element | null): void {
	const layout = store.getState().open?.layout;
	const sourceId = layout?.panes[layout.focusedPane]?.sourceId ?? "";
	const text = before?.closest(".reading-frame") ? shownText(sourceId) : undefined;
	// A text restores what is selected in it, which its element alone would not.
	if (text) text.focus();
	else if (before instanceof HTMLElement && before.isConnected) before.focus();
	else giveKeyboardToPane();
}
