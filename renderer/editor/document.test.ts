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

/** Emoji, combining marks, scripts that run from the right, and both directions in one line. */
const scripts: readonly Block[] = [
	{ kind: "title", text: "👩‍👩‍👧‍👦 🇫🇷 👍🏽 e\u0301 a\u0308\u0323" },
	{ kind: "paragraph", text: "قال المتحدث إن الميناء أُغلِق 17 يومًا" },
	{ kind: "quote", text: "הנמל נסגר, said the 𝒳 spokesman (\u202bשלום\u202c)." },
	{ kind: "paragraph", text: "港は木曜日に閉鎖された。क्षि \u1112\u1161\u11ab" },
];

test("F2 every character of scripts of all kinds stands at its position", () => {
	expectEveryCharacter(scripts);
});

const articles = import.meta.glob<string>("../../../shared/corpus/*.txt", {
	query: "?raw",
	import: "default",
	eager: true,
});

test("F2 every character of five real articles stands at its position (needs ../shared/corpus beside the checkout)", (context) => {
	const texts = Object.values(articles);
	context.skip(texts.length === 0, "there is no ../shared/corpus beside the checkout");
	for (const article of texts) {
		const lines = article.split(/\r?\n/).filter((line) => line.trim() !== "");
		expectEveryCharacter(lines.map((text) => ({ kind: "paragraph", text })));
	}
});

function expectEveryCharacter(given: readonly Block[]): void {
	const source = sourceDocument(given);
	const text = textOf(given);
	expect(text.length).toBeGreaterThan(0);
	const wrong: number[] = [];
	for (let offset = 0; offset < text.length; offset++) {
		const position = positionOf(source, offset);
		const place = source.doc.resolve(position);
		const there = place.parent.textContent[place.parentOffset] ?? "\n";
		if (there !== text[offset] || offsetOf(source, position) !== offset) wrong.push(offset);
	}
	expect(wrong).toEqual([]);
}
