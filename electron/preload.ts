import { contextBridge, ipcRenderer } from "electron";
import { eventNames, type ParallaxBridge, requestNames } from "../shared/ipc/channels.ts";
import { eventChannel, requestChannel } from "./ipc/channel-names.ts";

// The page gets one function per message, each bound to its channel: it can neither name a channel of its
// own nor see Electron's event objects, which lead back to the sender. Payloads are checked where they
// arrive, in the main process; this file stays small because it runs before the page's first script.

const requests = Object.fromEntries(
	requestNames.map((name) => [name, (payload: unknown) => ipcRenderer.invoke(requestChannel(name), payload)]),
);

const events = Object.fromEntries(
	eventNames.map((name) => [
		name,
		(listener: (json: string) => void) => {
			const forward = (_event: unknown, json: string): void => listener(json);
			ipcRenderer.on(eventChannel(name), forward);
			return () => {
				ipcRenderer.removeListener(eventChannel(name), forward);
			};
		},
	]),
);

contextBridge.exposeInMainWorld("parallax", { requests, events } as ParallaxBridge);
