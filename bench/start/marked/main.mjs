// @ts-check
import { pathToFileURL } from "node:url";
import { app, BrowserWindow } from "electron";

// Starts another main script and notes when what happens. Floor and Parallax are started through
// it alike: no debugging port, nothing in the product, and until the window is shown it does nothing
// but read the clock. What it knows it tells over the channel of the process that started it.

/** @type {Partial<Record<import("../marks.mjs").MainMark, number>>} */
const marks = {};
mark("mainScript");

app.once("ready", () => mark("ready"));
app.once("browser-window-created", (_event, window) => {
	mark("window");
	window.once("ready-to-show", () => {
		mark("shown");
		process.send?.({ kind: "shown" });
	});
});

process.on("message", (message) => void answer(/** @type {import("../marks.mjs").Question} */ (message)));
// A window that nobody measures any more is in the way.
process.on("disconnect", () => app.exit());

await import(pathToFileURL(process.env.PARALLAX_BENCH_MAIN ?? "").href);
mark("mainLoaded");

/** @param {import("../marks.mjs").MainMark} name */
function mark(name) {
	marks[name] = performance.timeOrigin + performance.now();
}

/** @param {import("../marks.mjs").Question} question */
async function answer(question) {
	if (question.kind === "quit") return app.quit();
	const [window] = BrowserWindow.getAllWindows();
	const page = await window?.webContents.executeJavaScript(question.code);
	const workingSets = app.getAppMetrics().map(({ memory }) => memory.workingSetSize * 1024);
	process.send?.({
		kind: "answer",
		page,
		marks,
		workingSet: workingSets.reduce((sum, size) => sum + size, 0),
	});
}
