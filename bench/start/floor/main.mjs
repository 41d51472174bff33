// @ts-check
import { mkdirSync } from "node:fs";
import path from "node:path";
import { app, BrowserWindow } from "electron";

// The least an Electron application can be: one window like Parallax's own (size, hidden until
// painted, the same rights) with a page of one line. What it takes, nobody can save.

const data = process.env.PARALLAX_DATA;
if (!data) throw new Error("The floor needs PARALLAX_DATA.");
mkdirSync(data, { recursive: true });
app.setPath("userData", data);

void app.whenReady().then(() => {
	const window = new BrowserWindow({
		width: 1440,
		height: 900,
		show: false,
		webPreferences: {
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			nodeIntegrationInWorker: false,
			nodeIntegrationInSubFrames: false,
			webviewTag: false,
			navigateOnDragDrop: false,
			spellcheck: false,
			devTools: true,
		},
	});
	window.once("ready-to-show", () => window.show());
	void window.loadFile(path.join(import.meta.dirname, "page.html"));
});
