import { expect, test } from "vitest";
import { findClaims, similarClaim } from "./claim-finder.ts";
import { claimView } from "./testing/views.ts";

function claims(...statements: string[]) {
	return statements.map((statement) => ({ ...claimView(statement), statement }));
}

function found(typed: string, ...statements: string[]): string[] {
	return findClaims(claims(...statements), typed).map(({ statement }) => statement);
}

test("all words must be there, in any order; the best and the shortest come first", () => {
	const [lost, sank, night] = [
		"The ferry lost power.",
		"The ferry sank.",
		"Power was lost on the ferry at night.",
	];
	expect(found("ferry power", night, sank, lost)).toEqual([lost, night]);
	expect(found("lost power", night, sank, lost)).toEqual([lost, night]);
	expect(found("ferry harbour", night, sank, lost)).toEqual([]);
	expect(found("", night, sank, lost)).toEqual([night, sank, lost]);
});

test("neither case nor accents nor beginnings of words are in the way", () => {
	expect(found("sao PAU", "São Paulo was flooded")).toHaveLength(1);
	expect(found("访问", "总统访问哥伦比亚。")).toHaveLength(1);
});

test("a similar claim is one that lives and is not to be left out", () => {
	const [kept, gone] = claims("The ferry lost power at 17:42.", "The ferry lost power at noon.");
	if (!kept || !gone) throw new Error("Two claims were made.");
	const all = { [kept.id]: kept, [gone.id]: { ...gone, deletedBy: "Ada" } };
	expect(similarClaim(all, "the ferry had lost its power", [])?.id).toBe(kept.id);
	expect(similarClaim(all, "the ferry had lost its power", [kept.id])).toBe(null);
	// A claim that has been worded anew is compared by its new words.
	const worded = { ...all, [kept.id]: { ...kept, statement: "Nobody was hurt." } };
	expect(similarClaim(worded, "the ferry had lost its power", [])).toBe(null);
});
