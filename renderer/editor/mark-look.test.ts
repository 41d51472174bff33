import fc from "fast-check";
import { expect, test } from "vitest";
import { stances } from "../../shared/schema/records.ts";
import { type MarkLook, markClass } from "./mark-look.ts";

const look: fc.Arbitrary<MarkLook> = fc.record({
	lanes: fc.array(fc.constantFrom(null, ...stances), { maxLength: 5 }),
	ground: fc.constantFrom(...stances, "overlap" as const),
	edge: fc.constantFrom("none", "active", "unsaved"),
});

test("A4 one look has one class name, and no other look has it", () => {
	fc.assert(
		fc.property(look, look, (one, other) => {
			const isSame = JSON.stringify(one) === JSON.stringify(other);
			expect(markClass(one) === markClass(other)).toBe(isSame);
			expect(markClass(one)).toMatch(/^[a-z-]+$/);
		}),
	);
});
