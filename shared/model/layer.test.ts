import fc from "fast-check";
import { expect, test } from "vitest";
import { anyLayer } from "../testing/arbitraries.ts";
import {
	claim,
	claimIds,
	everyKind,
	evidence,
	layerIds,
	layerOf,
	silence,
	sourceIds,
} from "../testing/samples.ts";
import { emptyLayer, findRecord, recordKey, recordsOf, shardOf } from "./layer.ts";

test("every kind of record has a name of its own and a file", () => {
	expect(new Set(everyKind.map(recordKey)).size).toBe(everyKind.length);
	expect(everyKind.map((record) => [record.kind, shardOf(record)])).toEqual([
		["claim", "claims/cl.json"],
		["evidence", `evidence/${sourceIds[0]}.json`],
		["silence", `evidence/${sourceIds[0]}.json`],
		["import", "sources.json"],
		["metadata", "sources.json"],
		["boilerplate", "sources.json"],
		["exclusion", "sources.json"],
		["setting", "settings.json"],
		["rank", "settings.json"],
	]);
});

test("a record of an unknown kind is a bug, not a file", () => {
	const unknown = { ...claim(), kind: "opinion" } as never;
	expect(() => recordKey(unknown)).toThrow("Unexpected value");
	expect(() => shardOf(unknown)).toThrow("Unexpected value");
});

test("claims are spread by the first two characters, evidence and silences by their source", () => {
	expect(shardOf(claim({ id: claimIds[1] }))).toBe("claims/cl.json");
	expect(shardOf(claim({ id: claimIds[2] }))).toBe("claims/zl.json");
	expect(shardOf(evidence({ sourceId: sourceIds[1] }))).toBe(`evidence/${sourceIds[1]}.json`);
	expect(shardOf(silence({ sourceId: sourceIds[1] }))).toBe(`evidence/${sourceIds[1]}.json`);
});

test("a layer finds each of its records by any version of it, and lists each once", () => {
	fc.assert(
		fc.property(anyLayer, (layer) => {
			const records = [...recordsOf(layer)];
			expect(new Set(records.map(recordKey)).size).toBe(records.length);
			for (const record of records) {
				const other = {
					...record,
					version: [9, layerIds[0]],
					editedAt: "2030-01-01T00:00:00.000Z",
				} as typeof record;
				expect(findRecord(layer, other)).toBe(record);
			}
		}),
	);
});

test("a new layer holds nothing and has seen no change", () => {
	const { analyst, device } = layerOf(layerIds[0] ?? "");
	const layer = emptyLayer(layerIds[0] ?? "", analyst, device, "2026-03-01T10:00:00.000Z");
	expect(layer.upTo).toBe(0);
	expect([...recordsOf(layer)]).toEqual([]);
	expect(findRecord(layer, claim())).toBeUndefined();
});
