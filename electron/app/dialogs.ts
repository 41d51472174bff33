import type { BrowserWindow, Dialog, MessageBoxOptions, OpenDialogOptions } from "electron";
import type { Dialogs } from "../services/ports.ts";

/** The part of Electron's dialogs that is used; looked up at each call, so that tests can replace it. */
export type NativeDialog = Pick<Dialog, "showOpenDialog" | "showMessageBox">;

/** Asks the person at the machine with the desktop's own dialogs, over the window while there is one. */
export function createDialogs(dialog: NativeDialog, currentWindow: () => BrowserWindow | null): Dialogs {
	async function choose(options: OpenDialogOptions): Promise<readonly string[] | null> {
		const window = currentWindow();
		const answer = await (window === null
			? dialog.showOpenDialog(options)
			: dialog.showOpenDialog(window, options));
		return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
	}
	return {
		async chooseCase() {
			const chosen = await choose({
				title: "Open a case",
				buttonLabel: "Open",
				properties: ["openDirectory"],
			});
			return chosen?.[0] ?? null;
		},
		async chooseParentFolder() {
			const properties: OpenDialogOptions["properties"] = ["openDirectory", "createDirectory"];
			const chosen = await choose({
				title: "Where to keep the new case",
				buttonLabel: "Keep Here",
				properties,
			});
			return chosen?.[0] ?? null;
		},
		async chooseRestoreFolder() {
			const chosen = await choose({
				title: "Where to put the restored copy",
				buttonLabel: "Restore Here",
				properties: ["openDirectory", "createDirectory"],
			});
			return chosen?.[0] ?? null;
		},
		chooseFiles() {
			return choose({
				title: "Import articles",
				buttonLabel: "Import",
				properties: ["openFile", "multiSelections"],
			});
		},
		async confirmLeaving({ changes, reason, keptIn }) {
			const options: MessageBoxOptions = {
				type: "warning",
				title: "Parallax",
				message:
					changes === 1
						? "One change is not in the case's folder yet."
						: `${changes} changes are not in the case's folder yet.`,
				detail: `${reason}\n\nStay to keep trying. ${goingOn(changes, keptIn)}`,
				buttons: ["Stay", "Go On"],
				defaultId: 0,
				cancelId: 0,
				noLink: true,
			};
			const window = currentWindow();
			const { response } = await (window === null
				? dialog.showMessageBox(options)
				: dialog.showMessageBox(window, options));
			return response === 1;
		},
	};
}

function goingOn(changes: number, keptIn: string | null): string {
	const [they, are] = changes === 1 ? ["it", "is"] : ["they", "are"];
	if (keptIn === null) return `If you go on, ${they} may be lost.`;
	return `If you go on, ${they} ${are} kept on this computer (${keptIn}) and written when the case is opened here again.`;
}
