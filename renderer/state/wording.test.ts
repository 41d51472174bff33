import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { finishWording } from "./desk-actions.ts";
import { openCase, withDelta } from "./open-case.ts";
import { store, updateCase } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { caseView, claimView } from "./testing/views.ts";

const history = { undo: null, redo: null };
const found = { ...claimView("k"), statement: "It rained." };
let asked: Asked[] = [];

beforeEach(() => {
	asked = stubMainProcess(() => ({ delta: { history } }));
	store.setState({ open: openCase(caseView({ claims: [found] })), message: null, editingClaim: "k" });
});

afterEach(() => vi.unstubAllGlobals());

function teammateChanges(claim: { statement?: string; deletedBy?: string } | null): void {
	const changed = claim && { ...found, version: [2, "imke-desk"] as const, ...claim };
	updateCase((open) => withDelta(open, { claims: { k: changed }, history }));
}

test("what was typed is sent, also when a teammate has worded the claim meanwhile", async () => {
	teammateChanges({ statement: "It rained hard." });
	await finishWording("k", found, " It rained all night. ");
	expect(asked).toEqual([
		{
			name: "claims.edit",
			payload: {
				claimId: "k",
				seen: [1, "ada-laptop"],
				changes: { statement: "It rained all night." },
			},
		},
	]);
	expect(store.getState().editingClaim).toBeNull();
});

test("whoever changed nothing does not take a teammate's words back", async () => {
	teammateChanges({ statement: "It rained hard." });
	await finishWording("k", found, found.statement);
	await finishWording("k", found, "It rained hard.");
	await finishWording("k", found, "  ");
	await finishWording("k", found, null);
	expect(asked).toEqual([]);
});

test.each([
	["gone", null],
	["deleted, and listed because of others' tags", { deletedBy: "Imke" }],
])("words for a claim that is %s can start another one", async (_what, claim) => {
	teammateChanges(claim);
	await finishWording("k", found, "It rained all night.");
	expect(asked).toEqual([]);
	store.getState().message?.action?.run();
	expect(asked).toEqual([{ name: "claims.create", payload: { statement: "It rained all night." } }]);
});
