import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { emptyQuery } from "./query.ts";

const parsed = (text: string) => parseQuery({ ...emptyQuery, text });
const terms = (text: string) =>
	parsed(text).terms.map(({ text: word, isWhole }) => `${word}${isWhole ? "|" : ""}`);

test.each([
	["words", "Ferry  FIRE", ["ferry", "fire"]],
	["the same word once", "fire Fire", ["fire"]],
	["a phrase", '"No fire" board', ["no fire|", "board"]],
	["a phrase in other marks", "“no fire” «à bord»", ["no fire|", "a bord|"]],
	["a phrase that is still being typed", 'board "no fi', ["board", "no fi"]],
	["marks within a word", "a\"b 5' 17:42", ['a"b', "5'", "17:42"]],
	["signs of regular expressions", "(.*) [a-z]+ \\d$ ^", ["(.*)", "[a-z]+", "\\d$", "^"]],
	["colons that name no filter", "http://a.b note:x", ["http://a.b", "note:x"]],
	["nothing", " \n ", []],
])("%s are read", (_what, text, expected) => {
	expect(terms(text)).toEqual(expected);
});

test("a minus excludes a word or a phrase", () => {
	const { terms: wanted, excluded, ignored } = parsed('ferry -fire -"no smoke" mid-air -');
	expect(wanted.map(({ text }) => text)).toEqual(["ferry", "mid-air"]);
	expect(excluded).toEqual([
		{ text: "fire", isWhole: false },
		{ text: "no smoke", isWhole: true },
	]);
	expect(ignored).toEqual(["-"]);
});

test("filters are typed by their names", () => {
	const {
		sourceWords,
		stances,
		analystWords,
		terms: wanted,
		ignored,
	} = parsed('source:courier Stance:conf stance:agrees by:"Ada L" smoke');
	expect(sourceWords.map(({ text }) => text)).toEqual(["courier"]);
	expect(stances).toEqual(["conflicts", "agrees"]);
	expect(analystWords.map(({ text }) => text)).toEqual(["ada", "l"]);
	expect(wanted.map(({ text }) => text)).toEqual(["smoke"]);
	expect(ignored).toEqual([]);
});

test("what says nothing is named and left out", () => {
	expect(parsed('smoke stance:maybe source: -by:ada "" \u200b').ignored).toEqual([
		"stance:maybe",
		"source:",
		"-by:ada",
		'""',
		"\u200b",
	]);
});

test("a chosen stance and typed ones must both hold", () => {
	const both = (text: string) => parseQuery({ ...emptyQuery, text, stance: "agrees" }).stances;
	expect(both("")).toEqual(["agrees"]);
	expect(both("stance:agrees")).toEqual(["agrees"]);
	expect(both("stance:context")).toEqual([]);
});

test("no text is too odd to be read, and no term is empty", () => {
	const odd = fc.array(
		fc.constantFrom(
			'"',
			"“",
			"»",
			"-",
			":",
			"source:",
			"by:",
			"stance:",
			" ",
			"\n",
			"a",
			"\ud83d",
			"👍",
			"\u0301",
		),
	);
	const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
	fc.assert(
		fc.property(
			fc.oneof(
				odd.map((parts) => parts.join("")),
				units,
			),
			(text) => {
				const { terms: wanted, excluded, sourceWords, analystWords } = parsed(text);
				for (const term of [...wanted, ...excluded, ...sourceWords, ...analystWords])
					expect(term.text.trim()).not.toBe("");
			},
		),
	);
});
