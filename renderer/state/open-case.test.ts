import { expect, test } from "vitest";
import type { CaseView, ClaimView, EvidenceView, SourceView } from "../../shared/ipc/views.ts";
import { listedClaims } from "./claims.ts";
import { evidenceOnSource, evidenceUnderClaim } from "./evidence-index.ts";
import { openCase, withDelta } from "./open-case.ts";

const metadata = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };

function source(id: string, excluded = false): SourceView {
	return { id, fileNames: [id], metadata, words: 1, opening: id, boilerplate: [], excluded, warnings: [] };
}

function claim(id: string, createdAt = "2026-03-01T10:00:00.000Z"): ClaimView {
	return { id, statement: id, editedBy: "Ada", createdAt };
}

function evidence(key: string, sourceId: string, claimId: string, start: number): EvidenceView {
	const rest = { id: key, analystId: "ada", stance: "agrees", quote: "x", own: true } as const;
	return { key, sourceId, claimId, start, end: start + 1, ...rest };
}

function view(changes: Partial<CaseView> = {}): CaseView {
	const analyst = { id: "ada", name: "Ada", colour: "#3b6fb5" };
	return {
		id: "case",
		title: "Rain",
		folder: "rain",
		analyst,
		analysts: [analyst],
		sources: [source("a"), source("b"), source("c"), source("d")],
		claims: [claim("k")],
		evidence: [],
		notices: [],
		history: { undo: null, redo: null },
		save: { state: "saved" },
		layout: null,
		...changes,
	};
}

const history = { undo: "tag", redo: null };

test("a delta brings in what is new, takes out what is gone, and leaves the rest as it is", () => {
	const open = openCase(view({ evidence: [evidence("e1", "a", "k", 3)] }));
	const next = withDelta(open, {
		title: "Snow",
		evidence: { e1: null, e2: evidence("e2", "a", "k", 1) },
		claims: { l: claim("l") },
		history,
	});
	expect(next.title).toBe("Snow");
	expect(Object.keys(next.evidence)).toEqual(["e2"]);
	expect(Object.keys(next.claims)).toEqual(["k", "l"]);
	expect(next.sources).toBe(open.sources);
	expect(next.history).toEqual(history);
	expect(Object.keys(open.evidence)).toEqual(["e1"]);
});

test("the pane of a source that is excluded or gone closes, and an active claim that is gone is active no more", () => {
	const open = openCase(view());
	const active = { ...open, layout: { ...open.layout, activeClaimId: "k" } };
	const next = withDelta(active, {
		sources: { a: source("a", true), b: null },
		claims: { k: null },
		history,
	});
	expect(next.layout.panes.map((pane) => pane.sourceId)).toEqual(["c"]);
	expect(next.layout.activeClaimId).toBeNull();
	expect(Object.keys(next.sources)).toEqual(["a", "c", "d"]);
});

test("a kept layout is used as far as it still fits the case", () => {
	const layout = {
		panes: [
			{ sourceId: "d", share: 0.3 },
			{ sourceId: "gone", share: 0.7 },
		],
		scroll: { d: 40 },
		activeClaimId: "gone",
		sides: { sources: 200, claims: 300 },
	};
	const { layout: restored } = openCase(view({ layout }));
	expect(restored.panes).toEqual([{ sourceId: "d", share: 1 }]);
	expect(restored.scroll).toEqual({ d: 40 });
	expect(restored.activeClaimId).toBeNull();
	const nothingLeft = { ...layout, panes: [{ sourceId: "gone", share: 1 }] };
	expect(openCase(view({ layout: nothingLeft })).layout.panes).toHaveLength(3);
});

test("evidence is found by source in the order of the text, and by claim", () => {
	const items = [evidence("e1", "b", "k", 9), evidence("e2", "b", "l", 2), evidence("e3", "a", "k", 5)];
	const { evidence: all } = openCase(view({ evidence: items }));
	expect(evidenceOnSource(all, "b").map((item) => item.key)).toEqual(["e2", "e1"]);
	expect(evidenceUnderClaim(all, "k").map((item) => item.key)).toEqual(["e3", "e1"]);
	expect(evidenceOnSource(all, "none")).toBe(evidenceOnSource(all, "nowhere"));
	expect(evidenceOnSource(all, "b")).toBe(evidenceOnSource(all, "b"));
});

test("F10 claims are listed in the order they were started, then those that evidence names before they arrive", () => {
	const claims = [claim("late", "2026-03-02T10:00:00.000Z"), claim("early")];
	const items = [evidence("e1", "a", "early", 0), evidence("e2", "a", "unknown", 1)];
	const open = openCase(view({ claims, evidence: items }));
	const listed = listedClaims(open.claims, open.evidence);
	expect(listed.map(({ id, claim: known }) => [id, known !== null])).toEqual([
		["early", true],
		["late", true],
		["unknown", false],
	]);
});
