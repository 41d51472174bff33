import { expect, test } from "vitest";
import { commandIds, commands } from "../../shared/ipc/commands.ts";
import { placeKeys } from "../../shared/ipc/place-keys.ts";
import { wordsOf } from "../../shared/search/match-words.ts";
import { keySections } from "./key-sections.ts";

test("W5 the sheet has every key of every command and of every place", () => {
	const lines = keySections([], false).flatMap((section) => section.lines);
	const withKeys = commandIds.filter((id) => commands[id].keys.length > 0);
	expect(lines).toHaveLength(withKeys.length + placeKeys.flatMap(({ keys }) => keys).length);
	expect(lines).toContainEqual({ meaning: "Redo", keys: ["Ctrl Shift Z", "Ctrl Y"] });
});

test("a key is found by what it does, by its group and by its name", () => {
	const found = (typed: string) =>
		keySections(wordsOf(typed), false).flatMap(({ lines }) => lines.map(({ meaning }) => meaning));
	expect(found("conf new")).toEqual(["Tag as conflicting with a new claim"]);
	expect(found("go previous pane")).toEqual(["Go to previous pane"]);
	expect(found("ctrl z undo")).toEqual(["Undo", "Redo"]);
	expect(found("nothing of the kind")).toEqual([]);
});

test("keys are shown as on a Mac where it is one", () => {
	const [section] = keySections(wordsOf("undo ⌘z"), true);
	expect(section?.lines).toContainEqual({ meaning: "Undo", keys: ["⌘Z"] });
});
