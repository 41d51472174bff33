import { expect, test } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { toldOfCaret } from "./telling-highlights.ts";
import { claimView, evidenceView } from "./testing/views.ts";

const imke = { id: "imke", name: "Imke", colour: "#3b6fb5" };
const open = {
	claims: {
		k: { ...claimView("k"), statement: "It rained." },
		empty: { ...claimView("empty"), statement: "" },
	},
	analysts: [imke],
};
const own = evidenceView("own", "a", "k", 0);
const theirs: EvidenceView = {
	...evidenceView("theirs", "a", "k", 0),
	own: false,
	analystId: "imke",
	stance: "conflicts",
};

test("the caret that comes to a highlight is told its stance, claim and author", () => {
	expect(toldOfCaret([], [own], open)).toBe("Agrees: It rained. Your tag.");
	expect(toldOfCaret([], [theirs], open)).toBe("Conflicts: It rained. Tag of Imke.");
	expect(toldOfCaret([], [{ ...own, claimId: "empty" }], open)).toBe(
		"Agrees: A claim without words yet. Your tag.",
	);
	expect(toldOfCaret([], [{ ...theirs, claimId: "none", analystId: "x", stance: "context" }], open)).toBe(
		"Context: A claim that has not arrived yet. Tag of a teammate.",
	);
});

test("several on the same words are counted, and each is told", () => {
	expect(toldOfCaret(["own"], [own, theirs], open)).toBe(
		"2 tags here. Agrees: It rained. Your tag. Conflicts: It rained. Tag of Imke.",
	);
});

test("leaving is told, and staying is not", () => {
	expect(toldOfCaret(["own"], [], open)).toBe("No tag here.");
	expect(toldOfCaret([], [], open)).toBeNull();
	expect(toldOfCaret(["own"], [own], open)).toBeNull();
	expect(toldOfCaret(["theirs", "own"], [own, theirs], open)).toBeNull();
});

test("of a claim as long as an article only the beginning is read out", () => {
	const long = { ...open, claims: { k: { ...claimView("k"), statement: "word ".repeat(500) } } };
	expect(toldOfCaret([], [own], long)?.length).toBeLessThan(200);
});
