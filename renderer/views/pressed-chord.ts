import { letterOf } from "./keyboard-letters.ts";

/** What of a key event says which keys are pressed. */
export type PressedKeys = Pick<
	KeyboardEvent,
	"key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
>;

/**
 * The keys that are pressed together, as the command table writes them; null where another modifier is
 * pressed than commands use. Signs and digits are those printed: Shift, AltGr and Option are only how a
 * keyboard types them.
 */
export function pressedChord(event: PressedKeys, isMac: boolean): string | null {
	const letter = letterOf(event);
	const isPrinted = event.key === letter && /^[^a-z ]$/.test(letter);
	const isAltGr = event.getModifierState("AltGraph");
	// AltGr with a letter writes another letter.
	if (isAltGr && !isPrinted) return null;
	if (isMac ? event.ctrlKey : event.metaKey) return null;
	const held = {
		Mod: isMac ? event.metaKey : event.ctrlKey && !isAltGr,
		Alt: event.altKey && !isAltGr && !(isMac && isPrinted),
		Shift: event.shiftKey && !isPrinted,
	};
	const modifiers = Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? name : []));
	return [...modifiers, keyName(letter, event)].join("+");
}

function keyName(letter: string, { key }: PressedKeys): string {
	if (letter === " ") return "Space";
	return letter.length === 1 ? letter.toUpperCase() : key;
}
