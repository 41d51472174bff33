import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockSchema } from "../../shared/schema/files.ts";
import { importPastedText, importPlainText } from "./plain-text.ts";

/** Lines that recognition has rules for, in any order, with arbitrary ones between. */
const line = fc.oneof(
	fc.constantFrom(
		"Home",
		"World",
		"Share",
		"Most Read",
		"READ MORE: The ferry again",
		"Published 03/05/2025 11:20 | Edited 03/05/2025 11:47",
		"Published",
		"March 5, 2025",
		"By Ana Ruiz",
		"Ana María Ruiz",
		"By Xinhua",
		"The Ellory Herald",
		"The ferry has landed at last",
		"The ferry has landed at last | The Ellory Herald",
		"The ferry landed on Tuesday (4) after nine days at sea, the harbour office said in the evening.",
		"“It has landed, and that is all there is to say about it.”",
		"- one",
		"1. one",
		"2. two",
		"The ferry at the quay. (PHOTO / AFP)",
		"— Harbour (@harbour) March 4, 2025",
		"Source: example.org",
		"© 2025 The Ellory Herald",
		"ELLORY",
		"",
		" \u{A0}",
	),
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.string({ unit: "grapheme", maxLength: 300 }),
);
const anyPage = fc.array(line, { maxLength: 40 }).map((lines) => lines.join("\n"));
const anyUtf16 = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

describe("rules that hold for every text", () => {
	test("F1 the blocks are the non-blank lines, well-formed, and indexes are in range and ascending", () => {
		fc.assert(
			fc.property(fc.oneof(anyPage, anyUtf16), (text) => {
				const imported = importPastedText(text);
				if (!imported.ok) return;
				const { blocks, boilerplate, metadata } = imported.value;
				const lines = text
					.replace(/\p{Surrogate}/gu, "\u{FFFD}")
					.replace(/^\u{FEFF}/u, "")
					.split(/\r\n|\n|\r/);
				expect(blocks.map((block) => block.text)).toEqual(lines.filter((one) => one.trim() !== ""));
				for (const block of blocks) blockSchema.parse(block);
				expect([...boilerplate]).toEqual([...new Set(boilerplate)].sort((one, other) => one - other));
				for (const index of boilerplate) expect(blocks[index]).toBeDefined();
				for (const value of Object.values(metadata)) expect(value).not.toMatch(/[\n\r]|^\s|\s$/);
				expect(metadata.publishedAt).toMatch(/^(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)?$/);
			}),
			{ numRuns: 400 },
		);
	});

	test("F3 the same bytes give the same article, whatever the file is called", () => {
		fc.assert(
			fc.property(anyPage, (text) => {
				const bytes = Buffer.from(text);
				const first = importPlainText(bytes, "a.txt");
				if (first.ok) expect(importPlainText(Buffer.from(text), "other.md")).toEqual(first);
			}),
		);
	});

	test("F3 blank lines and kinds of line ends change nothing that a source's identity depends on", () => {
		fc.assert(
			fc.property(anyPage, (text) => {
				const spaced = importPastedText(text.replaceAll("\n", "\r\n \r\n"));
				const dense = importPastedText(text);
				if (dense.ok && spaced.ok && !text.includes("\r")) expect(spaced.value).toEqual(dense.value);
			}),
		);
	});

	test("F1 pasted text gives the blocks that its UTF-8 file gives", () => {
		fc.assert(
			fc.property(anyPage, (text) => {
				const pasted = importPastedText(text);
				const file = importPlainText(Buffer.from(text), "a.txt");
				if (pasted.ok && file.ok) expect({ ...pasted.value, encoding: "utf-8" }).toEqual(file.value);
			}),
		);
	});

	test("only what ends no paragraph folds: a folded sentence of 200 characters is a cookie notice or a repeat", () => {
		fc.assert(
			fc.property(anyPage, (text) => {
				const imported = importPastedText(text);
				if (!imported.ok) return;
				const texts = imported.value.blocks.map((block) => block.text);
				for (const index of imported.value.boilerplate) {
					const folded = texts[index] ?? "";
					if (folded.length >= 200) expect(texts.indexOf(folded)).not.toBe(texts.lastIndexOf(folded));
				}
			}),
		);
	});
});

describe("pasted text", () => {
	test("says that it was pasted, loses a byte order mark and is mended", () => {
		const imported = importPastedText("\u{FEFF}The ferry \u{D83D} has landed.");
		expect(imported).toMatchObject({
			ok: true,
			value: {
				encoding: "pasted",
				blocks: [{ text: "The ferry \u{FFFD} has landed." }],
				warnings: [expect.any(String)],
			},
		});
	});

	test("is refused when blank or too large", () => {
		expect(importPastedText(" \n\t")).toMatchObject({ ok: false, problem: { code: "empty-file" } });
		const large = importPastedText("é".repeat(10.5 * 1024 * 1024));
		expect(large).toMatchObject({ ok: false, problem: { code: "too-large" } });
		expect(large).toHaveProperty("problem.message", expect.stringContaining("The pasted text is 21.0 MB"));
	});
});

test("a file's warnings and the text's stand together", () => {
	const bytes = Buffer.from("Published 03/05/2025\nThe caf\u{e9} closed.", "latin1");
	const imported = importPlainText(bytes, "a.txt");
	expect(imported).toMatchObject({ ok: true, value: { encoding: "windows-1252" } });
	expect(imported).toHaveProperty("value.warnings.length", 2);
});
