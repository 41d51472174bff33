import type { ElectronApplication } from "@playwright/test";
import type { AnswerResult, EventName, Events } from "../../shared/ipc/channels.ts";
import type { CaseView } from "../../shared/ipc/views.ts";
import type { Desk } from "./desk.ts";

/** Channels as electron/ipc/channel-names.ts names them. */
const [eventChannel, currentCaseChannel] = ["parallax:event:", "parallax:request:cases.current"];

/** Tells the window something unasked, in the words of the main process. */
export async function tell<Name extends EventName>(
	app: ElectronApplication,
	name: Name,
	data: Events[Name],
): Promise<void> {
	await app.evaluate(
		({ BrowserWindow }, [channel, json]) =>
			BrowserWindow.getAllWindows()[0]?.webContents.send(channel ?? "", json),
		[eventChannel + name, JSON.stringify(data)],
	);
}

/** The open case as the main process describes it. */
export async function currentCase({ page }: Desk): Promise<CaseView> {
	const json = await page.evaluate(() =>
		(
			window as unknown as { parallax: { requests: Record<string, (payload: object) => Promise<string>> } }
		).parallax.requests["cases.current"]?.({}),
	);
	const answer = JSON.parse(json ?? "") as AnswerResult<"cases.current">;
	if (!answer.ok || answer.value === null) throw new Error("No case is open.");
	return answer.value;
}

/** Loads the window anew on a case that is in another state: one that takes luck or a second computer to meet. */
export async function showAs(desk: Desk, changes: Partial<CaseView>): Promise<void> {
	const value = { ...(await currentCase(desk)), ...changes };
	await desk.launched.app.evaluate(
		({ ipcMain }, [channel, json]) => {
			ipcMain.removeHandler(channel ?? "");
			ipcMain.handle(channel ?? "", () => json);
		},
		[currentCaseChannel, JSON.stringify({ ok: true, value })],
	);
	await desk.page.reload();
}
