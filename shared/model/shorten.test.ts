import { expect, test } from "vitest";
import { startedStatement } from "./shorten.ts";

test("selected words become a statement of one line, cut at a word where they are many", () => {
	expect(startedStatement(" Rain\nfell. ")).toBe("Rain fell.");
	const long = startedStatement("harbour ".repeat(10_000));
	expect(long.length).toBeLessThanOrEqual(301);
	expect(long.endsWith("harbour…")).toBe(true);
});

test("what has no borders of words is cut to its length, and no character in two", () => {
	expect(startedStatement("港".repeat(400))).toBe(`${"港".repeat(300)}…`);
	expect(startedStatement(`x${"🛟".repeat(400)}`)).toBe(`x${"🛟".repeat(149)}…`);
});
