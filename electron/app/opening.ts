import type { BrowserWindow } from "electron";
import type { Workbench } from "../services/ports.ts";
import { firstView, type StartArguments } from "./arguments.ts";

/** Codes of a load that was stopped rather than failed: by another load, a closing window or a dying page. */
const stopped: readonly unknown[] = ["ERR_ABORTED", "ERR_FAILED"];

/**
 * Loads the page; a load that was stopped is no failure, because whatever stopped it is dealt with
 * elsewhere.
 */
export async function loadHome(window: BrowserWindow, home: string): Promise<void> {
	try {
		await window.loadURL(home);
	} catch (error) {
		if (!stopped.includes((error as NodeJS.ErrnoException).code)) {
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
