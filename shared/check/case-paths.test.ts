import { expect, test } from "vitest";
import { shardOf } from "../model/layer.ts";
import { everyKind, layerIds, sourceIds } from "../testing/samples.ts";
import { type Place, placeOf } from "./case-paths.ts";

const [layerId = ""] = layerIds;
const [sourceId] = sourceIds;
const sha = "0123456789abcdef".repeat(4);
const layer = `layers/${layerId}`;

/** The names that one engine gives; which engines there are is told elsewhere. */
function originalOf(name: string): string | null {
	const original = name.replace(/\.sync-conflict-[^.]+/, "");
	return original === name ? null : original;
}

const places: [string, Place][] = [
	["case.json", { kind: "case" }],
	["sources", { kind: "folder" }],
	[`sources/${sourceId}`, { kind: "folder" }],
	[`sources/${sourceId}/originals`, { kind: "folder" }],
	[`sources/${sourceId}/source.json`, { kind: "source", sourceId }],
	[`sources/${sourceId}/originals/${sha}.txt`, { kind: "original", sourceId, name: `${sha}.txt` }],
	["layers", { kind: "folder" }],
	[layer, { kind: "folder" }],
	[`${layer}/claims`, { kind: "folder" }],
	[`${layer}/history`, { kind: "folder" }],
	[`${layer}/layer.json`, { kind: "header", layerId, path: "layer.json" }],
	[`${layer}/history/000001.jsonl`, { kind: "history", layerId, path: "history/000001.jsonl" }],
	[`${layer}/history/1234567.jsonl`, { kind: "history", layerId, path: "history/1234567.jsonl" }],
	[`${layer}/claims/.aa.json.0123456789ab.tmp`, { kind: "temporary", layerId }],
	[`sources/${sourceId}/.source.json.0123456789ab.tmp`, { kind: "temporary", layerId: null }],
	[
		`${layer}/claims/aa.sync-conflict-20260301-101500-ABCDEFG.json`,
		{ kind: "conflict", of: `${layer}/claims/aa.json` },
	],
	["case.sync-conflict-20260301-101500-ABCDEFG.json", { kind: "conflict", of: "case.json" }],
	[".git", { kind: "companion" }],
	[`${layer}/evidence/.DS_Store`, { kind: "companion" }],
	["sources/Thumbs.db", { kind: "companion" }],
	[`${layer}/decisions`, { kind: "companion" }],
	[`${layer}/report.json`, { kind: "companion" }],
	["decisions", { kind: "stray" }],
	["Layers", { kind: "stray" }],
	["layers/ada", { kind: "stray" }],
	[`${layer}/claims/AA.json`, { kind: "stray" }],
	[`${layer}/claims/aaa.json`, { kind: "stray" }],
	[`${layer}/claims/aa.json/x`, { kind: "stray" }],
	[`${layer}/history/1.jsonl`, { kind: "stray" }],
	[`sources/${sourceId}/originals/${sha}`, { kind: "stray" }],
	[`sources/${sourceId}/more.json`, { kind: "stray" }],
	["conflict.txt", { kind: "stray" }],
	["../case.json", { kind: "stray" }],
	["", { kind: "stray" }],
];

test.each(places)("K1 “%s” is known by its name", (path, place) => {
	expect(placeOf(path, originalOf)).toEqual(place);
});

test("K1 every file that a layer's records are kept in is a shard of it", () => {
	for (const path of everyKind.map(shardOf))
		expect(placeOf(`${layer}/${path}`, originalOf)).toEqual({ kind: "shard", layerId, path });
});
