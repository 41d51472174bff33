import fc from "fast-check";
import { expect, test } from "vitest";
import { analystOfLayer } from "../model/identifier.ts";
import { type Layer, recordsOf } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { LayerRecord } from "../schema/records.ts";
import { anyLayer, anyLayers, hostileLayer } from "../testing/arbitraries.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { analystIds, claim, evidence, layerIds, layerOf, silence, sourceIds } from "../testing/samples.ts";
import { caseKey, unite, type Winner, winnerFor, winnerOf } from "./union.ts";

const [mine = "", mineElsewhere = "", theirs = ""] = layerIds;
const layersOfAnyKind = fc.array(fc.oneof(anyLayer, hostileLayer), { maxLength: 5 });

/** Winners by key, in the order of the keys: maps compare by content. */
function entries(winners: ReadonlyMap<string, Winner>): [string, Winner][] {
	return [...winners].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One layer that holds what some layers have together: what merging two merged cases means. */
function merged(layers: readonly Layer[]): Layer[] {
	const byLayer = new Map<string, LayerRecord[]>();
	for (const layer of layers) byLayer.set(layer.id, [...(byLayer.get(layer.id) ?? []), ...recordsOf(layer)]);
	return [...byLayer].map(([id, records]) => layerOf(id, records.sort(compareRecords)));
}

test("F10 the union does not depend on the order of the layers", () => {
	fc.assert(
		fc.property(
			layersOfAnyKind.chain((layers) =>
				fc.tuple(
					fc.constant(layers),
					fc.shuffledSubarray(layers, { minLength: layers.length, maxLength: layers.length }),
				),
			),
			([layers, shuffled]) => {
				expect(entries(unite(shuffled))).toEqual(entries(unite(layers)));
			},
		),
		{ numRuns: 500 },
	);
});

test("F10 the union does not depend on which layers arrived together, or how often", () => {
	fc.assert(
		fc.property(anyLayers, anyLayers, anyLayers, (a, b, c) => {
			const all = entries(unite([...a, ...b, ...c]));
			expect(entries(unite([...merged([...a, ...b]), ...c]))).toEqual(all);
			expect(entries(unite([...a, ...merged([...b, ...c])]))).toEqual(all);
			expect(entries(unite([...a, ...b, ...c, ...b, ...a]))).toEqual(all);
		}),
		{ numRuns: 300 },
	);
});

test("F10 taking in records one by one, in any order, gives the union", () => {
	const versions = layersOfAnyKind
		.map((layers) => ({
			layers,
			all: layers.flatMap(({ id, shards }) =>
				[...shards.values()].flatMap((shard) =>
					[...shard.values()].map((record): Winner => ({ record, analystId: analystOfLayer(id) })),
				),
			),
		}))
		.chain(({ layers, all }) =>
			fc.tuple(
				fc.constant(layers),
				fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
			),
		);
	fc.assert(
		fc.property(versions, ([layers, all]) => {
			const winners = new Map<string, Winner>();
			for (const version of all) {
				const key = caseKey(version.record, version.analystId);
				winners.set(key, winnerOf(winners.get(key), version));
			}
			expect(entries(winners)).toEqual(entries(unite(layers)));
		}),
		{ numRuns: 300 },
	);
});

test("F6 F8 F10 the union equals a naive oracle: the greatest of all versions, by record", () => {
	fc.assert(
		fc.property(layersOfAnyKind, (layers) => {
			const all = layers.flatMap((layer) =>
				[...recordsOf(layer)].map((record) => ({ record, analystId: analystOfLayer(layer.id) })),
			);
			const winners = unite(layers);
			for (const { record, analystId } of all) {
				const rivals = all.filter((other) => {
					if (other.record.kind !== record.kind) return false;
					if (record.kind === "evidence" || record.kind === "silence") {
						return other.analystId === analystId && (other.record as typeof record).id === record.id;
					}
					return caseKey(other.record, "") === caseKey(record, "");
				});
				const greatest = rivals
					.map((rival) => rival.record)
					.reduce((a, b) => (compareRecords(a, b) >= 0 ? a : b));
				expect(winners.get(caseKey(record, analystId))?.record).toEqual(greatest);
			}
			expect(winners.size).toBe(new Set(all.map(({ record, analystId }) => caseKey(record, analystId))).size);
		}),
		{ numRuns: 300 },
	);
});

test("F10 uniting changes no layer", () => {
	fc.assert(
		fc.property(anyLayers, (layers) => {
			unite(deepFreeze(layers));
		}),
	);
});

test("F10 the winner for one record is the one that uniting everything finds", () => {
	fc.assert(
		fc.property(layersOfAnyKind, anyLayer, (layers, asked) => {
			const winners = unite(layers);
			for (const like of recordsOf(asked)) {
				for (const analystId of analystIds) {
					expect(winnerFor(layers, like, analystId)).toEqual(winners.get(caseKey(like, analystId)));
				}
			}
		}),
		{ numRuns: 200 },
	);
});

test("F10 a record that two analysts' layers hold alike has the same owner in every order", () => {
	const copy = claim({ version: [2, mine] });
	const layers = [layerOf(theirs, [copy]), layerOf(mine, [{ ...copy }])];
	const forwards = unite(layers).get(caseKey(copy, ""));
	expect(unite([...layers].reverse()).get(caseKey(copy, ""))).toEqual(forwards);
	expect(winnerFor(layers, copy, analystIds[0])).toEqual(forwards);
	expect(winnerFor([...layers].reverse(), copy, analystIds[0])).toEqual(forwards);
});

test("F8 a foreign layer cannot shadow evidence or silences: both stand, each its author's", () => {
	for (const record of [evidence({ version: [1, mine] }), silence({ version: [1, mine] })]) {
		const forged = { ...record, deleted: true as const, version: [99, mine] as [number, string] };
		const winners = unite([layerOf(mine, [record]), layerOf(theirs, [forged])]);
		expect(winners.get(caseKey(record, analystIds[0]))).toEqual({ record, analystId: analystIds[0] });
		expect(winners.get(caseKey(record, analystIds[1]))).toEqual({ record: forged, analystId: analystIds[1] });
	}
});

test("F8 the same analyst's other device may change their evidence", () => {
	const newer = evidence({ version: [2, mineElsewhere], stance: "conflicts" });
	const winners = unite([layerOf(mine, [evidence()]), layerOf(mineElsewhere, [newer])]);
	expect(winners.get(caseKey(newer, analystIds[0]))?.record).toBe(newer);
	expect(winners.size).toBe(1);
});

test("F8 anyone may edit a claim: the newest version of any layer shows", () => {
	const edited = claim({ version: [2, theirs], statement: "Better." });
	expect(unite([layerOf(mine, [claim()]), layerOf(theirs, [edited])]).get(caseKey(claim(), ""))).toEqual({
		record: edited,
		analystId: analystIds[1],
	});
});

test("F7 a deletion wins by its version like any other, and an older one does not", () => {
	const deleted = claim({ version: [2, theirs], deleted: true });
	const layers = [layerOf(mine, [claim()]), layerOf(theirs, [deleted])];
	expect(unite(layers).get(caseKey(claim(), ""))?.record.deleted).toBe(true);
	const restored = layerOf(mine, [claim({ version: [3, mine] })]);
	expect(unite([...layers, restored]).get(caseKey(claim(), ""))?.record.deleted).toBeUndefined();
});

test("F10 evidence whose claim or source has not arrived yet is there all the same", () => {
	const early = evidence({ claimId: "notherebefore222", sourceId: sourceIds[1] });
	expect(unite([layerOf(theirs, [early])]).size).toBe(1);
	expect(unite([]).size).toBe(0);
});
