const { contextBridge } = require("electron");

// What a page cannot see by itself: the memory of Chromium's own objects, in bytes.
contextBridge.exposeInMainWorld("blinkMemory", () => process.getBlinkMemoryInfo().allocated * 1024);
