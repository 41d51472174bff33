import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openCase } from "./open-case.ts";
import { silenceRest, toggleSilence } from "./silence-actions.ts";
import { store, updateCase } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { caseView, claimView, evidenceView, silenceView } from "./testing/views.ts";

let asked: Asked[] = [];

/** Sources a and b are side by side, a has the keyboard. */
beforeEach(() => {
	asked = stubMainProcess(() => ({ delta: { history: { undo: null, redo: null } } }));
	const claims = ["k", "l", "m"].map((id) => claimView(id));
	const evidence = [evidenceView("1", "a", "k", 0), { ...evidenceView("2", "a", "l", 0), own: false }];
	const silences = [silenceView("3", "a", "m")];
	store.setState({ open: openCase(caseView({ claims, evidence, silences })), message: null });
});

afterEach(() => vi.unstubAllGlobals());

function activate(activeClaimId: string | null): void {
	updateCase((open) => ({ ...open, layout: { ...open.layout, activeClaimId } }));
}

test("F9 silence is recorded for the active claim in the focused source, and taken back", async () => {
	activate("l");
	await toggleSilence();
	activate("m");
	await toggleSilence();
	expect(asked.map(({ payload }) => payload)).toEqual([
		{ claimId: "l", sourceId: "a", silent: true },
		{ claimId: "m", sourceId: "a", silent: false },
	]);
});

test("F9 it is refused where one has evidence, and without a claim; a teammate's evidence is no hindrance", async () => {
	activate("k");
	await toggleSilence();
	expect(store.getState().message).toMatchObject({
		tone: "problem",
		text: expect.stringContaining("it is not silent"),
	});
	activate(null);
	await toggleSilence();
	expect(store.getState().message?.text).toContain("Choose the claim");
	expect(asked).toEqual([]);
});

test("F9 the rest is what one has not examined, and nothing is asked where that is nothing", async () => {
	await silenceRest();
	expect(asked).toEqual([{ name: "silences.setRest", payload: { sourceId: "a" } }]);
	expect(store.getState().message?.text).toContain("the one claim that you had not examined");
	updateCase((open) => ({ ...open, claims: { k: claimView("k"), m: claimView("m") } }));
	await silenceRest();
	expect(asked).toHaveLength(1);
});
