import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedWords } from "./folded-words.ts";
import { rankByWords, searchable } from "./rank-by-words.ts";

function ranked(query: string, ...texts: string[]): string[] {
	return rankByWords(
		texts.map((text) => searchable(text, text)),
		query,
	);
}

test("all words must be there, in any order", () => {
	const texts = ["The ferry lost power.", "The ferry sank.", "Power was lost on the ferry at night."];
	expect(ranked("power ferry", ...texts)).toEqual([texts[0], texts[2]]);
	expect(ranked("ferry harbour", ...texts)).toEqual([]);
});

test("a whole word is better than the beginning of one, and that is better than letters within one", () => {
	expect(ranked("port", "A transport company", "A portrait", "The port")).toEqual([
		"The port",
		"A portrait",
		"A transport company",
	]);
});

test("words that stand together come before the same words apart", () => {
	expect(ranked("two hours", "It took hours, perhaps two", "About two hours of talks were held")).toEqual([
		"About two hours of talks were held",
		"It took hours, perhaps two",
	]);
});

test("neither case nor accents, nor scripts without spaces, are in the way", () => {
	expect(ranked("sao PAULO", "São Paulo was flooded")).toHaveLength(1);
	expect(ranked("é", "Cafe\u0301")).toHaveLength(1);
	expect(ranked("哥伦比亚", "总统访问哥伦比亚。")).toHaveLength(1);
	expect(ranked("ﬁre", "There was a fire on board.")).toHaveLength(1);
	expect(foldedWords("总统访问 Bogotá 2026")).toEqual(["总统", "访问", "bogota", "2026"]);
});

test("nothing typed finds all, in the order given", () => {
	expect(ranked("  ", "b", "a")).toEqual(["b", "a"]);
	expect(ranked("constructor", "b", "a")).toEqual([]);
});

test("exactly the texts are found that hold every word of the query", () => {
	const word = fc.constantFrom("no", "not", "notes", "fire", "fired", "campfire", "über", "12");
	const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
	fc.assert(
		fc.property(fc.uniqueArray(text, { maxLength: 12 }), text, (texts, query) => {
			const wanted = query.replaceAll("ü", "u").split(" ");
			const holding = texts.filter((each) =>
				wanted.every((part) => each.replaceAll("ü", "u").includes(part)),
			);
			expect(new Set(ranked(query, ...texts))).toEqual(new Set(holding));
		}),
	);
});
