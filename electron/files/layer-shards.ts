import { type Layer, recordKey, type Shard, shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import { type FileSchema, headerOf } from "../../shared/schema/file-schema.ts";
import { claimsFile, evidenceFile, layerFile, settingsFile, sourcesFile } from "../../shared/schema/files.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";

/** The folders of a layer that hold shards, and the files that stand in the layer's own folder. */
export const shardFolders = [
	{ folder: "claims", name: /^[a-z2-7]{2}\.json$/ },
	{ folder: "evidence", name: /^[a-z2-7]{26}\.json$/ },
] as const;
export const shardFiles = /^(?:sources|settings)\.json$/;

/** The schema of a shard by its path inside the layer. */
export function schemaOf(path: string): FileSchema {
	if (path.startsWith("claims/")) return claimsFile as unknown as FileSchema;
	if (path.startsWith("evidence/")) return evidenceFile as unknown as FileSchema;
	return (path === "sources.json" ? sourcesFile : settingsFile) as unknown as FileSchema;
}

/** Why a file cannot be used that holds a record of another file, in a sentence; null where it holds none. */
export function misplacedRecord(file: string, path: string, records: readonly LayerRecord[]): string | null {
	const stray = records.findIndex((record) => shardOf(record) !== path);
	return stray < 0 ? null : `${file}: records[${stray}] belongs in another file.`;
}

/** A shard and further records; of two versions of one record the greater stays (rule F6), also within a file. */
export function shardWith(shard: Shard, records: Iterable<LayerRecord>): Shard {
	const united = new Map(shard);
	for (const record of records) {
		const key = recordKey(record);
		const present = united.get(key);
		if (!present || compareRecords(present, record) < 0) united.set(key, record);
	}
	return united;
}

/** Whether a shard has, of every record of another, that version or a greater one (rule F6). */
export function containsShard(shard: Shard, other: Shard): boolean {
	for (const [key, record] of other) {
		const present = shard.get(key);
		if (!present || compareRecords(present, record) < 0) return false;
	}
	return true;
}

/** The content of `layer.json`, or of the shard at a path, as the layer has it. */
export function contentOf(layer: Layer, path: string, present: PresentFile): Record<string, unknown> {
	const { id, analyst, device, createdAt } = layer;
	const upTo = Math.max(layer.upTo, present.upTo ?? 0);
	if (path === "layer.json")
		return { ...headerOf(layerFile as unknown as FileSchema), id, analyst, device, createdAt, upTo };
	const records = inOrder(withLacking(layer.shards.get(path) ?? new Map(), present.records ?? []));
	if (path.startsWith("evidence/")) {
		const sourceId = path.slice("evidence/".length, -".json".length);
		return { ...headerOf(schemaOf(path)), upTo, sourceId, records };
	}
	return { ...headerOf(schemaOf(path)), upTo, records };
}

/** A shard, and what else its file has; mostly that is the very same records, which need no comparing. */
function withLacking(shard: Shard, present: readonly LayerRecord[]): Shard {
	const own = new Set(shard.values());
	const others = present.filter((record) => !own.has(record));
	return others.length === 0 ? shard : shardWith(shard, others);
}

/** By their keys, so that the same records always make the same file. */
function inOrder(shard: Shard): LayerRecord[] {
	return [...shard.keys()].sort().flatMap((key) => shard.get(key) ?? []);
}

/** What a file of one's own holds that the layer may not have: it may have become whole after it was read. */
export interface PresentFile {
	readonly upTo?: number;
	readonly records?: readonly LayerRecord[];
}
