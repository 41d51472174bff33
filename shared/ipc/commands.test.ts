import { expect, test } from "vitest";
import { partsOfChord, shownChord } from "./chords.ts";
import { commandGroups, commandIds, commandOfChord, commands, worksWhileTyping } from "./commands.ts";

const chords = commandIds.flatMap((id) => commands[id].keys.map((chord) => [chord, id] as const));

test("W5 no two commands share their keys", () => {
	const all = chords.map(([chord]) => chord);
	expect(all.filter((chord, index) => all.indexOf(chord) < index)).toEqual([]);
});

test.each(chords)("W5 %s is written as the window reads it and leads to %s", (chord, id) => {
	expect(chord).toMatch(/^(Mod\+)?(Alt\+)?(Shift\+)?([^a-z]|[A-Z][A-Za-z]+|F\d+)$/);
	// A sign is read without the Shift that types it, so no keyboard can press it with one.
	expect(chord).not.toMatch(/Shift\+[^A-Z]$/);
	expect(commandOfChord(chord)).toBe(id);
});

test("W5 what fields need is left to them: letters, signs, and their own editing", () => {
	expect(worksWhileTyping("tag-agrees", "A")).toBe(false);
	expect(worksWhileTyping("tag-agrees-anew", "Shift+A")).toBe(false);
	expect(worksWhileTyping("show-keys", "?")).toBe(false);
	expect(worksWhileTyping("leave-claim", "Escape")).toBe(false);
	expect(worksWhileTyping("undo", "Mod+Z")).toBe(false);
	expect(worksWhileTyping("close-case", "Mod+W")).toBe(true);
	expect(worksWhileTyping("previous-region", "Shift+F6")).toBe(true);
	for (const [chord, id] of chords) {
		if (/^Mod\+(Shift\+)?[ACVXZY]$/.test(chord)) expect(worksWhileTyping(id, chord), chord).toBe(false);
	}
});

test("titles differ, and every group has commands", () => {
	expect(new Set(commandIds.map((id) => commands[id].title)).size).toBe(commandIds.length);
	const used = new Set(commandIds.map((id) => commands[id].group));
	expect([...used].sort()).toEqual(Object.keys(commandGroups).sort());
});

test.each([
	["Mod+Shift+Z", "Ctrl Shift Z", "⇧⌘Z"],
	["Mod+Alt+ArrowUp", "Ctrl Alt ↑", "⌥⌘↑"],
	["Shift+A", "Shift A", "⇧A"],
	["Mod++", "Ctrl +", "⌘+"],
	["+", "+", "+"],
	["?", "?", "?"],
	["Escape", "Esc", "Esc"],
	["Shift+F6", "Shift F6", "⇧F6"],
])("%s is shown as “%s”, on a Mac as “%s”", (chord, elsewhere, onMac) => {
	expect(shownChord(chord, false)).toBe(elsewhere);
	expect(shownChord(chord, true)).toBe(onMac);
	expect(partsOfChord(chord).join("+")).toBe(chord);
});
