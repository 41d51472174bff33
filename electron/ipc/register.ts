import { ipcMain } from "electron";
import { requestNames } from "../../shared/ipc/channels.ts";
import { type Answering, answerRequest } from "./answer.ts";
import { requestChannel } from "./channel-names.ts";

/** Puts a handler behind every request of the table; the only place that touches `ipcMain`. */
export function registerRequests(answering: Answering): void {
	for (const name of requestNames) {
		ipcMain.handle(requestChannel(name), (event, payload: unknown) =>
			answerRequest(name, event.senderFrame, payload, answering),
		);
	}
}
