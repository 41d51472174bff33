import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlankLine, splitBlocks, splitLines } from "./split-blocks.ts";

/** Any UTF-16, with line ends and white space often. */
const anyText = fc
	.array(
		fc.oneof(
			fc.constantFrom("\n", "\r", "\r\n", " ", "\t", "\u{2028}", "\u{85}", "a"),
			fc.string({ unit: "binary" }),
		),
	)
	.map((pieces) => pieces.join(""));

test("F1 each non-blank line is a block, untrimmed", () => {
	expect(splitBlocks("  one \r\n\r\n\ttwo\rthree\n \u{A0}\u{3000}\n")).toEqual(["  one ", "\ttwo", "three"]);
});

test("F1 blocks joined by line feeds are exactly the non-blank lines", () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
			expect(splitBlocks(text).join("\n")).toBe(lines.filter((line) => line.trim() !== "").join("\n"));
		}),
	);
});

test("F1 no block contains a line end or is blank, and splitting again changes nothing", () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const blocks = splitBlocks(text);
			for (const block of blocks) {
				expect(block).not.toMatch(/[\n\r]/);
				expect(isBlankLine(block)).toBe(false);
			}
			expect(splitBlocks(blocks.join("\n"))).toEqual(blocks);
		}),
	);
});

test("F1 other Unicode breaks stay inside their line", () => {
	for (const mark of ["\u{2028}", "\u{2029}", "\v", "\f", "\u{85}"]) {
		expect(splitLines(`one${mark}two`)).toEqual([`one${mark}two`]);
	}
});

test("F1 a text without line ends is one block, however long", () => {
	expect(splitBlocks("word ".repeat(2_000_000))).toHaveLength(1);
});
