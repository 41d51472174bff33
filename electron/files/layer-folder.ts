import type { Layer, Shard } from "../../shared/model/layer.ts";
import type { LayerFile } from "../../shared/schema/files.ts";
import { originalOf } from "./conflict-copies.ts";
import { shardWith } from "./layer-shards.ts";

/** A file of a layer as it was when it was last whole. */
export interface ShardFile {
	/** Number of the last change that the file contained (rule F11). */
	readonly upTo: number;
	readonly shard: Shard;
}

/** The files of one layer, each as it was when it was last whole. */
export interface LayerFolder {
	header: LayerFile | null;
	/** By path inside the layer; also the copies that sync engines make of a file in conflict. */
	readonly shards: Map<string, ShardFile>;
	/** The layer that the files make, until one of them changes. */
	layer: Layer | undefined;
}

/** The folder of a layer of which nothing has been read. */
export function emptyFolder(): LayerFolder {
	return { header: null, shards: new Map(), layer: undefined };
}

/** `evidence/….json` of `layers/<id>/evidence/….json`. */
export function pathInLayer(path: string): string {
	return path.split("/").slice(2).join("/");
}

/** The path of the shard that a file holds: its own, or, for a sync engine's copy of it, that of the original. */
export function shardPathOf(path: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const original = originalOf(name);
	return original === null ? path : path.slice(0, -name.length) + original;
}

/** Whether a file is a sync engine's copy of another. */
export function isConflictCopy(path: string): boolean {
	return shardPathOf(path) !== path;
}

/** The shards that files make, by their paths: a copy's records count like the original's (rule F6). */
export function unitedShards(files: ReadonlyMap<string, ShardFile>): Map<string, ShardFile> {
	const united = new Map<string, ShardFile>();
	for (const path of [...files.keys()].sort()) {
		const file = files.get(path);
		if (!file) continue;
		const target = shardPathOf(path);
		const present = united.get(target);
		united.set(target, present ? both(present, file) : file);
	}
	return united;
}

function both(one: ShardFile, other: ShardFile): ShardFile {
	return {
		upTo: Math.max(one.upTo, other.upTo),
		shard: shardWith(one.shard, other.shard.values()),
	};
}

/** The layer that the files of its folder make; undefined while nobody can be named for it. */
export function assembled(id: string, { header, shards }: LayerFolder): Layer | undefined {
	if (!header) return undefined;
	let { upTo } = header;
	const united = new Map<string, Shard>();
	for (const [path, file] of unitedShards(shards)) {
		upTo = Math.max(upTo, file.upTo);
		united.set(path, file.shard);
	}
	const { analyst, device, createdAt } = header;
	return { id, analyst, device, createdAt, upTo, shards: united };
}
