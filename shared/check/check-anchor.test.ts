import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorHolds, describeSpan, trimSpan, widenToGraphemes } from "../anchor/span.ts";
import { anyText } from "../testing/arbitraries.ts";
import { evidence, hash } from "../testing/samples.ts";
import { checkAnchor } from "./check-anchor.ts";

const file = "layers/a/evidence/b.json";

/** Evidence as a person makes it, on some words of some text. */
const tagged = fc
	.record({ text: anyText, from: fc.nat(), length: fc.nat() })
	.map(({ text, from, length }) => {
		const start = from % (text.length + 1);
		const end = start + (length % (text.length - start + 1));
		const span = trimSpan(text, widenToGraphemes(text, { start, end }));
		return span && { text, anchor: describeSpan(text, span, hash) };
	})
	.filter((made) => made !== null);

test("K1 A1 nothing is found about a tag as a person makes it", () => {
	fc.assert(
		fc.property(tagged, ({ text, anchor }) => {
			expect(checkAnchor(file, evidence({ anchor }), { text, textHash: hash })).toBeNull();
		}),
	);
});

test("K1 F2 A1 a tag that is not shown is found as an error, and every other difference as a warning", () => {
	const changes = fc.record(
		{
			start: fc.integer({ min: 0, max: 80 }),
			end: fc.integer({ min: 0, max: 80 }),
			quote: fc.string({ minLength: 1 }),
			prefix: fc.string(),
			suffix: fc.string(),
			textHash: fc.constant("f".repeat(64)),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(tagged, changes, ({ text, anchor: whole }, change) => {
			const anchor = { ...whole, ...change };
			const found = checkAnchor(file, evidence({ anchor }), { text, textHash: hash });
			const isShown = anchorHolds(text, anchor);
			const isError = ["offset-outside", "offset-in-pair", "quote-differs"].includes(found?.code ?? "");
			expect(isError).toBe(!isShown);
			if (!isShown) return;
			const isWhole =
				text.slice(0, anchor.start).endsWith(anchor.prefix) &&
				text.slice(anchor.end).startsWith(anchor.suffix) &&
				anchor.textHash === hash;
			expect(found === null).toBe(isWhole);
		}),
	);
});

test("K2 a long quote is shortened in a sentence, and no character is cut in two", () => {
	const quote = `${"a".repeat(59)}👍👍👍`;
	const anchor = { start: 0, end: quote.length, quote, prefix: "", suffix: "", textHash: hash };
	const found = checkAnchor(file, evidence({ anchor }), { text: "b".repeat(100), textHash: hash });
	expect(found?.message).toContain(`The tag on “${"a".repeat(59)}…” does not quote the text.`);
	expect(found?.message).toContain(`the text has “${"b".repeat(60)}…”, so it is not shown.`);
});

test("K1 F7 a deleted tag stands nowhere, so nothing is wrong with its place", () => {
	const deleted = evidence({ deleted: true });
	expect(checkAnchor(file, deleted, { text: "", textHash: hash })).toBeNull();
});
