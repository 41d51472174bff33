import type { BrowserWindow } from "electron";
import type { Log } from "../services/ports.ts";
import type { NativeDialog } from "./dialogs.ts";

/** Where bugs are reported. */
export interface Reporting {
	readonly dialog: NativeDialog;
	readonly log: Log;
	readonly logFolder: string;
	/** Whether nobody is there to read a dialog. */
	readonly unattended: boolean;
	/** Ends the program at once with this status. */
	readonly exit: (status: number) => void;
}

/** Logs every bug that nobody caught and tells of it in a sentence, one dialog at a time. */
export function reportUnexpected(reporting: Reporting): void {
	let showing = false;
	function report(event: string, error: unknown): void {
		reporting.log.error(event, error);
		process.stderr.write(`Parallax: ${sentence} See ${reporting.logFolder}.\n`);
		if (reporting.unattended) {
			reporting.exit(1);
		} else if (!showing) {
			showing = true;
			void tell(reporting).finally(() => {
				showing = false;
			});
		}
	}
	process.on("uncaughtException", (error) => report("uncaught-exception", error));
	process.on("unhandledRejection", (reason) => report("unhandled-rejection", reason));
}

const sentence = "Something went wrong in Parallax itself.";

async function tell({ dialog, log, logFolder }: Reporting): Promise<void> {
	try {
		await dialog.showMessageBox({
			type: "error",
			title: "Parallax",
			message: sentence,
			detail:
				"What was shown as saved is on disk. If the window behaves oddly, quit and start again.\n\n" +
				`A technical note, without words of any article, is in ${logFolder}.`,
			buttons: ["OK"],
			noLink: true,
		});
	} catch (error) {
		// Before the desktop is ready there are no dialogs; the log and the terminal have it.
		log.error("report-not-shown", error);
	}
}

/** Ends a start that failed before there was a window; without one, nothing would ever end it. */
export async function giveUp(error: unknown, reporting: Reporting): Promise<void> {
	reporting.log.error("start-failed", error);
	process.stderr.write(`Parallax: ${sentence} See ${reporting.logFolder}.\n`);
	if (!reporting.unattended) {
		await tell(reporting);
	}
	reporting.exit(1);
}

/** Loads the page again when its process dies, once; when it dies again soon, asks what to do. */
export function reviveWindow(window: BrowserWindow, reporting: Reporting, quit: () => void): void {
	let lastDeath = Number.NEGATIVE_INFINITY;
	window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
		if (reason === "clean-exit") {
			return;
		}
		reporting.log.info("render-process-gone", { reason, exitCode });
		const soon = performance.now() - lastDeath < 60_000;
		lastDeath = performance.now();
		if (reporting.unattended) {
			reporting.exit(1);
		} else if (soon) {
			void askAfterSecondDeath(window, reporting, quit);
		} else {
			window.webContents.reload();
		}
	});
}

async function askAfterSecondDeath(
	window: BrowserWindow,
	{ dialog }: Reporting,
	quit: () => void,
): Promise<void> {
	const { response } = await dialog.showMessageBox(window, {
		type: "error",
		title: "Parallax",
		message: "The window stopped twice.",
		detail: "What was shown as saved is on disk. Load the window again, or quit and start anew.",
		buttons: ["Load Again", "Quit"],
		defaultId: 0,
		cancelId: 0,
		noLink: true,
	});
	if (response === 0) {
		window.webContents.reload();
	} else {
		quit();
	}
}
