import type { Layer, Shard } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { LayerRecord } from "../schema/records.ts";

const noRecords: Shard = new Map();
const noShards: Layer["shards"] = new Map();

/**
 * What differs between two states of a layer, `undefined` where it is not there: each record that is new or has
 * another version or content, as it is after; each that has gone, as it was before. A file that is the same value in
 * both costs nothing.
 */
export function changedRecords(before: Layer | undefined, after: Layer | undefined): LayerRecord[] {
	const { shards: old } = before ?? { shards: noShards };
	const { shards: now } = after ?? { shards: noShards };
	const paths = new Set([...old.keys(), ...now.keys()]);
	return [...paths].flatMap((path) => changedIn(old.get(path) ?? noRecords, now.get(path) ?? noRecords));
}

function changedIn(before: Shard, after: Shard): LayerRecord[] {
	if (before === after) return [];
	const changed: LayerRecord[] = [];
	for (const [key, record] of after) {
		const was = before.get(key);
		if (!was || compareRecords(was, record) !== 0) changed.push(record);
	}
	for (const [key, record] of before) if (!after.has(key)) changed.push(record);
	return changed;
}
