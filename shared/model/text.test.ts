import fc from "fast-check";
import { expect, test } from "vitest";
import { anyBlocks } from "../testing/arbitraries.ts";
import { blockAt, blockStarts, countWords, sourceFingerprint, textOf } from "./text.ts";

test("F1 the text is the blocks joined by line ends, and nothing else", () => {
	fc.assert(
		fc.property(anyBlocks, (blocks) => {
			expect(textOf(blocks).split("\n")).toEqual(blocks.map(({ text }) => text));
		}),
	);
});

test("F2 each block's text stands at its start", () => {
	fc.assert(
		fc.property(anyBlocks, (blocks) => {
			const text = textOf(blocks);
			const starts = blockStarts(blocks);
			expect(starts).toHaveLength(blocks.length);
			blocks.forEach((block, index) => {
				const start = starts[index] ?? Number.NaN;
				expect(text.slice(start, start + block.text.length)).toBe(block.text);
			});
		}),
	);
});

test("F2 blockAt finds the block that counting line ends finds, for every offset", () => {
	fc.assert(
		fc.property(anyBlocks, (blocks) => {
			const text = textOf(blocks);
			const starts = blockStarts(blocks);
			for (let offset = 0; offset <= text.length; offset++) {
				expect(blockAt(starts, offset)).toBe(text.slice(0, offset).split("\n").length - 1);
			}
		}),
	);
});

test("F2 an offset beyond the text belongs to the last block", () => {
	expect(blockAt([0, 4, 9], 1_000)).toBe(2);
	expect(blockAt([0], 0)).toBe(0);
});

test("F3 different blocks never have the same fingerprint, whatever their texts and kinds", () => {
	fc.assert(
		fc.property(anyBlocks, anyBlocks, (a, b) => {
			const same = JSON.stringify(a) === JSON.stringify(b);
			expect(sourceFingerprint(a) === sourceFingerprint(b)).toBe(same);
		}),
		{ numRuns: 500 },
	);
});

test("F3 the fingerprint tells splitting, kinds and white space apart", () => {
	const paragraph = (text: string) => ({ kind: "paragraph" as const, text });
	const variants = [
		[paragraph("a b")],
		[paragraph("a"), paragraph("b")],
		[paragraph("a b ")],
		[paragraph("a\u00a0b")],
		[{ kind: "title" as const, text: "a b" }],
		[paragraph("paragraph"), paragraph("a b")],
	];
	expect(new Set(variants.map(sourceFingerprint)).size).toBe(variants.length);
});

test("words are counted by Unicode's borders, not by spaces", () => {
	expect(countWords("")).toBe(0);
	expect(countWords("Two people’s lives — 12.5 km.")).toBe(5);
	expect(countWords("…?! \n\t")).toBe(0);
	expect(countWords("mother-in-law")).toBe(3);
});

test("words are the segmenter's, whatever stands between them", () => {
	const piece = fc.oneof(
		fc.constantFrom(
			" ",
			"\n",
			"-",
			"'",
			"’",
			".",
			",",
			":",
			"·",
			"_",
			"“",
			"…",
			"\u00a0",
			"\u00ad",
			"\u200d",
			"\ufeff",
		),
		fc.constantFrom(
			"a",
			"Zé",
			"ß",
			"don",
			"12",
			"5",
			"ǅ",
			"Ж",
			"ω",
			"ª",
			"ʰ",
			"\u0301",
			"א",
			"ع",
			"ゟ",
			"カ",
			"漢字",
			"ไทย",
			"👩‍🚀",
			"🇫🇷",
		),
		fc.string({ unit: "binary", maxLength: 3 }),
	);
	const segmenter = new Intl.Segmenter("und", { granularity: "word" });
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
			const text = pieces.join("");
			const expected = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
			expect(countWords(text)).toBe(expected);
		}),
		{ numRuns: 5_000 },
	);
});
