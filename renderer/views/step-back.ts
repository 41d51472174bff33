import { store } from "../state/store.ts";
import { leaveClaim } from "./claim-commands.ts";

/**
 * Escape goes back one step at a time: words that are selected, claims that are marked, the active claim. What
 * lies over the window, and the text that has the keyboard, hear it before.
 */
export function stepBack(): void {
	if (store.getState().selection) store.setState({ selection: null });
	else leaveClaim();
}
