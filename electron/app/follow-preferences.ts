import { type BrowserWindow, nativeTheme } from "electron";
import type { Preferences } from "../../shared/schema/preferences.ts";
import type { KeptPreferences } from "../services/preferences.ts";
import type { StartArguments } from "./arguments.ts";
import { backgroundFor } from "./window-options.ts";

/**
 * Keeps theme, zoom and the colour behind the page as the person at the window has them, also when the desktop turns
 * dark or light. The rest is the page's.
 *
 * @param theme What the command line says, which goes before.
 */
export function followPreferences(
	window: BrowserWindow,
	preferences: KeptPreferences,
	theme: StartArguments["theme"],
): void {
	const paint = () =>
		window.setBackgroundColor(backgroundFor(nativeTheme.shouldUseDarkColors, preferences.current.contrast));
	const zoom = () => window.webContents.setZoomFactor(preferences.current.zoom / 100);
	const show = (now: Preferences) => {
		nativeTheme.themeSource = theme ?? now.theme;
		if (window.isDestroyed()) return;
		paint();
		zoom();
	};
	preferences.showWith(show);
	nativeTheme.on("updated", paint);
	window.on("closed", () => nativeTheme.off("updated", paint));
	// Chromium remembers a zoom of its own for the page's address, and takes it when the page is loaded.
	window.webContents.on("dom-ready", zoom);
}
