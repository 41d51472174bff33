import type { BrowserWindowConstructorOptions } from "electron";
import type { Preferences } from "../../shared/schema/preferences.ts";
import { type Placement, smallestWindow } from "./window-state.ts";

/**
 * Colour of the desk behind the panes, as in the page's own styles: the window shows it before the page
 * does.
 */
const deskColour = {
	system: { light: "#f4f5f7", dark: "#0e1013" },
	high: { light: "#ffffff", dark: "#000000" },
} as const;

/** Colour behind the page in a light or dark window of a contrast. */
export function backgroundFor(dark: boolean, contrast: Preferences["contrast"]): string {
	return deskColour[contrast][dark ? "dark" : "light"];
}

/** What differs from one window to another. */
export interface WindowVariables {
	readonly preload: string;
	readonly placement: Placement;
	/** Whether the placement gives the size of the page rather than of the window with its frame. */
	readonly exactSize: boolean;
	readonly dark: boolean;
	readonly contrast: Preferences["contrast"];
	/** Size of the page in per cent of its usual one. */
	readonly zoom: number;
	readonly devTools: boolean;
}

/** The options of our window, as data, so that tests can hold them against the security checklist. */
export function windowOptions(variables: WindowVariables): BrowserWindowConstructorOptions {
	const { maximized: _maximized, ...bounds } = variables.placement;
	return {
		...bounds,
		useContentSize: variables.exactSize,
		...(variables.exactSize ? {} : { minWidth: smallestWindow.width, minHeight: smallestWindow.height }),
		title: "Parallax",
		// Shown once painted, on the right colour: nothing flashes.
		show: false,
		backgroundColor: backgroundFor(variables.dark, variables.contrast),
		webPreferences: {
			preload: variables.preload,
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			nodeIntegrationInWorker: false,
			nodeIntegrationInSubFrames: false,
			webviewTag: false,
			// Dropping a file must not lead away from the page.
			navigateOnDragDrop: false,
			// Its dictionaries are downloaded.
			spellcheck: false,
			devTools: variables.devTools,
			zoomFactor: variables.zoom / 100,
		},
	};
}
