import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from "electron";
import type { Log } from "../services/ports.ts";
import type { KeptPreferences } from "../services/preferences.ts";
import type { Size } from "./arguments.ts";
import { windowOptions } from "./window-options.ts";
import { describeWindowState, type Placement, placeWindow, readWindowState } from "./window-state.ts";

/** What a window needs to know to be made. */
export interface WindowPlan {
	readonly preload: string;
	/** File that remembers where the window stood. */
	readonly stateFile: string;
	/** Size of the page, instead of the remembered size of the window. */
	readonly size: Size | null;
	readonly devTools: boolean;
	readonly preferences: KeptPreferences;
	readonly log: Log;
}

/** Makes the window, hidden until its first picture is painted, and remembers its place when it closes. */
export function createWindow(plan: WindowPlan): BrowserWindow {
	const placement = placementOf(plan);
	const options: BrowserWindowConstructorOptions = windowOptions({
		...plan,
		placement,
		exactSize: plan.size !== null,
		dark: nativeTheme.shouldUseDarkColors,
		contrast: plan.preferences.current.contrast,
		zoom: plan.preferences.current.zoom,
	});
	const window = new BrowserWindow(options);
	window.once("ready-to-show", () => {
		if (placement.maximized) {
			window.maximize();
		}
		window.show();
	});
	if (plan.size === null) {
		window.on("close", () => remember(window, plan));
	}
	return window;
}

function placementOf(plan: WindowPlan): Placement {
	if (plan.size !== null) {
		return { ...plan.size, maximized: false };
	}
	const usual = screen.getPrimaryDisplay();
	const others = screen.getAllDisplays().filter(({ id }) => id !== usual.id);
	return placeWindow(
		readWindowState(plan.stateFile),
		[usual, ...others].map(({ workArea }) => workArea),
	);
}

function remember(window: BrowserWindow, plan: WindowPlan): void {
	try {
		mkdirSync(dirname(plan.stateFile), { recursive: true });
		writeFileSync(
			`${plan.stateFile}.tmp`,
			describeWindowState(window.getNormalBounds(), window.isMaximized()),
		);
		renameSync(`${plan.stateFile}.tmp`, plan.stateFile);
	} catch (error) {
		// A window that opens at its usual place next time is no reason to disturb anyone.
		plan.log.error("window.not-remembered", error);
	}
}
