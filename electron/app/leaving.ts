import type { App, BrowserWindow, WebContents } from "electron";
import type { Log, Workbench } from "../services/ports.ts";
import type { NativeDialog } from "./dialogs.ts";
import { finishTyping } from "./finish-typing.ts";
import { createQuitting, type Quitting } from "./quitting.ts";

/** Makes quitting wait until the workbench has written everything, or the person goes on without. */
export function quittingOf(
	app: App,
	contents: () => WebContents | null,
	workbench: Workbench,
	dialog: NativeDialog,
	log: Log,
): Quitting {
	return createQuitting({
		async prepare() {
			await finishTyping(contents());
			return workbench.prepareToQuit();
		},
		async confirmAfterFailure(error) {
			log.error("quit.not-prepared", error);
			const { response } = await dialog.showMessageBox({
				type: "warning",
				title: "Parallax",
				message: "Parallax could not make sure that everything is on disk.",
				detail: "Stay to look what is not saved, or quit anyway.",
				buttons: ["Stay", "Quit Anyway"],
				defaultId: 0,
				cancelId: 0,
				noLink: true,
			});
			return response === 1;
		},
		leave: () => app.quit(),
	});
}

/** Leads the menu, the desktop and signals to the one way out. */
export function leaveAppThrough(quitting: Quitting, app: App): void {
	app.on("before-quit", (event) => holdBack(event, quitting));
	app.on("window-all-closed", () => app.quit());
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
		process.on(signal, () => quitting.request());
	}
}

/** Makes closing the window mean quitting: there is one window, and one way out. */
export function leaveWindowThrough(quitting: Quitting, window: BrowserWindow): void {
	window.on("close", (event) => holdBack(event, quitting));
}

function holdBack(event: { preventDefault(): void }, quitting: Quitting): void {
	if (!quitting.allowed) {
		event.preventDefault();
		quitting.request();
	}
}
