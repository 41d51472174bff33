import { expect, test } from "vitest";
import type { EvidenceView, SourceView } from "../../shared/ipc/views.ts";
import { claimCells, claimState, countedGroups } from "./claim-states.ts";
import { evidenceUnderClaim } from "./evidence-index.ts";
import { openCase, withDelta } from "./open-case.ts";
import { restsOn, stateReason } from "./state-reason.ts";
import { evidenceView, silenceView, sourceView, caseView as view } from "./testing/views.ts";

const history = { undo: null, redo: null };

function tag(key: string, sourceId: string, stance: EvidenceView["stance"], analystId = "ada"): EvidenceView {
	return { ...evidenceView(key, sourceId, "k", 1), stance, analystId };
}

function copyOf(id: string, group: string): SourceView {
	return { ...sourceView(id), group };
}

test("S2 a tag changes the state of its claim and works out no other", () => {
	const evidence = [tag("1", "a", "agrees"), { ...tag("2", "b", "agrees"), claimId: "l" }];
	const open = openCase(view({ evidence }));
	const other = claimState(open, "l");
	expect(claimState(open, "k").name).toBe("single");
	const next = withDelta(open, { evidence: { 3: tag("3", "c", "agrees") }, history });
	expect(claimState(next, "k").name).toBe("corroborated");
	expect(claimState(next, "l")).toBe(other);
	expect(claimState(next, "none").name).toBe("open");
});

test("S1 a copy and an excluded source corroborate nothing; other news of sources works nothing out anew", () => {
	const open = openCase(view({ evidence: [tag("1", "a", "agrees"), tag("2", "b", "agrees")] }));
	const known = claimState(open, "k");
	expect(known.name).toBe("corroborated");
	const renamed = withDelta(open, { sources: { a: { ...sourceView("a"), words: 9 } }, history });
	expect(countedGroups(renamed.sources)).toBe(countedGroups(open.sources));
	expect(claimState(renamed, "k")).toBe(known);
	expect(claimState(withDelta(open, { sources: { b: copyOf("b", "a") }, history }), "k").name).toBe("single");
	const excluded = withDelta(open, { sources: { b: sourceView("b", true) }, history });
	expect(claimState(excluded, "k").name).toBe("single");
	const back = withDelta(excluded, { sources: { b: sourceView("b") }, history });
	expect(claimState(back, "k").name).toBe("corroborated");
});

test("cells say what each source says, and where it was examined in vain", () => {
	const open = openCase(view({ evidence: [tag("1", "a", "agrees"), tag("2", "b", "context")] }));
	const under = evidenceUnderClaim(open.evidence, "k");
	expect([...claimCells(under, [silenceView("s", "c", "k")])].sort()).toEqual([
		["a", "agrees"],
		["b", "context"],
		["c", "silent"],
	]);
});

test("S2 the reason for a state names counts, copies, differing analysts and what does not count", () => {
	const evidence = [
		tag("1", "a", "agrees"),
		tag("2", "b", "agrees"),
		tag("3", "c", "conflicts"),
		tag("4", "d", "agrees"),
		tag("5", "d", "conflicts", "imke"),
		tag("6", "e", "agrees"),
	];
	const sources = [
		copyOf("a", "a"),
		copyOf("b", "a"),
		sourceView("c"),
		sourceView("d"),
		sourceView("e", true),
	];
	const open = openCase(view({ evidence, sources }));
	const cells = claimCells(evidenceUnderClaim(open.evidence, "k"), []);
	expect(stateReason(claimState(open, "k"), cells, open.sources)).toBe(
		"All analysts: 1 independent source agrees, 1 conflicts. “a…” and “b…” are copies of each other: they count once. " +
			"Analysts differ on “d…”, so it counts for neither side. One excluded source does not count.",
	);
	expect(restsOn(claimState(open, "k"), cells)).toBe("3 sources");
	expect(restsOn(claimState(open, "none"), new Map())).toBe("no evidence yet");
	expect(stateReason(claimState(open, "none"), new Map(), open.sources)).toBe(
		"All analysts: no source agrees or conflicts.",
	);
});

test("a state that says how many sources it rests on does not say it twice; copies are called so", () => {
	const sources = [copyOf("a", "a"), copyOf("b", "a"), sourceView("c")];
	const rests = (...evidence: EvidenceView[]) => {
		const open = openCase(view({ evidence, sources }));
		return restsOn(claimState(open, "k"), claimCells(evidence, []));
	};
	expect(rests(tag("1", "a", "agrees"))).toBe("");
	expect(rests(tag("1", "a", "agrees"), tag("2", "b", "agrees"))).toBe("2 copies");
	expect(rests(tag("1", "a", "conflicts"))).toBe("1 source");
	expect(rests(tag("1", "a", "agrees"), tag("2", "c", "context"))).toBe("");
	expect(rests(tag("1", "a", "context"))).toBe("");
});
