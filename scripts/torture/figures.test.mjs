import { expect, test } from "vitest";
import { figureLines } from "./figures.mjs";

test("of each kind the last figures are told, in one line", () => {
	const lines = [
		{ kind: "kills", figures: { kills: 100, changes: 900 } },
		{ kind: "git", figures: { clones: 2 } },
		{ kind: "kills", figures: { kills: 200, changes: 1800 } },
	];
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
	expect(figureLines(text)).toEqual(["kills: kills 200, changes 1800", "git: clones 2"]);
	expect(figureLines("")).toEqual([]);
});
