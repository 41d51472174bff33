import type { EventName, RequestName } from "../../shared/ipc/channels.ts";

/** Electron's channel for a request; the preload and the registrar agree on it here. */
export function requestChannel(name: RequestName): string {
	return `parallax:request:${name}`;
}

/** Electron's channel for an event. */
export function eventChannel(name: EventName): string {
	return `parallax:event:${name}`;
}
