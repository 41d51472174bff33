import fc from "fast-check";
import { expect, test } from "vitest";
import { recordKey, shardOf } from "../model/layer.ts";
import { distinctRecords } from "../testing/arbitraries.ts";
import { claim, evidence, layerIds, silence, sourceIds } from "../testing/samples.ts";
import { checkRecords } from "./check-records.ts";

const [layerId = "", otherDevice = "", otherAnalyst = ""] = layerIds;
const file = { file: `layers/${layerId}/claims/cl.json`, path: "claims/cl.json", layerId, isOwn: false };

/** For files without silences whose ids matter. */
const anyId = () => "silenceaaaaaaaaaaaaaaaaaaa";

test("K1 nothing is found about files as Parallax writes them", () => {
	fc.assert(
		fc.property(distinctRecords, (records) => {
			for (const path of new Set(records.map(shardOf))) {
				const own = records.filter((record) => shardOf(record) === path);
				const stamped = own.map((record) => ({ ...record, version: [1, layerId] as [number, string] }));
				const silenceIdOf = (_analyst: string, claimId: string, sourceId: string) =>
					own.flatMap((record) =>
						record.kind === "silence" && record.claimId === claimId && record.sourceId === sourceId
							? [record.id]
							: [],
					)[0] ?? "";
				expect(checkRecords({ ...file, path }, stamped, silenceIdOf)).toEqual([]);
			}
		}),
	);
});

test("K1 F6 F8 others' versions are counted, and told apart where they are on evidence", () => {
	const by = (id: string) => ({ version: [1, id] as [number, string] });
	const found = checkRecords(
		{ ...file, path: shardOf(evidence()) },
		[
			evidence(by(layerId)),
			evidence({ id: "evidencecccccccc", ...by(otherDevice) }),
			evidence({ id: "evidencedddddddd", ...by(otherAnalyst) }),
			silence({ ...by(otherAnalyst) }),
		],
		anyId,
	);
	expect(found.map(({ code, where }) => [code, where])).toEqual([
		["foreign-evidence", "evidence/evidencedddddddd"],
		["foreign-evidence", "silence/silenceaaaaaaaaaaaaaaaaaaa"],
		["stamped-elsewhere", undefined],
	]);
	expect(found[2]?.message).toContain("1 record of");
	const claims = [claim(by(otherAnalyst)), claim({ id: "claimbaaaaaaaaaa", ...by(otherDevice) })];
	expect(checkRecords(file, claims, anyId)).toMatchObject([
		{ code: "stamped-elsewhere", message: expect.stringContaining("2 records of") },
	]);
});

test("K1 F9 a silence must have the id that its analyst, claim and source give", () => {
	const asked: string[][] = [];
	const path = shardOf(silence());
	const silenceIdOf = (...parts: string[]) => {
		asked.push(parts);
		return "silenceaaaaaaaaaaaaaaaaaaa";
	};
	expect(checkRecords({ ...file, path }, [silence()], silenceIdOf)).toEqual([]);
	expect(asked).toEqual([["aaaaaaaaaaaaaaaa", silence().claimId, sourceIds[0]]]);
	expect(checkRecords({ ...file, path }, [silence()], () => "another")).toMatchObject([
		{ code: "silence-id", where: recordKey(silence()) },
	]);
});

test("K3 only one's own files are written anew", () => {
	const records = [claim(), claim()];
	expect(checkRecords(file, records, anyId)).toMatchObject([{ code: "duplicate-record", remedy: null }]);
	expect(checkRecords({ ...file, isOwn: true }, records, anyId)).toMatchObject([
		{ code: "duplicate-record", remedy: { kind: "rewrite", path: "claims/cl.json" } },
	]);
});
