import { expect, test } from "vitest";
import type { SearchResults } from "../../shared/search/results.ts";
import { countedHits, hitsOf, listedHits, nextHit, withRecent } from "./search.ts";

const excerpt = (start: number) => ({
	start,
	text: "fire",
	marks: [{ start, end: start + 4 }],
	cutBefore: false,
	cutAfter: false,
});

const results: SearchResults = {
	sources: [
		{ sourceId: "a", total: 40, passages: [excerpt(3), excerpt(90)] },
		{ sourceId: "b", total: 1, passages: [] },
	],
	passages: 41,
	claims: { total: 1, hits: [{ id: "k", found: [{ field: "statement", excerpt: excerpt(0) }] }] },
	notes: { total: 0, hits: [] },
	ignored: [],
};

test("what was found is listed under headings: claims, source by source, notes", () => {
	expect(listedHits(results).map(({ key }) => key)).toEqual([
		"heading claims",
		"claim k",
		"heading a",
		"passage a 3",
		"passage a 90",
		"heading b",
	]);
	expect(listedHits(results)[2]).toMatchObject({ total: 40, listed: 2 });
});

test("hits are walked through in the order of the list, around its ends, from where one was", () => {
	const hits = hitsOf(results);
	const walk = (current: string | null, step: 1 | -1) => nextHit(hits, current, step)?.key;
	expect(walk(null, 1)).toBe("claim k");
	expect(walk(null, -1)).toBe("passage a 90");
	expect(walk("claim k", 1)).toBe("passage a 3");
	expect(walk("passage a 90", 1)).toBe("claim k");
	expect(walk("claim k", -1)).toBe("passage a 90");
	expect(walk("passage gone 1", 1)).toBe("claim k");
	expect(nextHit([], null, 1)).toBeUndefined();
});

test("counts are told in words, those of what is not listed too", () => {
	expect(countedHits(results)).toBe("41 passages in 2 sources · 1 claim");
	expect(countedHits({ ...results, sources: [], passages: 0, claims: { total: 0, hits: [] } })).toBe("");
});

test("the latest queries are remembered, once each, without those typed on the way", () => {
	expect(withRecent(["fi", "smoke"], "fire ")).toEqual(["fire", "smoke"]);
	expect(withRecent(["smoke", "fire"], "fire")).toEqual(["fire", "smoke"]);
	expect(withRecent(["smoke"], "  ")).toEqual(["smoke"]);
	expect(withRecent(["8", "7", "6", "5", "4", "3", "2", "1"], "9")).toHaveLength(8);
});
