import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Colour, colourOf, contrast, inkOn, over } from "../ui/contrast.ts";
import sheet from "./tokens.css?raw";

type Theme = "light" | "dark";
type Tokens = Readonly<Record<string, string>>;

/** The tokens that a rule declares, by name. */
function declared(selector: string): Tokens {
	const start = sheet.indexOf(`\n${selector} {`);
	const body = sheet.slice(start, sheet.indexOf("\n}", start)).replace(/\/\*[\s\S]*?\*\//g, "");
	return Object.fromEntries(
		[...body.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
	);
}

const usual = declared(":root");
const high = { ...usual, ...declared(':root[data-contrast="high"]') };

function colour(tokens: Tokens, theme: Theme, name: string): Colour {
	const value = tokens[name] ?? "";
	const [, light = value, dark = value] = /^light-dark\((.+), (.+)\)$/.exec(value) ?? [];
	return colourOf(theme === "light" ? light : dark);
}

const surfaces = ["paper", "desk", "panel"];
const tagged = ["agrees-bg", "conflicts-bg", "context-bg", "overlap-bg"];
const stances = ["agrees", "conflicts", "context"];

/** What is read, and what it stands on. */
const read: readonly (readonly [text: readonly string[], grounds: readonly string[]])[] = [
	[
		["ink", "ink-soft"],
		[...surfaces, ...tagged, "found"],
	],
	[["found-ink"], ["found-now"]],
	[["ink"], ["selected"]],
	[["focus"], surfaces],
	[stances, surfaces],
	...stances.map((stance) => [[stance], [`${stance}-bg`]] as const),
	[["on-main"], ["main-bg", "main-bg-hover"]],
	[
		["on-floating", "on-floating-soft"],
		["floating", "floating-problem"],
	],
];

/** What must be seen but is not read: rings, lines under tags, borders of fields. */
const seen: typeof read = [
	[["focus"], [...surfaces, ...tagged]],
	[stances, [...surfaces, ...tagged]],
	[["field-line"], surfaces],
];

/** What lies half transparent between text and ground, and on which grounds. */
const layers = [
	["hover", surfaces],
	["chosen", surfaces],
	["floating-hover", ["floating", "floating-problem"]],
] as const;

describe.each([
	["usual contrast (WCAG AA)", usual, 4.5],
	["high contrast (WCAG AAA)", high, 7],
] as const)("%s", (_name, tokens, least) => {
	describe.each(["light", "dark"] as const)("%s", (theme) => {
		const get = (name: string) => colour(tokens, theme, name);
		const pairs = (table: typeof read) =>
			table.flatMap(([texts, grounds]) => texts.flatMap((text) => grounds.map((on) => [text, on] as const)));

		test.each(pairs(read))("%s can be read on %s", (text, ground) => {
			const under = get(ground);
			expect(contrast(over(get(text), under), under)).toBeGreaterThanOrEqual(least);
		});

		test.each(pairs(seen))("%s can be seen on %s", (mark, ground) => {
			expect(contrast(get(mark), get(ground))).toBeGreaterThanOrEqual(3);
		});

		test.each(layers.flatMap(([layer, grounds]) => grounds.map((ground) => [layer, ground] as const)))(
			"words stay readable where %s lies on %s",
			(layer, ground) => {
				const under = over(get(layer), get(ground));
				const words = layer === "floating-hover" ? ["on-floating"] : ["ink", "ink-soft"];
				for (const text of words) expect(contrast(get(text), under)).toBeGreaterThanOrEqual(least);
			},
		);
	});
});

test("high contrast names no token that the usual one has not", () => {
	expect(Object.keys(usual)).toEqual(expect.arrayContaining(Object.keys(high)));
});

test("initials can be read on any colour that a teammate may have", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
			const colour = `#${value.toString(16).padStart(6, "0")}`;
			expect(contrast(colourOf(inkOn(colour)), colourOf(colour))).toBeGreaterThanOrEqual(4.5);
		}),
	);
});

test("the measure of contrast is that of the guidelines", () => {
	expect(contrast(colourOf("#000"), colourOf("#ffffff"))).toBeCloseTo(21, 9);
	expect(contrast(colourOf("#777777"), colourOf("#ffffff"))).toBeCloseTo(4.478, 3);
	expect(over(colourOf("#ffffff80"), colourOf("#000000"))[0]).toBeCloseTo(128, 9);
});

test("no style sheet has a colour of its own", () => {
	const sheets = import.meta.glob<string>("./*.css", { query: "?raw", import: "default", eager: true });
	expect(Object.keys(sheets).length).toBeGreaterThan(10);
	for (const [name, text] of Object.entries(sheets))
		if (name !== "./tokens.css")
			expect(text, name).not.toMatch(/#[0-9a-f]{3,8}\b|light-dark\(|rgba?\(|hsla?\(/i);
});
