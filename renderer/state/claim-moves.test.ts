import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wholeListing } from "../../shared/ipc/claim-listing.ts";
import {
	changeListing,
	clearFilters,
	clearMarks,
	markedClaims,
	markThrough,
	toggleMark,
} from "./claim-marks.ts";
import { mergeClaims, moveClaim, placeClaim, saveJudgement } from "./claim-moves.ts";
import { openCase } from "./open-case.ts";
import { store } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { claimView, caseView as view } from "./testing/views.ts";

const ids = ["a", "b", "c", "d"];
let asked: Asked[];

beforeEach(() => {
	asked = stubMainProcess(() => ({ delta: { history: { undo: null, redo: null } }, claimId: "a" }));
	const claims = ids.map((id) => ({ ...claimView(id), rank: id, statement: `Claim ${id}` }));
	store.setState({ open: openCase(view({ claims })), markedClaims: new Set(), message: null });
});

afterEach(() => vi.unstubAllGlobals());

test.each([
	["a", 1, "c"],
	["b", 1, "d"],
	["c", 1, null],
	["d", -1, "c"],
	["b", -1, "a"],
] as const)("%s moved by %d comes to stand before %s", async (id, step, before) => {
	expect(await moveClaim(id, step)).toBe(true);
	expect(asked).toEqual([{ name: "claims.place", payload: { claimId: id, before } }]);
});

test("the first goes no further up, the last no further down, and none past itself", async () => {
	expect(await moveClaim("a", -1)).toBe(false);
	expect(await moveClaim("d", 1)).toBe(false);
	expect(await placeClaim("b", "b", true)).toBe(false);
	expect(asked).toEqual([]);
});

test("a claim goes past the neighbour that is listed, and nothing that is not listed comes between the two", async () => {
	changeListing({ words: "claim" });
	const open = store.getState().open;
	if (open)
		store.setState({ open: { ...open, claims: { ...open.claims, b: { ...claimView("b"), rank: "b" } } } });
	await moveClaim("a", 1);
	await moveClaim("c", -1);
	expect(asked.map(({ payload }) => payload)).toEqual([
		{ claimId: "a", before: "d" },
		{ claimId: "c", before: "a" },
	]);
});

test("in another order nothing is moved: the order by hand is offered", async () => {
	changeListing({ order: "newest" });
	expect(await moveClaim("a", 1)).toBe(false);
	expect(asked).toEqual([]);
	store.getState().message?.action?.run();
	expect(store.getState().open?.layout.claims).toEqual(wholeListing);
});

test("marks go on and off, through stretches as listed, and only to claims that are here", () => {
	const marked = () => [...store.getState().markedClaims];
	toggleMark("b");
	markThrough("d");
	expect(marked()).toEqual(["b", "c", "d"]);
	toggleMark("c");
	markThrough("a");
	// The stretch begins where a mark was set last.
	expect(marked().sort()).toEqual(["a", "b", "c", "d"]);
	const open = store.getState().open;
	if (!open) throw new Error("unreachable");
	const gone = { ...open.claims, a: { ...claimView("a"), deletedBy: "Imke" } };
	expect(markedClaims({ ...open, claims: gone }, new Set(["a", "b", "elsewhere"]))).toEqual(["b"]);
	clearMarks();
	expect(marked()).toEqual([]);
});

test("F8 claims are merged into one of them, which is then active and nothing is marked", async () => {
	toggleMark("a");
	toggleMark("b");
	expect(await mergeClaims(["a", "b", "c"], "b")).toBe(true);
	expect(asked[0]).toEqual({ name: "claims.merge", payload: { claimIds: ["a", "c"], into: "b" } });
	expect(store.getState().open?.layout.activeClaimId).toBe("b");
	expect(store.getState().markedClaims.size).toBe(0);
});

test("F8 a verdict names the version it was written for; one that is as it was found is not sent", async () => {
	expect(await saveJudgement("a", [3, "ada-laptop"], "verdict", "True", " True ")).toBe(true);
	expect(asked).toEqual([]);
	await saveJudgement("a", [3, "ada-laptop"], "verdict", "True", " ");
	expect(asked[0]?.payload).toEqual({ claimId: "a", seen: [3, "ada-laptop"], changes: { verdict: "" } });
});

test("all claims are listed again in the order they were in", () => {
	changeListing({ order: "state", words: "zebra", states: ["open"] });
	clearFilters();
	expect(store.getState().open?.layout.claims).toEqual({ ...wholeListing, order: "state" });
});
