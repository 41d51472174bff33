import type { Emit } from "../services/ports.ts";
import { eventChannel } from "./channel-names.ts";

/** The part of Electron's web contents that carries an event. */
export interface EventTarget {
	isDestroyed(): boolean;
	send(channel: string, json: string): void;
}

/**
 * Sends events to the window as JSON text. Without a window they are dropped: a new one asks for what it
 * shows.
 */
export function createEmit(currentTarget: () => EventTarget | null): Emit {
	return (name, data) => {
		const target = currentTarget();
		if (target !== null && !target.isDestroyed()) {
			target.send(eventChannel(name), JSON.stringify(data));
		}
	};
}
