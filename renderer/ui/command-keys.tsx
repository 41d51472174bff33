import { shownChord } from "../../shared/ipc/chords.ts";
import { type CommandId, commands } from "../../shared/ipc/commands.ts";
import { Key } from "./key.tsx";
import { isMac } from "./platform.ts";

/** The keys of a command for people, the first that it has; an empty text where it has none. */
export function keysOf(id: CommandId): string {
	const [chord] = commands[id].keys;
	return chord === undefined ? "" : shownChord(chord, isMac);
}

/** A tooltip that ends with a command's keys: `Word the claim (E)`. */
export function withKeys(words: string, id: CommandId): string {
	const keys = keysOf(id);
	return keys === "" ? words : `${words} (${keys})`;
}

/** The keys of a command, as printed on the keyboard; nothing where it has none. */
export function CommandKey({ id }: { id: CommandId }) {
	const keys = keysOf(id);
	return keys === "" ? null : <Key>{keys}</Key>;
}
