import { defaultPreferences, preferenceRanges } from "../../shared/model/preferences.ts";
import type { Preferences } from "../../shared/schema/preferences.ts";
import { ask } from "../bridge/bridge.ts";
import { sayProblem } from "./messages.ts";
import { type State, store } from "./store.ts";

/** How the window is to look; as usual until the main process has answered. */
export function preferencesOf({ welcome }: State): Preferences {
	return welcome?.preferences ?? defaultPreferences;
}

/** Changes how the window looks: at once, and kept for the next start. */
export async function setPreferences(changes: Partial<Preferences>): Promise<void> {
	const { welcome } = store.getState();
	if (!welcome) return;
	const preferences = { ...welcome.preferences, ...changes };
	store.setState({ welcome: { ...welcome, preferences } });
	const kept = await ask("app.setPreferences", { preferences });
	if (!kept.ok) sayProblem(kept.problem);
}

/** Makes the whole window larger or smaller by one step, as far as it goes. */
export function zoomBy(steps: 1 | -1): void {
	const { zoom } = preferencesOf(store.getState());
	const { least, most, step } = preferenceRanges.zoom;
	const wanted = Math.min(Math.max(zoom + steps * step, least), most);
	if (wanted !== zoom) void setPreferences({ zoom: wanted });
}

/** Gives the window its usual size. */
export function resetZoom(): void {
	void setPreferences({ zoom: defaultPreferences.zoom });
}
