import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import {
	attributedNames,
	changeStanceInText,
	keepAttribution,
	keepNote,
	moveToClaim,
	moveToNewClaim,
} from "./evidence-actions.ts";
import { openCase } from "./open-case.ts";
import { store } from "./store.ts";
import { type Asked, stubMainProcess } from "./testing/main-process.ts";
import { caseView, claimView, evidenceView } from "./testing/views.ts";

const own: EvidenceView = { ...evidenceView("1", "a", "k", 0), note: "Ask.", attributedTo: "the police" };
const others: EvidenceView = { ...own, key: "2", id: "2", own: false };
let asked: Asked[] = [];

beforeEach(() => {
	const answer = { delta: { history: { undo: null, redo: null } }, claimId: "l" };
	asked = stubMainProcess(() => answer);
	const claims = [claimView("k"), claimView("l")];
	store.setState({ open: openCase(caseView({ claims, evidence: [own, others] })), message: null });
});

afterEach(() => vi.unstubAllGlobals());

test("evidence moves to a claim, which is the active one then, or to a new one as one action", async () => {
	await moveToClaim(own, "l");
	expect(asked.pop()).toEqual({
		name: "evidence.edit",
		payload: { evidenceId: "1", changes: { claimId: "l" } },
	});
	expect(store.getState().open?.layout.activeClaimId).toBe("l");
	await moveToNewClaim(own, "It rained.");
	expect(asked.pop()).toEqual({
		name: "claims.split",
		payload: { claimId: "k", evidenceIds: ["1"], statement: "It rained." },
	});
});

test("a note and an attribution are trimmed; what is as it was is not sent", async () => {
	await keepNote(own, " Ask again. ");
	await keepAttribution(own, " the  harbour\npolice ");
	expect(asked.map(({ payload }) => payload)).toEqual([
		{ evidenceId: "1", changes: { note: "Ask again." } },
		{ evidenceId: "1", changes: { attributedTo: "the harbour police" } },
	]);
	await keepNote(own, "Ask.  ");
	await keepAttribution(own, "the police");
	await moveToClaim(own, "k");
	await changeStanceInText(own, "agrees");
	expect(asked).toHaveLength(2);
});

test("a teammate's evidence is not changed, and why is said", async () => {
	await keepNote(others, "Mine now.");
	await moveToNewClaim(others, "Mine now.");
	expect(store.getState().message?.text).toBe("This tag is a teammate's: only they can change it.");
	await changeStanceInText(others, "conflicts");
	expect(store.getState().message?.text).toContain("T selects its words");
	expect(asked).toEqual([]);
});

test("names are offered by how often the case has them, then by letter", () => {
	const named = ["Bo", "the police", "Ana", "the police"].map((attributedTo, index) => ({
		...evidenceView(`${index}`, "a", index % 2 ? "k" : "l", index),
		attributedTo,
	}));
	expect(attributedNames(openCase(caseView({ evidence: named })))).toEqual(["the police", "Ana", "Bo"]);
});
