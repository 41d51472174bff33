/** The named keys as they are printed on keyboards. */
const printedNames: Readonly<Record<string, string>> = {
	ArrowUp: "↑",
	ArrowDown: "↓",
	ArrowLeft: "←",
	ArrowRight: "→",
	Escape: "Esc",
	ContextMenu: "Menu",
	PageUp: "Page Up",
	PageDown: "Page Down",
};

const signsOnMac: Readonly<Record<string, string>> = {
	Mod: "⌘",
	Alt: "⌥",
	Shift: "⇧",
	Enter: "↵",
	Delete: "⌦",
	Backspace: "⌫",
};

/** The parts of a chord of the command table: modifiers in their order, then the key. */
export function partsOfChord(chord: string): readonly string[] {
	return chord.endsWith("+") ? [...chord.slice(0, -1).split("+").filter(Boolean), "+"] : chord.split("+");
}

/** A chord for people: `Ctrl Shift Z`, on a Mac `⇧⌘Z`. */
export function shownChord(chord: string, isMac: boolean): string {
	const parts = partsOfChord(chord);
	const named = parts.map((part) => (isMac && signsOnMac[part]) || printedNames[part] || part);
	if (!isMac) return named.map((part) => (part === "Mod" ? "Ctrl" : part)).join(" ");
	// Apple's order: Option, Shift, Command, key.
	const [mod, rest] = parts[0] === "Mod" ? [named.slice(0, 1), named.slice(1)] : [[], named];
	return [...rest.slice(0, -1), ...mod, ...rest.slice(-1)].join("");
}
