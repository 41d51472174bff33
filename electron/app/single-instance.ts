import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { App } from "electron";
import { z } from "../../shared/schema/validator.ts";

/**
 * Keeps everything Chromium writes inside our data folder. Electron's lock is tied to this folder too: so
 * there is one instance per data folder, and tests with folders of their own run side by side.
 */
export function keepChromiumIn(app: App, dataFolder: string): void {
	const folder = join(dataFolder, "chromium");
	mkdirSync(folder, { recursive: true });
	app.setPath("userData", folder);
	app.setPath("sessionData", folder);
	app.setPath("crashDumps", join(folder, "crashes"));
}

/** Whether this is the first instance on its data folder; a second one hands its paths to the first. */
export function claimInstance(app: App, paths: readonly string[]): boolean {
	return app.requestSingleInstanceLock({ paths });
}

const handedOver = z.strictObject({ paths: z.array(z.string()).max(1_000) });

/** Calls `open` with the paths of every later start, and of what macOS is asked to open with us. */
export function onLaterStart(app: App, open: (paths: readonly string[]) => void): void {
	app.on("second-instance", (_event, _argv, _folder, data) => {
		const parsed = handedOver.safeParse(data);
		open(parsed.success ? parsed.data.paths : []);
	});
	app.on("open-file", (event, path) => {
		event.preventDefault();
		open([path]);
	});
}
