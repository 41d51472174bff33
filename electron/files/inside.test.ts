import { join, sep } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inside } from "./inside.ts";

const folder = join(sep, "cases", "Ferry.parallax");

test("what lies in the folder is found in it", () => {
	expect(inside(folder, "layers", "x", "claims/ab.json")).toBe(
		join(folder, "layers", "x", "claims", "ab.json"),
	);
	expect(inside(folder)).toBe(folder);
	expect(inside(folder, "a", "..", "b")).toBe(join(folder, "b"));
	expect(inside(folder, "..a", "...")).toBe(join(folder, "..a", "..."));
});

test.each(["..", "../other", "a/../../b", "../Ferry.parallax-evil", "../Ferry.parallax2/x", "./../.."])(
	"%s leads out and is refused",
	(path) => {
		expect(() => inside(folder, path)).toThrow("leads out");
	},
);

test("no parts lead out of the folder", () => {
	const part = fc.constantFrom("..", ".", "a", "a/..", "../..", "/", "b/../../..", "\\..\\", "");
	fc.assert(
		fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
			let path: string;
			try {
				path = inside(folder, ...parts);
			} catch {
				return;
			}
			expect(path === folder || path.startsWith(folder + sep)).toBe(true);
		}),
	);
});
