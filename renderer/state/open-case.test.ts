import { expect, test } from "vitest";
import { listedClaims, statementOf } from "./claims.ts";
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

test("selected words become a statement of one line, cut at a word where they are many", () => {
	expect(statementOf(" Rain\nfell. ")).toBe("Rain fell.");
	const long = statementOf("harbour ".repeat(10_000));
	expect(long.length).toBeLessThanOrEqual(301);
	expect(long.endsWith("harbour…")).toBe(true);
});
