import type { BrowserWindow } from "electron";
import { expect, test, vi } from "vitest";
import { createDialogs, type NativeDialog } from "./dialogs.ts";

const window = {} as BrowserWindow;

function asked(answer: unknown, over: BrowserWindow | null = window) {
	const ask = vi.fn(async (..._options: unknown[]) => answer);
	const dialog = { showOpenDialog: ask, showMessageBox: ask } as unknown as NativeDialog;
	return { ask, dialogs: createDialogs(dialog, () => over) };
}

test("what was chosen is handed on, what was cancelled is null", async () => {
	const chosen = asked({ canceled: false, filePaths: ["/a", "/b"] }).dialogs;
	expect(await chosen.chooseCase()).toBe("/a");
	expect(await chosen.chooseParentFolder()).toBe("/a");
	expect(await chosen.chooseFiles()).toEqual(["/a", "/b"]);
	const cancelled = asked({ canceled: true, filePaths: [] }).dialogs;
	expect([
		await cancelled.chooseCase(),
		await cancelled.chooseParentFolder(),
		await cancelled.chooseFiles(),
	]).toEqual([null, null, null]);
});

test("dialogs stand over the window while there is one", async () => {
	const over = asked({ canceled: true, filePaths: [] });
	await over.dialogs.chooseCase();
	expect(over.ask.mock.calls[0]?.[0]).toBe(window);
	const alone = asked({ canceled: true, filePaths: [] }, null);
	await alone.dialogs.chooseCase();
	expect(alone.ask.mock.calls[0]).toHaveLength(1);
});

test("F13 leaving unsaved changes needs a clear yes, and says whether they are kept: Enter and Escape both stay", async () => {
	const { ask, dialogs } = asked({ response: 0 });
	const unsaved = { changes: 1, reason: "The disk is full.", keptIn: null };
	expect(await dialogs.confirmLeaving(unsaved)).toBe(false);
	const options = ask.mock.calls[0]?.[1];
	expect(options).toMatchObject({ defaultId: 0, cancelId: 0 });
	expect(options).toMatchObject({
		message: "One change is not in the case's folder yet.",
		detail: "The disk is full.\n\nStay to keep trying. If you go on, it may be lost.",
	});
	const kept = asked({ response: 1 });
	expect(await kept.dialogs.confirmLeaving({ ...unsaved, changes: 2, keptIn: "there" })).toBe(true);
	expect(kept.ask.mock.calls[0]?.[1]).toMatchObject({
		detail: expect.stringContaining("they are kept on this computer (there)"),
	});
});
