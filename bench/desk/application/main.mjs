// @ts-check
import path from "node:path";
import { app, BrowserWindow } from "electron";

// Opens a fresh window for every cell that the process which started it asks for, lets its page measure, and
// tells what came out. The page is built from the product's own editor and its peers.

const data = process.env.PARALLAX_DATA;
const page = process.env.PARALLAX_BENCH_PAGE;
if (!data || !page) throw new Error("The bench needs PARALLAX_DATA and PARALLAX_BENCH_PAGE.");
app.setPath("userData", data);
// Between two windows there is none.
app.on("window-all-closed", () => {});
// A bench that nobody waits for any more is in the way.
process.on("disconnect", () => app.exit());

process.on("message", (message) => void answer(/** @type {import("../cells.mjs").Asked} */ (message)));
// Not awaited: Electron is ready only after this module has run.
void app.whenReady().then(() => process.send?.({ kind: "ready" }));

/** @param {import("../cells.mjs").Asked} asked */
async function answer({ cell, heightOfWindow, widthOfWindow }) {
	const window = new BrowserWindow({
		width: widthOfWindow,
		height: heightOfWindow,
		useContentSize: true,
		webPreferences: {
			backgroundThrottling: false,
			spellcheck: false,
			// The preload reads how long the page has run.
			sandbox: false,
			preload: path.join(import.meta.dirname, "preload.cjs"),
		},
	});
	try {
		await window.loadFile(page ?? "");
		const measured = await window.webContents.executeJavaScript(`measure(${JSON.stringify(cell)})`);
		process.send?.({ kind: "measured", measured });
	} catch (error) {
		process.send?.({ kind: "failed", message: String(error) });
	} finally {
		window.destroy();
	}
}
