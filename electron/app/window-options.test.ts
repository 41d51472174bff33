import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backgroundFor, windowOptions } from "./window-options.ts";

const variables = {
	preload: "/out/preload/preload.cjs",
	placement: { width: 1440, height: 900, maximized: false },
	exactSize: false,
	dark: false,
	contrast: "system",
	zoom: 100,
	devTools: false,
} as const;

test("items 2, 3, 4, 6, 8, 9, 10, 11: the window's rights are exactly these", () => {
	expect(windowOptions(variables).webPreferences).toEqual({
		preload: "/out/preload/preload.cjs",
		contextIsolation: true,
		sandbox: true,
		nodeIntegration: false,
		nodeIntegrationInWorker: false,
		nodeIntegrationInSubFrames: false,
		webviewTag: false,
		navigateOnDragDrop: false,
		spellcheck: false,
		devTools: false,
		zoomFactor: 1,
	});
});

test("the window is hidden until painted and has the desk's colour before", () => {
	expect(windowOptions(variables)).toMatchObject({
		show: false,
		backgroundColor: "#f4f5f7",
		title: "Parallax",
	});
	expect(windowOptions({ ...variables, dark: true })).toMatchObject({ backgroundColor: "#0e1013" });
});

test("the window cannot be made too small, except where its size was given", () => {
	expect(windowOptions(variables)).toMatchObject({
		width: 1440,
		minWidth: 640,
		minHeight: 480,
		useContentSize: false,
	});
	const exact = windowOptions({
		...variables,
		exactSize: true,
		placement: { width: 320, height: 240, maximized: false },
	});
	expect(exact).toMatchObject({ width: 320, height: 240, useContentSize: true });
	expect(exact).not.toHaveProperty("minWidth");
});

test("the colour behind the page is that of the page's own desk", () => {
	const sheet = readFileSync(join(import.meta.dirname, "../../renderer/styles/tokens.css"), "utf8");
	const desks = [...sheet.matchAll(/--desk: light-dark\((#\w+), (#\w+)\)/g)].map(([, ...colours]) => colours);
	expect(desks).toEqual(
		(["system", "high"] as const).map((contrast) => [
			backgroundFor(false, contrast),
			backgroundFor(true, contrast),
		]),
	);
});
