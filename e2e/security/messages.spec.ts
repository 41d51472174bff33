import { eventNames, requestNames } from "../../shared/ipc/channels.ts";
import { expect, test } from "../launch/test.ts";
import { aMoment, type PageWithBridge } from "./surroundings.ts";

// What the page is made to try is reported as a problem: that is the point.
test.use({ startOptions: { args: ["--welcome"] }, allowedProblems: [/^page: /] });

test("17: a foreign page that got hold of the preload is refused", async ({ app }) => {
	// The windows made here are no page of ours to be watched for problems.
	(app as unknown as NodeJS.EventEmitter).removeAllListeners("window");
	const answers = await app.evaluate(async ({ app: electron, BrowserWindow, session }) => {
		const elsewhere = session.fromPartition("foreign");
		const answer = () =>
			new Response("<iframe srcdoc='words'></iframe>", { headers: { "Content-Type": "text/html" } });
		elsewhere.protocol.handle("app", answer);
		elsewhere.protocol.handle("foreign", answer);
		const window = new BrowserWindow({
			show: false,
			webPreferences: {
				session: elsewhere,
				preload: `${electron.getAppPath()}/out/preload/preload.cjs`,
				nodeIntegrationInSubFrames: true,
			},
		});
		const ask = "parallax.requests['app.welcome']({})";
		const told: { [place: string]: string; frame: string } = { frame: "" };
		for (const address of [
			"foreign://workbench/",
			"about:blank",
			"app://workbench.evil/",
			"app://workbench/index.html",
		]) {
			await window.loadURL(address);
			told[address] = await window.webContents.executeJavaScript(ask);
		}
		const frame = window.webContents.mainFrame.frames[0];
		told.frame = String(await frame?.executeJavaScript(ask));
		window.destroy();
		return told;
	});
	const refusal = {
		ok: false,
		problem: { code: "invalid-request", message: "Only Parallax's own window may ask this." },
	};
	expect(Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, JSON.parse(text)]))).toEqual(
		{
			"foreign://workbench/": refusal,
			"about:blank": refusal,
			"app://workbench.evil/": refusal,
			// Proof that the others were refused for where they came from.
			"app://workbench/index.html": expect.objectContaining({ ok: true }),
			frame: refusal,
		},
	);
});

test("20: the page is given the bridge's functions and nothing else", async ({ page }) => {
	const given = await page.evaluate(() => {
		const { parallax } = window as PageWithBridge;
		const { requests, events } = parallax;
		const functions = [...Object.values(requests), ...Object.values(events)];
		return {
			keys: Object.keys(parallax),
			requests: Object.keys(requests),
			events: Object.keys(events),
			allFunctions: functions.every((value) => typeof value === "function"),
			frozen: Reflect.set(requests, "app.welcome", null),
		};
	});
	expect(given).toMatchObject({
		keys: ["requests", "events"],
		requests: requestNames,
		events: eventNames,
		allFunctions: true,
	});
});

test("20: a listener gets text only, and none after it unsubscribed", async ({ app, page }) => {
	await page.evaluate(() => {
		const { events } = (window as PageWithBridge).parallax;
		const heard: unknown[][] = [];
		const stop = events.saveStatus((...args: unknown[]) => {
			heard.push(args);
			stop();
		});
		Object.assign(globalThis, { heard });
	});
	await app.evaluate(({ BrowserWindow }) => {
		for (const state of ["saved", "saved"]) {
			BrowserWindow.getAllWindows()[0]?.webContents.send(
				"parallax:event:saveStatus",
				JSON.stringify({ state }),
			);
		}
	});
	await aMoment(page);
	expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
		['{"state":"saved"}'],
	]);
});

test("payloads that the contract does not know are refused with a sentence", async ({ page }) => {
	const answers = await page.evaluate(async () => {
		const requests = (window as PageWithBridge).parallax.requests as unknown as Record<
			string,
			(payload: unknown) => Promise<string>
		>;
		const payloads: [string, unknown][] = [
			["cases.open", { path: "/etc" }],
			["sources.text", { sourceId: "../../../etc/passwd" }],
			["claims.create", { statement: 12 }],
			["app.welcome", undefined],
			["app.welcome", JSON.parse('{"__proto__":{"admin":true},"x":1}')],
		];
		return Promise.all(
			payloads.map(async ([name, payload]) => JSON.parse((await requests[name]?.(payload)) ?? "")),
		);
	});
	for (const answer of answers) {
		expect(answer).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
		expect(answer.problem.message).toMatch(/^The request \S+ was refused \(.+\)\.$/);
	}
});
