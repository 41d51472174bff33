import { expect, test } from "vitest";
import { isGranted, mayLoad, mayNavigate } from "./permissions.ts";

const origins = ["app://workbench"];

test("item 5: the page may write quotes to the clipboard and nothing more", () => {
	const asked = [
		"clipboard-sanitized-write",
		"clipboard-read",
		"media",
		"geolocation",
		"notifications",
		"fileSystem",
	];
	const granted = asked.filter((permission) => isGranted(permission, "app://workbench/index.html", origins));
	expect(granted).toEqual(["clipboard-sanitized-write"]);
	expect(isGranted("constructor", "app://workbench/", origins)).toBe(false);
});

test("item 5: another origin gets nothing", () => {
	expect(isGranted("clipboard-sanitized-write", "https://example.org/", origins)).toBe(false);
	expect(isGranted("clipboard-sanitized-write", "", origins)).toBe(false);
});

test("item 1: only our own schemes may be loaded from", () => {
	const addresses = [
		"app://workbench/index.html",
		"devtools://devtools/bundled/inspector.html",
		"http://example.org/",
		"https://example.org/",
		"ws://localhost:5173/",
		"file:///etc/passwd",
		"blob:app://workbench/1",
		"data:text/html,x",
		"ftp://example.org/",
		"",
	];
	expect(addresses.filter((address) => mayLoad(address, null))).toEqual(addresses.slice(0, 2));
});

test("item 1: while developing, the dev server and its socket may be loaded from too", () => {
	const server = "http://localhost:5173";
	expect(mayLoad("http://localhost:5173/index.tsx", server)).toBe(true);
	expect(mayLoad("ws://localhost:5173/?token=1", server)).toBe(true);
	expect(mayLoad("http://localhost:5174/", server)).toBe(false);
	expect(mayLoad("http://localhost:5173.example.org/", server)).toBe(false);
});

test("item 13: the page may go to its own origin, a frame nowhere", () => {
	expect(mayNavigate("app://workbench/index.html", true, origins)).toBe(true);
	expect(mayNavigate("app://workbench/index.html", false, origins)).toBe(false);
	expect(mayNavigate("app://workbench.example.org/", true, origins)).toBe(false);
	expect(mayNavigate("https://example.org/app://workbench", true, origins)).toBe(false);
	expect(mayNavigate("file:///app://workbench/", true, origins)).toBe(false);
});
