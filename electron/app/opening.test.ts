import type { BrowserWindow } from "electron";
import { expect, test, vi } from "vitest";
import type { Workbench } from "../services/ports.ts";
import { loadHome, openLater } from "./opening.ts";

function desk({ destroyed = false, minimized = false } = {}) {
	const done: string[] = [];
	const note = (what: string) => vi.fn(() => void done.push(what));
	const window = {
		isDestroyed: () => destroyed,
		isMinimized: () => minimized,
		restore: note("restored"),
		focus: note("focused"),
		webContents: { reload: note("reloaded") },
	} as unknown as BrowserWindow;
	const openAtStart = vi.fn(async (paths: readonly string[]) => void done.push(`opened ${paths.join()}`));
	return { done, window, workbench: { openAtStart } as unknown as Workbench };
}

test("a later start brings the window forward and opens its paths before the page asks again", async () => {
	const { done, window, workbench } = desk({ minimized: true });
	await openLater(workbench, window, ["/a", "/b"]);
	expect(done).toEqual(["restored", "focused", "opened /a,/b", "reloaded"]);
});

test("a later start without paths only brings the window forward", async () => {
	const { done, window, workbench } = desk();
	await openLater(workbench, window, []);
	expect(done).toEqual(["focused"]);
});

test("a later start finds nothing to open in once the window is gone", async () => {
	const { done, window, workbench } = desk({ destroyed: true });
	await openLater(workbench, window, ["/a"]);
	expect(done).toEqual([]);
});

test("a load that was stopped is no failure; any other is", async () => {
	const failing = (code: string) =>
		({ loadURL: () => Promise.reject(Object.assign(new Error(code), { code })) }) as unknown as BrowserWindow;
	await expect(loadHome(failing("ERR_ABORTED"), "app://workbench/")).resolves.toBeUndefined();
	await expect(loadHome(failing("ERR_FAILED"), "app://workbench/")).resolves.toBeUndefined();
	await expect(loadHome(failing("ERR_UNEXPECTED"), "app://workbench/")).rejects.toThrow("ERR_UNEXPECTED");
});
