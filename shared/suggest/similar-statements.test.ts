import fc from "fast-check";
import { expect, test } from "vitest";
import { differingFacts, numbersOf } from "./differing-facts.ts";
import { foldedWords } from "./folded-words.ts";
import { indexedStatement, indexStatements, mostSimilarStatement } from "./similar-statements.ts";

const claims = [
	"The ferry lost power at 17:42 local time.",
	"There was a fire on board.",
	"12 people were killed in the explosion at the harbour.",
	"The minister had reached an agreement with the union.",
	"Lifeboats were on board for everybody.",
	"The harbour was closed from early in the morning.",
];

function similarTo(words: string, statements: readonly string[] = claims) {
	const index = indexStatements(statements.map((each) => indexedStatement(each, each)));
	return mostSimilarStatement(index, words, () => true);
}

test("a statement in other forms of the same words is found", () => {
	expect(similarTo("lost power at 17:42")?.id).toBe(claims[0]);
	expect(similarTo("the ferry was losing power at 17:42, local time")?.id).toBe(claims[0]);
	expect(similarTo("a fire broke out on board")?.id).toBe(claims[1]);
	expect(similarTo("AN AGREEMENT BETWEEN MINISTER AND UNION WAS REACHED")?.id).toBe(claims[3]);
});

test("D5 grammar in common, or one word, makes nothing similar", () => {
	expect(similarTo("There was a storm on the coast.")).toBe(null);
	expect(similarTo("the harbour")).toBe(null);
	expect(similarTo("The minister was at the harbour.")).toBe(null);
	expect(similarTo("")).toBe(null);
	expect(similarTo("constructor")).toBe(null);
	expect(similarTo("anything", [])).toBe(null);
});

test("D5 figures and negations that differ are said in words", () => {
	expect(similarTo("21 people were killed in the explosion at the harbour")?.differences).toEqual([
		"numbers differ: 21 / 12",
	]);
	expect(similarTo("The minister had not reached an agreement with the union")?.differences).toEqual([
		"“not” in one of them only",
	]);
	expect(similarTo("twelve people were killed in an explosion at the harbour")?.differences).toEqual([]);
	expect(similarTo("21 killed")).toBe(null);
});

test("a figure that only one statement has is no contradiction; marks between thousands are none either", () => {
	expect(differingFacts("Some people were killed.", "12 people were killed.")).toEqual([]);
	expect(differingFacts("1,200 homes", "1.200 homes")).toEqual([]);
	expect(differingFacts("1,200 homes and 3 schools", "1200 homes and 4 schools")).toEqual([
		"numbers differ: 3 / 4",
	]);
	expect(differingFacts("They didn’t agree.", "They agreed.")).toEqual(["“not” in one of them only"]);
	expect(differingFacts("Sie waren nicht da.", "Sie waren da.")).toEqual(["“nicht” in one of them only"]);
	expect(numbersOf("At 17:42, 1.5 million of 1,000,000 in two or thirty boats")).toEqual([
		"17:42",
		"1.5",
		"1000000",
		"2",
		"30",
	]);
});

test("words are split also where no spaces are written", () => {
	expect(foldedWords("总统访问 Bogotá, 2026!")).toEqual(["总统", "访问", "bogota", "2026"]);
	expect(similarTo("总统访问港口", ["昨天总统访问了港口。"])?.score).toBeGreaterThan(0.5);
});

test("a statement is most similar to itself, and only candidates are offered", () => {
	const word = fc.constantFrom(
		"harbour",
		"minister",
		"agreement",
		"exploded",
		"lifeboat",
		"passengers",
		"1742",
	);
	const statement = fc.uniqueArray(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(" "));
	fc.assert(
		fc.property(fc.uniqueArray(statement, { minLength: 1, maxLength: 10 }), fc.nat(), (all, pick) => {
			const mine = all[pick % all.length] ?? "";
			const index = indexStatements(all.map((each) => indexedStatement(each, each)));
			const found = mostSimilarStatement(index, mine, () => true);
			expect(found?.score).toBeCloseTo(1);
			expect(new Set(found?.id.split(" "))).toEqual(new Set(mine.split(" ")));
			expect(mostSimilarStatement(index, mine, (id) => id !== mine)?.id).not.toBe(mine);
		}),
	);
});
