import fc from "fast-check";
import { expect, test } from "vitest";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { flatten } from "./segments.ts";
import type { Span } from "./span.ts";

interface Named extends Span {
	readonly name: number;
}

const length = 24;
const span = fc
	.tuple(fc.nat(length), fc.nat(length))
	.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const spans = fc
	.array(span, { maxLength: 10 })
	.map((list) => list.map((item, name): Named => ({ ...item, name })));

/** The names of the spans that lie on each character. */
function naive(items: readonly Named[], within: Span): string[] {
	return Array.from({ length }, (_, offset) => {
		if (offset < within.start || offset >= within.end) return "";
		return items
			.filter(({ start, end }) => start <= offset && offset < end)
			.map(({ name }) => name)
			.join();
	});
}

test("A4 overlapping spans flatten to what lies on each character, against a per-character oracle", () => {
	fc.assert(
		fc.property(spans, span, (items, within) => {
			const segments = flatten(deepFreeze(items), within);
			const seen = new Array<string>(length).fill("");
			for (const { start, end, items: on } of segments) {
				expect(start).toBeLessThan(end);
				for (let offset = start; offset < end; offset++) {
					expect(seen[offset]).toBe("");
					seen[offset] = on.map(({ name }) => name).join();
				}
			}
			expect(seen).toEqual(naive(items, within));
		}),
		{ numRuns: 1_000 },
	);
});

test("A4 segments come in order, do not overlap, and neighbours differ", () => {
	fc.assert(
		fc.property(spans, span, (items, within) => {
			const segments = flatten(items, within);
			segments.forEach((segment, index) => {
				const before = segments[index - 1];
				if (!before) return;
				expect(before.end).toBeLessThanOrEqual(segment.start);
				if (before.end === segment.start) expect(before.items).not.toEqual(segment.items);
			});
		}),
		{ numRuns: 500 },
	);
});

test("A4 three overlapping spans", () => {
	const [a, b, c] = [
		{ start: 0, end: 10 },
		{ start: 5, end: 15 },
		{ start: 8, end: 9 },
	];
	expect(flatten([a, b, c], { start: 2, end: 20 })).toEqual([
		{ start: 2, end: 5, items: [a] },
		{ start: 5, end: 8, items: [a, b] },
		{ start: 8, end: 9, items: [a, b, c] },
		{ start: 9, end: 10, items: [a, b] },
		{ start: 10, end: 15, items: [b] },
	]);
});

test("A4 an empty span covers nothing and cuts nothing", () => {
	const whole = { start: 0, end: 10 };
	expect(flatten([whole, { start: 5, end: 5 }], whole)).toEqual([{ start: 0, end: 10, items: [whole] }]);
	expect(flatten([{ start: 5, end: 5 }], whole)).toEqual([]);
	expect(flatten([whole], { start: 3, end: 3 })).toEqual([]);
});
