import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeWindowState, placeWindow, readWindowState, type WindowState } from "./window-state.ts";

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const state = (x: number, y: number, width: number, height: number): WindowState => ({
	format: "parallax/window",
	version: 1,
	x,
	y,
	width,
	height,
	maximized: false,
});

test("without a memory the window has its usual size and the desktop places it", () => {
	expect(placeWindow(null, [screen])).toEqual({ width: 1440, height: 900, maximized: false });
	expect(placeWindow(null, [{ ...screen, width: 1280, height: 720 }])).toEqual({
		width: 1280,
		height: 720,
		maximized: false,
	});
	expect(placeWindow(null, [])).toEqual({ width: 1440, height: 900, maximized: false });
});

test("the window comes back to where it stood, on the same screen", () => {
	expect(placeWindow(state(2000, 10, 1000, 700), [screen, right])).toEqual({
		x: 2000,
		y: 10,
		width: 1000,
		height: 700,
		maximized: false,
	});
});

test("a window on a screen that is gone is placed by the desktop", () => {
	expect(placeWindow(state(2000, 10, 1000, 700), [screen])).toEqual({
		width: 1000,
		height: 700,
		maximized: false,
	});
	expect(placeWindow(state(0, -500, 1000, 700), [screen])).toEqual({
		width: 1000,
		height: 700,
		maximized: false,
	});
});

test("a window that reaches beyond its screen is pulled in, but never made smaller than it works", () => {
	expect(placeWindow(state(1200, 800, 1400, 900), [screen])).toMatchObject({
		x: 520,
		y: 180,
		width: 1400,
		height: 900,
	});
	expect(placeWindow(state(0, 0, 5000, 5000), [screen])).toMatchObject({
		x: 0,
		y: 0,
		width: 1920,
		height: 1080,
	});
	expect(placeWindow(state(0, 0, 10, 10), [screen])).toMatchObject({ width: 640, height: 480 });
	expect(placeWindow(state(0, 0, 1440, 900), [{ ...screen, width: 600, height: 400 }])).toMatchObject({
		x: 0,
		width: 640,
		height: 480,
	});
});

test("what was written is read again; anything else counts as no memory", () => {
	const folder = mkdtempSync(join(tmpdir(), "parallax-window-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, "window.json");
	expect(readWindowState(file)).toBeNull();
	writeFileSync(file, describeWindowState({ x: 1, y: 2, width: 1000, height: 700 }, true));
	expect(readWindowState(file)).toEqual({ ...state(1, 2, 1000, 700), maximized: true });
	const broken = [
		"",
		"null",
		"{}",
		'{"x":1}',
		JSON.stringify({ ...state(1, 2, 3, 4), width: 1e9 }),
		"[".repeat(10_000),
	];
	for (const text of broken) {
		writeFileSync(file, text);
		expect(readWindowState(file)).toBeNull();
	}
});
