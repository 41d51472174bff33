// @ts-check
import path from "node:path";
import { expect, test } from "vitest";
import { applicationArguments } from "./arguments.mjs";

const folder = path.resolve("/home/ada/articles");

test("paths become absolute, flags stay", () => {
	expect(
		applicationArguments(["a b.txt", "../case.parallax", "--theme=dark", "--size=1440x900"], folder),
	).toEqual([
		path.join(folder, "a b.txt"),
		path.resolve(folder, "../case.parallax"),
		"--theme=dark",
		"--size=1440x900",
	]);
});

test.each([
	["--screenshot", "out/x.png"],
	["--screenshot=out/x.png", undefined],
])("a screenshot's file becomes absolute: %s", (first, second) => {
	const words = second === undefined ? [first, "case"] : [first, second, "case"];
	expect(applicationArguments(words, folder)).toEqual([
		`--screenshot=${path.join(folder, "out", "x.png")}`,
		path.join(folder, "case"),
	]);
});

test.each([[["--screenshot"]], [["--screenshot="]], [["--screenshot", "--theme=dark"]]])(
	"no file: %j",
	(words) => {
		expect(() => applicationArguments(words, folder)).toThrow(/--screenshot needs the file to write/);
	},
);
