import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPreferences, preferenceRanges } from "../model/preferences.ts";
import { preferencesSchema } from "./preferences.ts";

test("what the window looks like at first can be kept", () => {
	expect(preferencesSchema.parse(defaultPreferences)).toEqual(defaultPreferences);
});

test.each(Object.entries(preferenceRanges))("%s is a number within its borders", (field, range) => {
	const accepts = (value: unknown) =>
		preferencesSchema.safeParse({ ...defaultPreferences, [field]: value }).success;
	fc.assert(fc.property(fc.double({ min: range.least, max: range.most, noNaN: true }), accepts));
	fc.assert(
		fc.property(fc.double(), (value) => accepts(value) === (value >= range.least && value <= range.most)),
	);
	expect(accepts("17")).toBe(false);
});

test("what is not known is refused, and so is a choice that there is not", () => {
	expect(preferencesSchema.safeParse({ ...defaultPreferences, more: 1 }).success).toBe(false);
	expect(preferencesSchema.safeParse({ ...defaultPreferences, theme: "sepia" }).success).toBe(false);
});
