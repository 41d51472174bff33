import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClaimListing, claimOrders, wholeListing } from "../../shared/ipc/claim-listing.ts";
import type { ClaimView, EvidenceView } from "../../shared/ipc/views.ts";
import { stateNames } from "../../shared/matrix/claim-state.ts";
import { arrangedClaims, countFilters, isFiltered } from "./claim-list.ts";
import { listedClaims } from "./claims.ts";
import { openCase } from "./open-case.ts";
import { claimView, evidenceView, sourceView, caseView as view } from "./testing/views.ts";

const offers = [{ layerId: "imke-desk", by: "Imke", statement: "Hail fell.", deletes: false }];

const claims: readonly ClaimView[] = [
	{ ...claimView("rain", "2026-03-04T10:00:00.000Z"), statement: "Rain fell in São Tomé.", rank: "a" },
	{ ...claimView("quay", "2026-03-02T10:00:00.000Z"), statement: "The quay was closed.", rank: "b", offers },
	{ ...claimView("boat", "2026-03-03T10:00:00.000Z"), statement: "", verdict: "Misleading", rank: "c" },
	{
		...claimView("wind", "2026-03-01T10:00:00.000Z"),
		...{ statement: "x", rationale: "The port’s log says otherwise.", rank: "d", version: [2, "imke-desk"] },
	},
];

function tag(
	key: string,
	sourceId: string,
	claimId: string,
	stance: EvidenceView["stance"],
	start = 5,
): EvidenceView {
	return { ...evidenceView(key, sourceId, claimId, start), stance };
}

const evidence = [
	tag("1", "b", "rain", "agrees"),
	tag("2", "a", "wind", "agrees", 9),
	tag("3", "c", "wind", "conflicts"),
	tag("4", "a", "quay", "conflicts", 2),
	tag("5", "b", "quay", "context"),
	tag("6", "b", "quay", "conflicts"),
	tag("7", "d", "early", "agrees"),
];

const open = openCase(view({ claims: [...claims].reverse(), evidence }));
const all = listedClaims(open.claims, open.evidence.claimIds);

function listed(changes: Partial<ClaimListing>): string[] {
	return arrangedClaims(all, { ...wholeListing, ...changes }, open).map(({ id }) => id);
}

test("by hand, claims stand by rank; those that have not arrived come last", () => {
	expect(listed({})).toEqual(["rain", "quay", "boat", "wind", "early"]);
});

test("the other orders: newest, state, most evidence, and reading order of the first evidence", () => {
	expect(listed({ order: "newest" })).toEqual(["rain", "boat", "quay", "wind", "early"]);
	expect(listed({ order: "state" })).toEqual(["wind", "quay", "rain", "early", "boat"]);
	expect(listed({ order: "evidence" })).toEqual(["quay", "wind", "rain", "early", "boat"]);
	expect(listed({ order: "reading" })).toEqual(["quay", "wind", "rain", "early", "boat"]);
});

test("words are found anywhere in statement, verdict and rationale, whatever case and accents", () => {
	expect(listed({ words: "sao FELL" })).toEqual(["rain"]);
	expect(listed({ words: "mislead" })).toEqual(["boat"]);
	expect(listed({ words: "log port" })).toEqual(["wind"]);
	expect(listed({ words: "hail" })).toEqual([]);
	expect(listed({ words: "  " })).toHaveLength(5);
});

test("filters: state, whose, words of one's own, versions to choose between; together they narrow down", () => {
	expect(listed({ states: ["disputed", "contradicted"] })).toEqual(["quay", "wind"]);
	expect(listed({ states: ["open"] })).toEqual(["boat"]);
	expect(listed({ whose: "own" })).toEqual(["rain", "quay", "boat"]);
	expect(listed({ whose: "others" })).toEqual(["wind"]);
	// “x” is what the tags quote: nobody has worded it.
	expect(listed({ unworded: true })).toEqual(["boat", "wind"]);
	expect(listed({ offered: true })).toEqual(["quay"]);
	expect(listed({ offered: true, whose: "others" })).toEqual([]);
});

test("D6 any listing gives claims of the case, each once, and all of them where nothing is left out", () => {
	const listing = fc.record({
		words: fc.constantFrom("", " ", "rain", "the"),
		states: fc.subarray([...stateNames]),
		whose: fc.constantFrom("all", "own", "others"),
		unworded: fc.boolean(),
		offered: fc.boolean(),
		order: fc.constantFrom(...claimOrders),
	}) as fc.Arbitrary<ClaimListing>;
	fc.assert(
		fc.property(listing, (asked) => {
			const found = arrangedClaims(all, asked, open);
			const inAnyOrder = arrangedClaims(all, { ...asked, order: "hand" }, open);
			expect(new Set(found)).toEqual(new Set(inAnyOrder));
			expect(inAnyOrder).toEqual(all.filter((item) => inAnyOrder.includes(item)));
			if (!isFiltered(asked)) expect(found).toHaveLength(all.length);
			expect(isFiltered(asked)).toBe(countFilters(asked) > 0 || asked.words.trim() !== "");
		}),
	);
});

test("evidence on a source that is not here stands last in reading order", () => {
	const lost = openCase(
		view({
			claims: [claimView("k"), claimView("l")],
			sources: [sourceView("a")],
			evidence: [tag("1", "z", "k", "agrees"), tag("2", "a", "l", "agrees")],
		}),
	);
	const items = listedClaims(lost.claims, lost.evidence.claimIds);
	expect(arrangedClaims(items, { ...wholeListing, order: "reading" }, lost).map(({ id }) => id)).toEqual([
		"l",
		"k",
	]);
});
