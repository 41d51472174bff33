import { expect, test } from "vitest";
import type { CaseView, ClaimView, EvidenceView, SourceView } from "../../shared/ipc/views.ts";
import { listedClaims, statementOf } from "./claims.ts";
import { evidenceOnSource, evidenceUnderClaim, stepTo } from "./evidence-index.ts";
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
		readOnly: null,
		namesakes: [],
		loading: false,
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

test("a delta leaves the lists that it does not touch as they are", () => {
	const open = openCase(view({ evidence: [evidence("e1", "a", "k", 3), evidence("e2", "b", "l", 3)] }));
	const [a, b] = [evidenceOnSource(open.evidence, "a"), evidenceOnSource(open.evidence, "b")];
	const k = evidenceUnderClaim(open.evidence, "k");
	const next = withDelta(open, { evidence: { e3: evidence("e3", "b", "l", 9) }, history });
	expect(evidenceOnSource(next.evidence, "a")).toBe(a);
	expect(evidenceUnderClaim(next.evidence, "k")).toBe(k);
	expect(evidenceOnSource(next.evidence, "b")).not.toBe(b);
	expect(evidenceOnSource(next.evidence, "b")).toHaveLength(2);
});

test("walking goes on from the caret, and piece by piece where the caret is at the focused evidence", () => {
	const all = [evidence("e1", "a", "k", 5), evidence("e2", "a", "l", 5), evidence("e3", "a", "k", 20)];
	const to = (step: 1 | -1, focused: string | null, caret?: number) => stepTo(all, step, focused, caret)?.key;
	expect([to(1, null, 0), to(1, "e1", 5), to(1, "e2", 5), to(1, "e3", 20)]).toEqual(["e1", "e2", "e3", "e1"]);
	expect([to(-1, null, 0), to(-1, "e2", 5), to(-1, "e1", 5)]).toEqual(["e3", "e1", "e3"]);
	expect([to(1, "e1", 10), to(-1, "e3", 10), to(1, "e3", 30)]).toEqual(["e3", "e2", "e1"]);
	expect([to(1, "e1"), to(-1, null)]).toEqual(["e2", "e3"]);
});

test("selected words become a statement of one line, cut at a word where they are many", () => {
	expect(statementOf(" Rain\nfell. ")).toBe("Rain fell.");
	const long = statementOf("harbour ".repeat(10_000));
	expect(long.length).toBeLessThanOrEqual(301);
	expect(long.endsWith("harbour…")).toBe(true);
});
