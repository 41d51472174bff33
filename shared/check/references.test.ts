import fc from "fast-check";
import { expect, test } from "vitest";
import { recordsOf } from "../model/layer.ts";
import { anyLayers } from "../testing/arbitraries.ts";
import {
	claim,
	claimIds,
	evidence,
	layerIds,
	rank,
	silence,
	sourceIds,
	sourceImport,
} from "../testing/samples.ts";
import { References } from "./references.ts";

const [layerId = "", otherLayerId = ""] = layerIds;
const everywhere = () => true;
const nowhere = () => false;

test("K1 F10 what has not arrived is found whatever the order in which files are read", () => {
	fc.assert(
		fc.property(anyLayers, (layers) => {
			const codes = (list: typeof layers) => {
				const references = new References();
				for (const layer of list)
					references.add(`layers/${layer.id}/x.json`, layer.id, [...recordsOf(layer)]);
				return references
					.findings(nowhere)
					.map(({ code, message }) => `${code} ${code === "claim-not-here" ? message : ""}`)
					.sort();
			};
			const distinct = [...new Map(layers.map((layer) => [layer.id, layer])).values()];
			expect(codes([...distinct].reverse())).toEqual(codes(distinct));
		}),
	);
});

test("K1 F7 a deleted claim is known; a deleted record names nothing", () => {
	const references = new References();
	references.add("a.json", layerId, [claim({ deleted: true })]);
	references.add("b.json", layerId, [
		evidence(),
		evidence({ id: "evidencecccccccc", claimId: claimIds[1], deleted: true }),
		claim({ id: claimIds[2], mergedInto: claimIds[1], deleted: true }),
		sourceImport({ sourceId: sourceIds[1], deleted: true }),
	]);
	expect(references.findings(everywhere)).toEqual([]);
	expect(references.findings((id) => id !== sourceIds[1])).toEqual([]);
});

test("K1 a claim that only the journal has is known", () => {
	const references = new References();
	references.know([claim()]);
	references.add("b.json", layerId, [evidence(), silence()]);
	expect(references.findings(everywhere)).toEqual([]);
});

test("K2 tags on one missing claim are counted file by file, those on one missing source together", () => {
	const references = new References();
	references.add("a.json", layerId, [evidence(), silence()]);
	references.add("b.json", otherLayerId, [evidence(), sourceImport()]);
	const found = references.findings(nowhere);
	expect(found.map(({ code, file, where }) => [code, file, where])).toEqual([
		["claim-not-here", "a.json", "evidence/evidenceaaaaaaaa"],
		["claim-not-here", "b.json", "evidence/evidenceaaaaaaaa"],
		["source-not-here", "a.json", "evidence/evidenceaaaaaaaa"],
	]);
	expect(found[0]?.message).toBe(
		`2 records of a.json name the claim ${claimIds[0]}, which has not arrived yet. They show as soon as it does.`,
	);
	expect(found[2]?.message).toContain("(1 import and 3 tags and silences)");
});

test("K1 a claim that was placed by hand and has not arrived is found, one that is no longer placed is not", () => {
	const references = new References();
	references.add("settings.json", layerId, [rank(), rank({ claimId: claimIds[1], deleted: true })]);
	expect(references.findings(everywhere)).toMatchObject([
		{
			code: "claim-not-here",
			file: "settings.json",
			where: `rank/${claimIds[0]}`,
			message: expect.stringContaining("1 record of settings.json names the claim"),
		},
	]);
	references.add("claims.json", otherLayerId, [claim()]);
	expect(references.findings(everywhere)).toEqual([]);
});

test("K1 F8 one id in two files is one too many within a layer, and usual across devices", () => {
	const references = new References();
	references.know([claim()]);
	references.add("a.json", layerId, [evidence()]);
	references.add("b.json", layerId, [evidence({ sourceId: sourceIds[1] })]);
	references.add("c.json", otherLayerId, [evidence()]);
	expect(references.findings(everywhere)).toMatchObject([
		{ code: "id-in-two-files", file: "b.json", where: "evidence/evidenceaaaaaaaa" },
	]);
});
