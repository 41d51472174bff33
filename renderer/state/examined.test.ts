import { expect, test } from "vitest";
import { examinedOn, examinedSentence } from "./examined.ts";
import { claimView, evidenceView, silenceView } from "./testing/views.ts";

const claims = Object.fromEntries(
	["k", "l", "m", "n"].map((id) => [id, { ...claimView(id), ...(id === "n" ? { deletedBy: "Imke" } : {}) }]),
);

test("a source is examined for a claim once anybody has evidence or silence there; deleted claims do not count", () => {
	const evidence = [
		evidenceView("1", "a", "k", 1),
		evidenceView("2", "a", "k", 4),
		evidenceView("3", "a", "n", 1),
	];
	// Imke found evidence where Ada found none.
	const silences = [silenceView("4", "a", "k"), silenceView("5", "a", "l"), silenceView("6", "a", "gone")];
	const examined = examinedOn(evidence, silences, claims);
	expect(examined).toEqual({ silent: 1, left: 1, claims: 3 });
	expect(examinedSentence(examined)).toBe("1 claim not examined yet.");
	expect(examinedSentence(examinedOn([], [], claims))).toBe("3 claims not examined yet.");
	const all = ["k", "l", "m"].map((id) => silenceView(id, "a", id));
	expect(examinedSentence(examinedOn([], all, claims))).toBe("All claims examined.");
	expect(examinedSentence(examinedOn([], [], {}))).toBe("");
});
