import { expect, test } from "vitest";
import { listedClaims } from "./claims.ts";
import { evidenceOnSource, evidenceUnderClaim } from "./evidence-index.ts";
import { openCase, withDelta } from "./open-case.ts";
import {
	claimView as claim,
	evidenceView as evidence,
	sourceView as source,
	caseView as view,
} from "./testing/views.ts";

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
	expect(evidenceOnSource(next.evidence, "a").map(({ key }) => key)).toEqual(["e2"]);
	expect(Object.keys(next.claims)).toEqual(["k", "l"]);
	expect(next.sources).toBe(open.sources);
	expect(next.history).toEqual(history);
	expect(evidenceOnSource(open.evidence, "a").map(({ key }) => key)).toEqual(["e1"]);
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

test("an active claim that is merged into another one hands over to that one", () => {
	const open = openCase(view({ claims: [claim("k"), claim("l")] }));
	const active = { ...open, layout: { ...open.layout, activeClaimId: "k" } };
	const merged = { ...claim("l"), merged: [{ id: "k", statement: "k" }] };
	const next = withDelta(active, { claims: { k: null, l: merged }, history });
	expect(next.layout.activeClaimId).toBe("l");
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

test("F10 claims are listed in the order they were started, then those that evidence names before they arrive", () => {
	const claims = [claim("late", "2026-03-02T10:00:00.000Z"), claim("early")];
	const items = [evidence("e1", "a", "early", 0), evidence("e2", "a", "unknown", 1)];
	const open = openCase(view({ claims, evidence: items }));
	const listed = listedClaims(open.claims, open.evidence.claimIds);
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

test("a delta replaces analysts and notices where it brings them, and ends the reading of the case", () => {
	const open = openCase(view({ loading: true }));
	const imke = { id: "imke", name: "Imke", colour: "#3b6fb5" };
	const notices = [{ id: "n", file: "f", message: "m", tone: "done" }] as const;
	const next = withDelta(open, { analysts: [imke], notices, loading: false, history });
	expect(next).toMatchObject({ analysts: [imke], notices, loading: false });
	const after = withDelta(next, { evidence: { e1: evidence("e1", "a", "k", 1) }, history });
	expect(after.analysts).toBe(next.analysts);
	expect(after.notices).toBe(next.notices);
	expect(after.loading).toBe(false);
	expect(after.layout).toBe(next.layout);
});

test("while the case is read, a kept layout waits for sources and claim, and what never came is left out at the end", () => {
	const layout = {
		panes: [
			{ sourceId: "late", share: 0.5 },
			{ sourceId: "never", share: 0.5 },
		],
		scroll: {},
		activeClaimId: "late claim",
		sides: { sources: 200, claims: 300 },
	};
	const open = openCase(view({ sources: [], claims: [], loading: true, layout }));
	expect(open.layout).toMatchObject(layout);
	const read = { sources: { late: source("late") }, claims: { "late claim": claim("late claim") }, history };
	const reading = withDelta(open, read);
	expect(reading.layout).toMatchObject(layout);
	const done = withDelta(reading, { loading: false, history });
	expect(done.layout.panes).toEqual([{ sourceId: "late", share: 1 }]);
	expect(done.layout.activeClaimId).toBe("late claim");
	expect(withDelta(open, { loading: false, history }).layout).toMatchObject({
		panes: [],
		activeClaimId: null,
	});
});

test("the first sources that are read are shown; panes that were closed meanwhile stay closed", () => {
	const open = openCase(view({ sources: [], loading: true }));
	const read = withDelta(open, { sources: { a: source("a"), b: source("b") }, history });
	expect(read.layout.panes.map((pane) => pane.sourceId)).toEqual(["a", "b"]);
	const closed = { ...read, layout: { ...read.layout, panes: [] } };
	expect(withDelta(closed, { sources: { c: source("c") }, history }).layout.panes).toEqual([]);
});

test("F10 an active claim that has not arrived yet stays active while evidence names it", () => {
	const open = openCase(view({ evidence: [evidence("e1", "a", "early", 1)] }));
	const active = { ...open, layout: { ...open.layout, activeClaimId: "early" } };
	const next = withDelta(active, { evidence: { e2: evidence("e2", "a", "k", 4) }, history });
	expect(next.layout.activeClaimId).toBe("early");
	expect(withDelta(next, { evidence: { e1: null }, history }).layout.activeClaimId).toBeNull();
});
