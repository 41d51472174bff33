const { contextBridge } = require("electron");
const { readFileSync } = require("node:fs");

// What a page cannot see by itself: the memory of Chromium's own objects, in bytes, and how long the page's own
// thread has run, in milliseconds, so that waiting for a core that others use does not count; null where nobody
// counts that.
contextBridge.exposeInMainWorld("blinkMemory", () => process.getBlinkMemoryInfo().allocated * 1024);
contextBridge.exposeInMainWorld("threadTime", () => {
	try {
		return Number(readFileSync("/proc/self/schedstat", "latin1").split(" ")[0]) / 1e6;
	} catch {
		return null;
	}
});
