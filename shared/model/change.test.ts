import fc from "fast-check";
import { expect, test } from "vitest";
import { anyLayer, distinctRecords } from "../testing/arbitraries.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { claim, claimIds, evidence, layerIds, layerOf, setting, sourceIds } from "../testing/samples.ts";
import { applyChange, type Change, shardsOf } from "./change.ts";
import { findRecord, type Layer, recordKey, recordsOf } from "./layer.ts";
import { compareRecords } from "./version.ts";

const [layerId = "", foreignId = ""] = layerIds;

function change(records: Change["edits"][number]["after"][], seq = 1): Change {
	const edits = records.map((after) => ({ before: null, after }));
	return { seq, action: "actionaaaaaaaaaa", label: "test", at: "2026-03-01T10:00:00.000Z", edits };
}

const anyChange = fc
	.tuple(distinctRecords, fc.integer({ min: 1, max: 50 }))
	.map(([records, seq]) => change(records, seq));

function contents(layer: Layer): [string, unknown][] {
	return [...recordsOf(layer)].map((record): [string, unknown] => [recordKey(record), record]).sort();
}

test("F11 applying a change twice is applying it once", () => {
	fc.assert(
		fc.property(anyLayer, anyChange, (layer, edit) => {
			const once = applyChange(layer, edit);
			const twice = applyChange(once, edit);
			expect(contents(twice)).toEqual(contents(once));
			expect(twice.upTo).toBe(once.upTo);
		}),
	);
});

test("F11 the order of changes does not matter: replaying a journal in any order rebuilds the layer", () => {
	fc.assert(
		fc.property(
			anyLayer,
			fc
				.array(anyChange, { maxLength: 4 })
				.chain((all) =>
					fc.tuple(
						fc.constant(all),
						fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
					),
				),
			(layer, [inOrder, shuffled]) => {
				const one = inOrder.reduce(applyChange, layer);
				const other = shuffled.reduce(applyChange, layer);
				expect(contents(other)).toEqual(contents(one));
				expect(other.upTo).toBe(one.upTo);
			},
		),
	);
});

test("F6 F11 the greatest version of each record stays, against a naive oracle", () => {
	fc.assert(
		fc.property(anyLayer, fc.array(anyChange, { maxLength: 4 }), (layer, changes) => {
			const all = [...recordsOf(layer), ...changes.flatMap(({ edits }) => edits.map(({ after }) => after))];
			const result = changes.reduce(applyChange, layer);
			for (const record of all) {
				const same = all.filter((other) => recordKey(other) === recordKey(record));
				const greatest = same.reduce((a, b) => (compareRecords(a, b) >= 0 ? a : b));
				expect(findRecord(result, record)).toEqual(greatest);
			}
			expect(contents(result)).toHaveLength(new Set(all.map(recordKey)).size);
		}),
	);
});

test("an applied change leaves the layer it started from, and the change, as they were", () => {
	fc.assert(
		fc.property(anyLayer, anyChange, (layer, edit) => {
			applyChange(deepFreeze(layer), deepFreeze(edit));
		}),
	);
});

test("files that a change does not touch stay the very same value", () => {
	const layer = layerOf(layerId, [claim(), evidence(), setting()]);
	const edit = change([claim({ version: [2, layerId], statement: "Another." })]);
	const after = applyChange(layer, edit);
	expect(after.shards.get("settings.json")).toBe(layer.shards.get("settings.json"));
	expect(after.shards.get("claims/cl.json")).not.toBe(layer.shards.get("claims/cl.json"));
	expect(findRecord(layer, claim())).toMatchObject({ statement: "Twelve people were hurt." });
	expect(findRecord(after, claim())).toMatchObject({ statement: "Another." });
});

test("F6 an older change replayed does not bring old content back", () => {
	const layer = layerOf(layerId, [claim({ version: [5, foreignId], statement: "Newest." })]);
	const after = applyChange(layer, change([claim({ version: [4, layerId], statement: "Old." })]));
	expect(findRecord(after, claim())).toMatchObject({ statement: "Newest." });
});

test("F11 upTo is the highest change seen, also when it changed nothing", () => {
	const layer = { ...layerOf(layerId), upTo: 7 };
	expect(applyChange(layer, change([claim()], 3)).upTo).toBe(7);
	expect(applyChange(layer, change([claim()], 8)).upTo).toBe(8);
	expect(applyChange(layer, change([], 9)).upTo).toBe(9);
});

test("F11 a change names the files it touches, each once", () => {
	const records = [claim(), claim({ id: claimIds[1] }), claim({ id: claimIds[2] }), evidence(), setting()];
	expect([...shardsOf(change(records))].sort()).toEqual([
		"claims/cl.json",
		"claims/zl.json",
		`evidence/${sourceIds[0]}.json`,
		"settings.json",
	]);
});
