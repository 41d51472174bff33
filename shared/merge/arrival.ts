import type { Layer, Shard } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";

/** The records in which two states of one layer differ: the newer one's, or the older one's where it has gone. */
export function changedRecords(before: Layer | undefined, after: Layer | undefined): LayerRecord[] {
	const paths = new Set([...(before?.shards.keys() ?? []), ...(after?.shards.keys() ?? [])]);
	return [...paths].flatMap((path) => changedIn(before?.shards.get(path), after?.shards.get(path)));
}

function changedIn(before: Shard = new Map(), after: Shard = new Map()): LayerRecord[] {
	if (before === after) return [];
	const came = [...after].filter(([key, record]) => before.get(key) !== record);
	const went = [...before].filter(([key]) => !after.has(key));
	return [...came, ...went].map(([, record]) => record);
}
