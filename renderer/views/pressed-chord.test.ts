import { expect, test } from "vitest";
import { commandIds, commands } from "../../shared/ipc/commands.ts";
import { type PressedKeys, pressedChord } from "./pressed-chord.ts";

type Pressed = Partial<PressedKeys> & { readonly altGr?: boolean };

function pressed({ altGr = false, ...keys }: Pressed): PressedKeys {
	return {
		key: "a",
		code: "KeyA",
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		shiftKey: false,
		getModifierState: (name) => name === "AltGraph" && altGr,
		...keys,
	};
}

test.each<[string, Pressed, string | null]>([
	["a letter", {}, "A"],
	["with Shift", { key: "A", shiftKey: true }, "Shift+A"],
	["with Ctrl", { key: "z", code: "KeyZ", ctrlKey: true }, "Mod+Z"],
	["with Ctrl and Shift", { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }, "Mod+Shift+Z"],
	["Russian, with Ctrl", { key: "я", code: "KeyZ", ctrlKey: true }, "Mod+Z"],
	["with Caps Lock", { key: "A" }, "A"],
	["?, which Shift types on most keyboards", { key: "?", code: "Slash", shiftKey: true }, "?"],
	["French 1, which Shift types", { key: "1", code: "Digit1", shiftKey: true }, "1"],
	["French &, on the key of 1", { key: "&", code: "Digit1" }, "&"],
	["German [ on Windows", { key: "[", code: "Digit8", altGr: true, ctrlKey: true, altKey: true }, "["],
	["German [ on Linux", { key: "[", code: "Digit8", altGr: true }, "["],
	["Polish ą, which is no A", { key: "ą", code: "KeyA", altGr: true, ctrlKey: true, altKey: true }, null],
	["the Windows key", { metaKey: true }, null],
	["Alt and an arrow", { key: "ArrowUp", code: "ArrowUp", altKey: true }, "Alt+ArrowUp"],
	["F6 with Shift", { key: "F6", code: "F6", shiftKey: true }, "Shift+F6"],
	["the space bar", { key: " ", code: "Space", ctrlKey: true }, "Mod+Space"],
])("%s: %o is read as %s", (_name, keys, chord) => {
	expect(pressedChord(pressed(keys), false)).toBe(chord);
});

test.each<[string, Pressed, string | null]>([
	["Cmd", { key: "k", code: "KeyK", metaKey: true }, "Mod+K"],
	["Ctrl, whose keys edit a line", { key: "k", code: "KeyK", ctrlKey: true }, null],
	["German [, which Option types", { key: "[", code: "Digit5", altKey: true }, "["],
	["Option with a letter", { key: "å", code: "KeyA", altKey: true }, "Alt+A"],
])("on a Mac %s: %o is read as %s", (_name, keys, chord) => {
	expect(pressedChord(pressed(keys), true)).toBe(chord);
});

/** The events of a US keyboard: its signs, and whether Shift types them. */
const usSigns: Readonly<Record<string, { code: string; shiftKey: boolean }>> = {
	"[": { code: "BracketLeft", shiftKey: false },
	"]": { code: "BracketRight", shiftKey: false },
	"?": { code: "Slash", shiftKey: true },
	".": { code: "Period", shiftKey: false },
	",": { code: "Comma", shiftKey: false },
	"-": { code: "Minus", shiftKey: false },
	"=": { code: "Equal", shiftKey: false },
	"+": { code: "Equal", shiftKey: true },
	"<": { code: "Comma", shiftKey: true },
	">": { code: "Period", shiftKey: true },
	"/": { code: "Slash", shiftKey: false },
};

test.each(commandIds.flatMap((id) => commands[id].keys))("W5 %s can be pressed", (chord) => {
	for (const isMac of [false, true]) {
		const [, modifiers = "", key = ""] = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? [];
		const isLetter = /^[A-Z]$/.test(key);
		const code = isLetter ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key;
		const shiftKey = modifiers.includes("Shift+");
		const event = pressed({
			key: isLetter && !shiftKey ? key.toLowerCase() : key,
			code,
			shiftKey,
			altKey: modifiers.includes("Alt+"),
			[isMac ? "metaKey" : "ctrlKey"]: modifiers.includes("Mod+"),
			...usSigns[key],
		});
		expect(pressedChord(event, isMac)).toBe(chord);
	}
});
