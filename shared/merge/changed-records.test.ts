import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../model/canonical-json.ts";
import { type Layer, recordKey, recordsOf, shardOf } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";
import { anyLayer, distinctRecords } from "../testing/arbitraries.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { claim, evidence, layerIds, layerOf, setting } from "../testing/samples.ts";
import { changedRecords } from "./changed-records.ts";

const [layerId = ""] = layerIds;
/** Often alike in part, as two states of one layer are. */
const twoStates = fc
	.tuple(distinctRecords, distinctRecords, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
	.map(([before, other, kept]): [Layer, Layer] => {
		const stays = before.filter((_, index) => kept[index]).map((record) => ({ ...record }));
		const keys = new Set(stays.map(recordKey));
		return [
			layerOf(layerId, before),
			layerOf(layerId, [...stays, ...other.filter((record) => !keys.has(recordKey(record)))]),
		];
	});

/** Every record of either state whose like is not in the other; the later one of two. */
function naive(before: Layer | undefined, after: Layer | undefined): string[] {
	const old = before ? [...recordsOf(before)] : [];
	const now = after ? [...recordsOf(after)] : [];
	const isIn = (record: LayerRecord, others: LayerRecord[]) =>
		others.some((other) => canonicalJson(other) === canonicalJson(record));
	const news = now.filter((record) => !isIn(record, old));
	const gone = old.filter((record) => now.every((other) => recordKey(other) !== recordKey(record)));
	return [...news, ...gone].map(canonicalJson).sort();
}

test("F10 what changed between two states of a layer equals a naive comparison", () => {
	fc.assert(
		fc.property(fc.oneof(twoStates, fc.tuple(anyLayer, anyLayer)), ([before, after]) => {
			deepFreeze([before, after]);
			const pairs = [
				[before, after],
				[undefined, after],
				[before, undefined],
			] as const;
			for (const [old, now] of pairs) {
				expect(changedRecords(old, now).map(canonicalJson).sort()).toEqual(naive(old, now));
			}
			expect(changedRecords(before, before)).toEqual([]);
			expect(changedRecords(undefined, undefined)).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

test("F10 a file that stayed the same value is not looked into", () => {
	const before = layerOf(layerId, [claim(), evidence(), setting()]);
	const shards = new Map(before.shards);
	const untouchable = new Map() as never as Map<string, LayerRecord>;
	Object.defineProperty(untouchable, Symbol.iterator, {
		value: () => {
			throw new Error("It was looked into.");
		},
	});
	shards.set("sources.json", untouchable);
	const changed = setting({ value: "Another", version: [2, layerId] });
	const after = new Map(shards).set(shardOf(changed), new Map([[recordKey(changed), changed]]));
	expect(changedRecords({ ...before, shards }, { ...before, shards: after })).toEqual([changed]);
});

test("F6 a record of the same version with other content has changed", () => {
	const forged = claim({ statement: "Forged." });
	expect(changedRecords(layerOf(layerId, [claim()]), layerOf(layerId, [forged]))).toEqual([forged]);
});
