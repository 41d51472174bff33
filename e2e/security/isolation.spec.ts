import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "../launch/test.ts";
import { aMoment, countContents, type PageWithBridge } from "./surroundings.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("2: the page has nothing of Node or Electron", async ({ page }) => {
	const found = await page.evaluate(() =>
		[
			"require",
			"process",
			"module",
			"exports",
			"Buffer",
			"global",
			"__dirname",
			"electron",
			"ipcRenderer",
		].filter((name) => name in globalThis),
	);
	expect(found).toEqual([]);
});

test("2, 3, 4, 11: the window's rights as Electron applies them", async ({ app }) => {
	const rights = await app.evaluate(({ BrowserWindow }) => {
		const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
			getLastWebPreferences(): Record<string, unknown>;
		};
		const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } =
			contents.getLastWebPreferences();
		return {
			contextIsolation,
			sandbox,
			nodeIntegration,
			webviewTag: webviewTag ?? false,
			webSecurity: webSecurity ?? true,
		};
	});
	expect(rights).toEqual({
		contextIsolation: true,
		sandbox: true,
		nodeIntegration: false,
		webviewTag: false,
		webSecurity: true,
	});
});

test("3: the page cannot reach the preload's world through what it is given", async ({ page }) => {
	const outcome = await page.evaluate(async () => {
		// Out of the debugger's own evaluation, which is allowed more than the page.
		await new Promise((resume) => setTimeout(resume));
		const ask = (window as PageWithBridge).parallax.requests["app.welcome"];
		try {
			return String((ask.constructor as FunctionConstructor)("return typeof require + typeof process")());
		} catch (error) {
			return (error as Error).name;
		}
	});
	// Making a function out of text is refused by the policy; were it not, it would be one of the page's world.
	expect(outcome).toBe("EvalError");
});

test("4: the page's process is confined by the system", async ({ app }) => {
	const { id, sandboxed } = await app.evaluate(({ app: electron, BrowserWindow }) => ({
		id: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
		sandboxed: !electron.commandLine.hasSwitch("no-sandbox"),
	}));
	const status = `/proc/${id}/status`;
	test.skip(!sandboxed, "run as root, which Chromium cannot confine");
	test.skip(!existsSync(status), "this system does not tell how a process is confined");
	expect(readFileSync(status, "utf8")).toMatch(/^Seccomp:\s*2$/m);
});

test("11, 12: a webview stays an unknown element", async ({ app, page }) => {
	const before = await countContents(app);
	const methods = await page.evaluate(() => {
		const view = document.createElement("webview");
		view.setAttribute("src", "app://workbench/index.html");
		view.setAttribute("allowpopups", "");
		document.body.append(view);
		return "getWebContentsId" in view;
	});
	await aMoment(page);
	expect([methods, (await countContents(app)) - before]).toEqual([false, 0]);
});
