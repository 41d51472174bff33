import type { EventName, Events } from "../../shared/ipc/channels.ts";
import { defaultPreferences } from "../../shared/model/preferences.ts";
import type { Preferences } from "../../shared/schema/preferences.ts";
import type { Dialogs, Emit, Log } from "../services/ports.ts";

/** Dialogs that answer what a test says, and cancel what it says nothing of. */
export function answeringDialogs(answers: Partial<Dialogs> = {}): Dialogs {
	return {
		chooseCase: async () => null,
		chooseParentFolder: async () => null,
		chooseRestoreFolder: async () => null,
		chooseFiles: async () => null,
		confirmLeaving: async () => false,
		...answers,
	};
}

/** Keeps what was told to the window. */
export function recordingEmit(): { emit: Emit; told: { name: EventName; data: Events[EventName] }[] } {
	const told: { name: EventName; data: Events[EventName] }[] = [];
	return { told, emit: (name, data) => void told.push({ name, data }) };
}

/** Keeps what was logged, as text, to look for what must not be in a log. */
export function recordingLog(): { log: Log; lines: string[] } {
	const lines: string[] = [];
	return {
		lines,
		log: {
			info: (event, details) => void lines.push(`${event} ${JSON.stringify(details ?? {})}`),
			error: (event, error, details) => void lines.push(`${event} ${error} ${JSON.stringify(details ?? {})}`),
		},
	};
}

/** Preferences that nobody has set, and that are not kept. */
export const fixedPreferences = {
	current: defaultPreferences,
	set: async (preferences: Preferences) => preferences,
};
