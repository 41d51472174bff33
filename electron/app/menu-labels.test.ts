import { expect, test } from "vitest";
import { inTitleCase, menuEntry, withAccessKeys } from "./menu-labels.ts";

test.each([
	["New case…", "New Case…"],
	["Tag as agreeing with a new claim", "Tag as Agreeing with a New Claim"],
	["Go to pane 1", "Go to Pane 1"],
	["Undo", "Undo"],
])("%s is written as menus write it", (title, written) => {
	expect(inTitleCase(title)).toBe(written);
});

test("each label of a menu has a letter of its own as long as there are any, first letters first", () => {
	expect(withAccessKeys(["New Case…", "Close Case", "Check Case", "Notes", "Go to Pane 1", "Close"])).toEqual(
		["&New Case…", "&Close Case", "Check Case", "Notes", "&Go to Pane 1", "Close"],
	);
	expect(withAccessKeys(["Go to Pane 1", "Go to Pane 2", "(E)"])).toEqual([
		"&Go to Pane 1",
		"Go &to Pane 2",
		"(&E)",
	]);
});

test("keys are shown as the system shows them; letters on a Mac and “?” only in words", () => {
	expect(menuEntry("redo", "linux")).toEqual({ label: "Redo", accelerator: "CmdOrCtrl+Shift+Z" });
	expect(menuEntry("tag-agrees-anew", "win32")).toMatchObject({ accelerator: "Shift+A" });
	expect(menuEntry("tag-agrees-anew", "darwin")).toEqual({
		label: "Tag as Agreeing with a New Claim (⇧A)",
	});
	expect(menuEntry("show-keys", "linux")).toEqual({ label: "Show All Keys (?)" });
	expect(menuEntry("backups", "darwin")).toEqual({ label: "Backups…" });
});
