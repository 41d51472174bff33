import fc from "fast-check";
import { expect, test } from "vitest";
import { recordKey, type Shard, shardOf } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { LayerRecord } from "../schema/records.ts";
import { anyRecord, distinctRecords } from "../testing/arbitraries.ts";
import { claim, layerIds, layerOf } from "../testing/samples.ts";
import { beyondJournal, compareWithJournal, type OwnFile } from "./compare-journal.ts";

const [layerId = ""] = layerIds;

function shardOfRecords(records: readonly LayerRecord[]): Shard {
	return new Map(records.map((record) => [recordKey(record), record]));
}

test("K1 F12 a layer whose files are the journal's has nothing to be found", () => {
	fc.assert(
		fc.property(distinctRecords, fc.nat(9), (records, upTo) => {
			const journal = { ...layerOf(layerId, records), upTo: 9 };
			const files = [...journal.shards].map(([path, shard]): [string, OwnFile] => [path, { upTo, shard }]);
			for (const [path, file] of files) expect(compareWithJournal(journal, path, file)).toEqual([]);
			expect(beyondJournal(journal, files)).toBeNull();
		}),
	);
});

test("K1 F12 whatever the file lacks, has older or has otherwise is found, and is repairable unless the file's content wins", () => {
	fc.assert(
		fc.property(anyRecord, fc.option(anyRecord), (logged, other) => {
			const path = shardOf(logged);
			const journal = layerOf(layerId, [logged]);
			const present = other && recordKey(other) === recordKey(logged) ? other : null;
			const file = { upTo: 0, shard: shardOfRecords(present ? [present] : []) };
			const found = compareWithJournal(journal, path, file);
			const beyond = beyondJournal(journal, [[path, file]]);
			const order = present ? compareRecords(present, logged) : -1;
			expect(found.length > 0 || beyond !== null).toBe(order !== 0);
			expect(found.some(({ remedy }) => remedy !== null)).toBe(order < 0);
		}),
	);
});

test("K2 a file that is not there is told apart from one that lacks something", () => {
	const journal = layerOf(layerId, [claim()]);
	const path = shardOf(claim());
	const [gone] = compareWithJournal(journal, path, undefined);
	const [empty] = compareWithJournal(journal, path, { upTo: 0, shard: new Map() });
	expect(gone?.message).toContain("is not there, and this computer's journal has 1 record of it");
	expect(empty).toMatchObject({
		where: recordKey(claim()),
		message: expect.stringContaining("lacks 1 record"),
	});
	expect(compareWithJournal(journal, "settings.json", undefined)).toEqual([]);
});
