import fc from "fast-check";
import { expect, test } from "vitest";
import { textOf } from "../../shared/model/text.ts";
import { type Block, blockKinds } from "../../shared/schema/files.ts";
import { blockPosition, offsetOf, positionOf, sourceDocument } from "./document.ts";

const blocks = fc.array(
	fc.record({
		kind: fc.constantFrom(...blockKinds),
		text: fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\n\r]/.test(text)),
	}),
	{ minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Block[]>;

test("F1 the document's text between blocks is the source's text", () => {
	fc.assert(
		fc.property(blocks, (given) => {
			const { doc } = sourceDocument(given);
			expect(doc.textBetween(0, doc.content.size, "\n")).toBe(textOf(given));
		}),
	);
});

test("F2 every text offset has one position, and the position that offset", () => {
	fc.assert(
		fc.property(blocks, (given) => {
			const source = sourceDocument(given);
			const text = textOf(given);
			for (let offset = 0; offset <= text.length; offset++) {
				expect(offsetOf(source, positionOf(source, offset))).toBe(offset);
			}
		}),
	);
});

test("F2 the document between two positions reads as the text between their offsets", () => {
	fc.assert(
		fc.property(blocks, fc.nat(), fc.nat(), (given, a, b) => {
			const source = sourceDocument(given);
			const text = textOf(given);
			const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
				number,
				number,
			];
			const between = source.doc.textBetween(positionOf(source, start), positionOf(source, end), "\n");
			expect(between).toBe(text.slice(start, end));
		}),
	);
});

test("a position between two blocks is the end of the one before", () => {
	const source = sourceDocument([
		{ kind: "title", text: "One" },
		{ kind: "paragraph", text: "Three" },
	]);
	expect(offsetOf(source, 0)).toBe(0);
	expect(offsetOf(source, blockPosition(source, 1))).toBe(3);
	expect(source.doc.nodeAt(blockPosition(source, 1))?.textContent).toBe("Three");
	expect(offsetOf(source, source.doc.content.size)).toBe(9);
});
