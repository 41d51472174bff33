import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** Source of everything under electron/ but the tests, by path. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
	.filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
	.map((name) => ({
		name: name.replaceAll("\\", "/"),
		text: readFileSync(join(import.meta.dirname, name), "utf8"),
	}));

const mentioning = (pattern: RegExp) =>
	sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test.each([
	["item 6: webSecurity is not touched", /webSecurity/],
	["item 8: insecure content is not allowed", /allowRunningInsecureContent/],
	["item 9: no experimental features", /experimentalFeatures|enable-experimental/],
	["item 10: no Blink features switched on", /enableBlinkFeatures|enable-blink-features/],
	["item 11: no webview may open windows", /allowpopups|webviewTag: true/],
	["item 15: nothing is handed to other programs", /openExternal|\bshell\.|\bshell\b.*from "electron"/],
	["item 18: no page is loaded from a file", /loadFile/],
])("%s", (_item, pattern) => {
	expect(sources.length).toBeGreaterThan(20);
	expect(mentioning(pattern)).toEqual([]);
});

test("item 17: messages are received in one place, and sent in the preload only", () => {
	expect(mentioning(/\bipcMain\b/)).toEqual(["ipc/register.ts"]);
	expect(mentioning(/\bipcRenderer\b/)).toEqual(["preload.ts"]);
});

test("Electron's API is used in app/, ipc/register, main and preload only", () => {
	const users = mentioning(/^import (?!type\b).*from "electron"/m);
	expect(users.filter((name) => !name.startsWith("app/")).sort()).toEqual([
		"ipc/register.ts",
		"main.ts",
		"preload.ts",
	]);
});

const preload = resolve(import.meta.dirname, "../out/preload/preload.cjs");

const notBuilt = "the application is not built: run npm run build";

test("item 20: the built preload is one file that loads electron and nothing else", (context) => {
	context.skip(!existsSync(preload), notBuilt);
	const text = readFileSync(preload, "utf8");
	expect(text.match(/\brequire\([^)]*\)/g)).toEqual(['require("electron")']);
	expect(text).not.toMatch(/\bimport\b\s*[({"']|\bzod\b|ZodError/);
	expect(readdirSync(resolve(preload, ".."))).toEqual(["preload.cjs"]);
});

const page = resolve(import.meta.dirname, "../out/renderer/index.html");

test("item 7: the built page carries the policy and nothing inline", (context) => {
	context.skip(!existsSync(page), notBuilt);
	const text = readFileSync(page, "utf8");
	expect(text).toContain('http-equiv="Content-Security-Policy"');
	expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
	expect(text).not.toMatch(/https?:\/\//);
});

const commandLine = resolve(import.meta.dirname, "../out/main/cli.js");

test("the built command line runs without Electron", (context) => {
	context.skip(!existsSync(commandLine), notBuilt);
	const visited = new Set<string>();
	const visit = (file: string): void => {
		if (visited.has(file)) {
			return;
		}
		visited.add(file);
		const imported = [
			...readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^"';]*?["']([^"']+)["']/gm),
		];
		for (const [, name = ""] of imported) {
			expect(name).not.toBe("electron");
			if (name.startsWith(".")) {
				visit(resolve(file, "..", name));
			}
		}
	};
	visit(commandLine);
	expect(visited.size).toBeGreaterThan(0);
});
