import { assertNever } from "../result.ts";
import type { Analyst, Device, LayerRecord } from "../schema/records.ts";

/** Records of one file of a layer, by their key. */
export type Shard = ReadonlyMap<string, LayerRecord>;

/** Everything one analyst did in a case on one device (rules F5 to F9), a value. */
export interface Layer {
	readonly id: string;
	readonly analyst: Analyst;
	readonly device: Device;
	readonly createdAt: string;
	/** Number of the last change that this layer contains (rule F11). */
	readonly upTo: number;
	/** The layer's files by their path inside its folder. */
	readonly shards: ReadonlyMap<string, Shard>;
}

/** A layer in which nothing has been done yet. */
export function emptyLayer(id: string, analyst: Analyst, device: Device, createdAt: string): Layer {
	return { id, analyst, device, createdAt, upTo: 0, shards: new Map() };
}

/** What names a record within its layer; versions of the same thing share it. */
export function recordKey(record: LayerRecord): string {
	switch (record.kind) {
		case "claim":
		case "evidence":
		case "silence":
			return `${record.kind}/${record.id}`;
		case "import":
			return `import/${record.sourceId}/${record.original}`;
		case "metadata":
			return `metadata/${record.sourceId}/${record.field}`;
		case "boilerplate":
			return `boilerplate/${record.sourceId}/${record.block}`;
		case "exclusion":
			return `exclusion/${record.sourceId}`;
		case "setting":
			return `setting/${record.name}`;
		case "rank":
			return `rank/${record.claimId}`;
		default:
			return assertNever(record);
	}
}

/** The file of the layer's folder that a record is kept in, with `/`. */
export function shardOf(record: LayerRecord): string {
	switch (record.kind) {
		case "claim":
			return `claims/${record.id.slice(0, 2)}.json`;
		case "evidence":
		case "silence":
			return `evidence/${record.sourceId}.json`;
		case "import":
		case "metadata":
		case "boilerplate":
		case "exclusion":
			return "sources.json";
		case "setting":
		case "rank":
			return "settings.json";
		default:
			return assertNever(record);
	}
}

/** The layer's own version of the record that `like` is a version of. */
export function findRecord(layer: Layer, like: LayerRecord): LayerRecord | undefined {
	return layer.shards.get(shardOf(like))?.get(recordKey(like));
}

/** Every record of a layer. */
export function* recordsOf(layer: Layer): Generator<LayerRecord> {
	for (const shard of layer.shards.values()) yield* shard.values();
}
