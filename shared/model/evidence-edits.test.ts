import { expect, test } from "vitest";
import type { Evidence } from "../schema/records.ts";
import { claimIds, evidence, instant, layerIds } from "../testing/samples.ts";
import type { Editing } from "./edits.ts";
import { editEvidence } from "./evidence-edits.ts";

const [own = ""] = layerIds;

function edited(known: Evidence, changes: Parameters<typeof editEvidence>[2]) {
	const editing: Editing = { layerId: own, now: instant, newId: () => "", current: () => known };
	return editEvidence(editing, known, changes).after;
}

test("F8 only claims name the version that they edit", () => {
	const known = evidence({ version: [2, own] });
	expect(edited(known, { stance: "conflicts" })).toEqual({
		...known,
		stance: "conflicts",
		version: [3, own],
	});
});

test("stance, note, attribution, claim and words are changed together or alone; what is left out stays", () => {
	const known = evidence({ note: "Check this.", "x-unknown": 1 } as never);
	const anchor = { ...known.anchor, end: 13, quote: "Twelve people" };
	const all = edited(known, {
		stance: "context",
		note: "Checked.",
		attributedTo: "the harbour master",
		claimId: claimIds[1],
		anchor,
	});
	expect(all).toEqual({
		...known,
		stance: "context",
		note: "Checked.",
		attributedTo: "the harbour master",
		claimId: claimIds[1],
		anchor,
		version: [2, own],
	});
	expect(edited(known, {})).toEqual({ ...known, version: [2, own] });
});

test("an empty note or attribution is taken away", () => {
	const known = evidence({ note: "Check this.", attributedTo: "police" });
	const without = edited(known, { note: "" });
	expect(without).not.toHaveProperty("note");
	expect(without).toHaveProperty("attributedTo", "police");
	expect(edited(known, { attributedTo: "" })).not.toHaveProperty("attributedTo");
});
