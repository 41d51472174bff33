import { expect, test } from "vitest";
import { letterOf } from "./keyboard-letters.ts";

test.each([
	["US", { key: "a", code: "KeyA" }, "a"],
	["US with Shift", { key: "A", code: "KeyA" }, "a"],
	["French, whose A lies where the US has Q", { key: "a", code: "KeyQ" }, "a"],
	["Russian, which prints no Latin letters", { key: "ф", code: "KeyA" }, "a"],
	["Greek", { key: "ψ", code: "KeyC" }, "c"],
	["Arabic digits", { key: "١", code: "Digit1" }, "1"],
	["German with AltGr, whose [ is printed", { key: "[", code: "Digit8" }, "["],
	["Russian, whose [ prints х", { key: "х", code: "BracketLeft" }, "["],
	["a named key", { key: "F6", code: "F6" }, "f6"],
])(
	"on a keyboard that is %s the key is the one printed, or the one in its place",
	(_layout, event, letter) => {
		expect(letterOf(event)).toBe(letter);
	},
);
