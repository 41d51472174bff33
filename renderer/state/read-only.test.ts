import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { edit, importBy, travel } from "./case-actions.ts";
import {
	changeStance,
	deleteClaim,
	deleteEvidence,
	startClaim,
	tagSelection,
	walkHighlights,
	wordActiveClaim,
	wordClaim,
} from "./desk-actions.ts";
import { openCase } from "./open-case.ts";
import { openToEdit } from "./read-only.ts";
import { store } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { caseView, evidenceView } from "./testing/views.ts";

const sentence = "Another window has this case open, so this one only shows it.";
const tag = evidenceView("e1", "a", "k", 3);
let asked: Asked[] = [];

beforeEach(() => {
	asked = stubMainProcess(() => ({ delta: { history: { undo: null, redo: null } } }));
	const selection = { sourceId: "a", start: 0, end: 1, quote: "x" };
	const open = openCase(caseView({ evidence: [tag], readOnly: sentence }));
	store.setState({ open, selection, message: null, dialog: null, editingClaim: null, busy: null });
});

afterEach(() => vi.unstubAllGlobals());

function tagNothing(): Promise<void> {
	store.setState({ selection: null });
	return tagSelection("agrees");
}

test.each<[string, () => unknown]>([
	["tagging", () => tagSelection("agrees")],
	["tagging with nothing selected", tagNothing],
	["starting a claim", () => startClaim()],
	["wording the active claim", () => wordActiveClaim()],
	["wording a claim", () => wordClaim("k")],
	["deleting a claim", () => deleteClaim("k")],
	["deleting a tag", () => deleteEvidence(tag)],
	["another stance", () => changeStance(tag, "conflicts")],
	["undo", () => travel("undo")],
	["redo", () => travel("redo")],
	["importing", () => importBy("sources.importFiles", {})],
	["dropping files", () => importBy("sources.importDropped", { files: [] })],
	["renaming", () => openToEdit({ kind: "rename" })],
	["details", () => edit("sources.setMetadata", { sourceId: "a", values: { title: "Rain" } })],
	["excluding", () => edit("sources.setExcluded", { sourceId: "a", excluded: true })],
])("in a case that is only shown, %s asks nothing of anybody and says why", async (_what, act) => {
	await act();
	expect(asked).toEqual([]);
	expect(store.getState().message?.text).toBe(sentence);
	expect(store.getState()).toMatchObject({ dialog: null, editingClaim: null });
});

test("reading goes on in a case that is only shown", () => {
	walkHighlights(1, 0);
	expect(store.getState().focusedEvidence).toBe("e1");
	expect(store.getState().message).toBeNull();
});
