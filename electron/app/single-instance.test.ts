import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { StartArguments } from "./arguments.ts";
import { claimDataFolder, listenForLaterStarts } from "./single-instance.ts";

const start = { paths: ["/case"], screenshot: null } as unknown as StartArguments;

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "parallax-data-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
});

function application(isFirst: boolean) {
	const places: Record<string, string> = {};
	const requestSingleInstanceLock = vi.fn((_data: unknown) => isFirst);
	const setPath = (name: string, path: string): void => {
		places[name] = path;
	};
	return {
		app: Object.assign(new EventEmitter(), { setPath, requestSingleInstanceLock }) as unknown as App &
			EventEmitter,
		places,
		requestSingleInstanceLock,
	};
}

test("what Chromium writes stays in the data folder, and the lock with it", () => {
	const { app, places, requestSingleInstanceLock } = application(true);
	expect(claimDataFolder(app, join(folder, "data"), start)).toBeNull();
	const chromium = join(folder, "data", "chromium");
	expect(places).toEqual({
		userData: chromium,
		sessionData: chromium,
		crashDumps: join(chromium, "crashes"),
	});
	expect(statSync(chromium).isDirectory()).toBe(true);
	expect(requestSingleInstanceLock).toHaveBeenCalledWith({ paths: ["/case"] });
});

test("a second start ends well, a second picture does not", () => {
	const { app, requestSingleInstanceLock } = application(false);
	expect(claimDataFolder(app, folder, start)).toMatchObject({ status: 0 });
	expect(claimDataFolder(app, folder, { ...start, screenshot: "/a.png" })).toMatchObject({ status: 1 });
	expect(requestSingleInstanceLock).toHaveBeenLastCalledWith({ paths: [] });
});

test("a data folder that cannot be made is refused with what to do", () => {
	writeFileSync(join(folder, "file"), "");
	const refusal = claimDataFolder(application(true).app, join(folder, "file"), start);
	expect(refusal).toMatchObject({
		status: 1,
		sentence: expect.stringMatching(/\(\w+\)\. Set PARALLAX_DATA to/),
	});
});

test("paths of later starts wait until somebody opens them; what is no list of paths opens nothing", () => {
	const { app } = application(true);
	const later = listenForLaterStarts(app);
	const preventDefault = vi.fn();
	app.emit("open-file", { preventDefault }, "/early");
	const opened: (readonly string[])[] = [];
	later.openWith((paths) => void opened.push(paths));
	app.emit("second-instance", {}, [], "/", { paths: ["/later"] });
	app.emit("second-instance", {}, [], "/", { paths: "/etc", more: 1 });
	expect(opened).toEqual([["/early"], ["/later"], []]);
	expect(preventDefault).toHaveBeenCalledOnce();
});
