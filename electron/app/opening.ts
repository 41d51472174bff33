import type { BrowserWindow } from "electron";
import type { Workbench } from "../services/ports.ts";
import { firstView, type StartArguments } from "./arguments.ts";

/** Loads the page; that another load took its place while it did is no failure. */
export async function loadHome(window: BrowserWindow, home: string): Promise<void> {
	try {
		await window.loadURL(home);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ERR_ABORTED") {
			throw error;
		}
	}
}

/** Opens what the start asked for; goes on while the window loads. */
export function openFirst(workbench: Workbench, start: StartArguments, packaged: boolean): Promise<void> {
	const view = firstView(start, packaged);
	if (view === "paths") {
		return workbench.openAtStart(start.paths);
	}
	return view === "sample" ? workbench.openSampleAtStart() : Promise.resolve();
}

/** Brings the window forward for a later start and opens in it what that one asked for. */
export async function openLater(
	workbench: Workbench,
	window: BrowserWindow,
	paths: readonly string[],
): Promise<void> {
	if (window.isDestroyed()) {
		return;
	}
	if (window.isMinimized()) {
		window.restore();
	}
	window.focus();
	if (paths.length > 0) {
		await workbench.openAtStart(paths);
		// The page asks anew which case is open.
		window.webContents.reload();
	}
}
