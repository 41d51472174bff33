import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "../model/canonical-json.ts";
import { anyBlocks } from "../testing/arbitraries.ts";
import { sourceFile } from "./files.ts";
import { readFileText } from "./read-file.ts";

function read(blocks: unknown) {
	return readFileText(
		sourceFile,
		JSON.stringify({ format: "parallax/source", version: 1, blocks }),
		"source.json",
	);
}

test("F1 a source's file gives its blocks back, whatever their texts", () => {
	fc.assert(
		fc.property(anyBlocks, (blocks) => {
			const text = fileText({ format: "parallax/source", version: 1, blocks });
			const result = readFileText(sourceFile, text, "source.json");
			expect(result.ok && result.value.blocks).toEqual(blocks);
			expect(result.ok && fileText(result.value)).toBe(text);
		}),
	);
});

test("F1 a block is one line of well-formed text", () => {
	const refused = ["", "a\nb", "a\rb", "\n", "a\n", "\ud800", "a\udc00b", "\udc00\ud800"];
	for (const text of refused)
		expect(read([{ kind: "paragraph", text }]).ok, JSON.stringify(text)).toBe(false);
	const taken = [" ", "\ta ", "😀", "a\u2028b", "\u0000", "\ufffd"];
	for (const text of taken) expect(read([{ kind: "paragraph", text }]).ok, JSON.stringify(text)).toBe(true);
});

test("F1 a source has blocks, and each has a known kind", () => {
	expect(read([]).ok).toBe(false);
	expect(read([{ kind: "footnote", text: "a" }]).ok).toBe(false);
	expect(read([{ text: "a" }]).ok).toBe(false);
});
