// @ts-check
import { expect, test } from "vitest";
import { figureLines } from "./figures.mjs";

test("of each kind of figures the last is shown, in words", () => {
	const told = [
		{ kind: "kills", figures: { kills: 100, changes: 1_200 } },
		{ kind: "cuts", figures: { mostTemporaryFiles: 3 } },
		{ kind: "kills", figures: { kills: 2_000, changes: 31_415 } },
	];
	const lines = told.map((one) => `${JSON.stringify(one)}\n`).join("");
	expect(figureLines(lines)).toEqual(["kills: 2,000 kills, 31,415 changes", "cuts: 3 most temporary files"]);
	expect(figureLines("")).toEqual([]);
});
