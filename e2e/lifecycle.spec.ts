import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ground } from "./launch/ground.ts";
import { expect, test } from "./launch/test.ts";

test.use({ startOptions: { args: ["--welcome"] } });

/** Starts the application to its end, without driving it; tells its status and what it said. */
function run(dataFolder: string, args: readonly string[]): Promise<{ status: number | null; said: string }> {
	const { executable, flags, application } = ground();
	const env = { ...process.env, PARALLAX_DATA: dataFolder, HOME: dataFolder };
	const child = spawn(executable, [...flags, application, ...args], {
		env,
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	child.stderr.on("data", (text) => {
		said += text;
	});
	return new Promise((resume) => {
		child.on("close", (status) => resume({ status, said }));
	});
}

test("closing the window, quitting and a signal all end the program well", async ({ launch }) => {
	const ways = [
		(one: Awaited<ReturnType<typeof launch>>) =>
			one.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
		(one: Awaited<ReturnType<typeof launch>>) => one.app.evaluate(({ app }) => app.quit()),
		(one: Awaited<ReturnType<typeof launch>>) => process.kill(one.pid, "SIGTERM"),
	];
	for (const leave of ways) {
		const one = await launch({ args: ["--welcome"] });
		const ended = new Promise((resume) => {
			one.app.process().once("exit", resume);
		});
		await leave(one);
		expect(await ended).toBe(0);
	}
});

test("a second start hands its paths to the first and ends", async ({ parallax, page, stage }) => {
	const article = stage(join(ground().application, "resources/sample/articles/01-tern-news-agency.txt"));
	await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
	const second = await run(parallax.dataFolder, [article]);
	expect(second).toMatchObject({ status: 0, said: expect.stringContaining("already running") });
	// The page was loaded anew to show it.
	await expect.poll(() => page.evaluate(() => "sameDocument" in globalThis).catch(() => true)).toBe(false);
});

test("a picture of the window is written and the program ends", async ({ launch }) => {
	// The folder of a first start, which then holds the profile.
	const first = await launch({ args: ["--welcome"] });
	await first.close();
	const file = join(first.dataFolder, "picture.png");
	const done = await run(first.dataFolder, [`--screenshot=${file}`, "--theme=dark", "--size=1200x700"]);
	expect(done).toMatchObject({ status: 0 });
	const picture = readFileSync(file);
	expect(picture.subarray(1, 4).toString()).toBe("PNG");
	expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 700]);
});

test("a picture that cannot be written, and a wrong flag, end with a sentence", async ({ launch }) => {
	const first = await launch({ args: ["--welcome"] });
	await first.close();
	const file = join(first.dataFolder, "nowhere", "picture.png");
	expect(await run(first.dataFolder, [`--screenshot=${file}`])).toMatchObject({
		status: 1,
		said: expect.stringContaining(`The picture could not be written to ${file} (ENOENT).`),
	});
	expect(existsSync(file)).toBe(false);
	expect(await run(first.dataFolder, ["--theme=blue"])).toMatchObject({
		status: 2,
		said: expect.stringContaining("use --theme=light or --theme=dark"),
	});
});

test("a page whose process dies is loaded again", async ({ app, allowProblem }) => {
	allowProblem(/its process died/);
	const state = () =>
		app.evaluate(({ BrowserWindow }) => {
			const contents = BrowserWindow.getAllWindows()[0]?.webContents;
			return { process: contents?.getOSProcessId(), page: contents?.getURL(), dead: contents?.isCrashed() };
		});
	const before = await state();
	await app.evaluate(({ BrowserWindow }) => {
		BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
	});
	await expect.poll(async () => (await state()).process).not.toBe(before.process);
	await expect.poll(state).toMatchObject({ page: before.page, dead: false });
});

test("a bug that nobody caught is told in a sentence and logged without its words", async ({
	parallax,
	app,
	allowProblem,
}) => {
	allowProblem(/went wrong in Parallax|"event":"uncaught-exception"/);
	await app.evaluate(({ dialog }) => {
		const told: string[] = [];
		dialog.showMessageBox = async (...options: unknown[]) => {
			told.push(JSON.stringify(options));
			return { response: 0, checkboxChecked: false };
		};
		Object.assign(globalThis, { told });
		setTimeout(() => {
			throw new Error("12 killed in the harbour");
		});
	});
	const told = () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told.join());
	await expect.poll(told).toContain("Something went wrong in Parallax itself.");
	const log = readFileSync(join(parallax.dataFolder, "logs", "parallax.log"), "utf8");
	expect(log).toContain('"event":"uncaught-exception","error":"Error"');
	expect(log + (await told())).not.toContain("harbour");
});

test("the window comes back where it was left", async ({ launch }) => {
	const bounds = { x: 40, y: 50, width: 1000, height: 650 };
	const first = await launch({ args: ["--welcome"] });
	await first.app.evaluate(
		({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
		bounds,
	);
	await first.close();
	const second = await launch({ args: ["--welcome"], dataFolder: first.dataFolder });
	const size = await second.app.evaluate(({ BrowserWindow }) =>
		BrowserWindow.getAllWindows()[0]?.getBounds(),
	);
	expect(size).toMatchObject({ width: bounds.width, height: bounds.height });
});

test("the menu's commands reach the page", async ({ app, page }) => {
	await page.evaluate(() => {
		type Bridge = { events: { command(listener: (json: string) => void): void } };
		const { events } = (window as unknown as { parallax: Bridge }).parallax;
		events.command((json) => void Object.assign(globalThis, { heard: json }));
	});
	await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("show-keys")?.click());
	const heard = () => page.evaluate(() => (globalThis as unknown as { heard?: string }).heard);
	await expect.poll(heard).toBe('"show-keys"');
});
