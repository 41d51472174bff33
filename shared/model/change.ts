import type { LayerRecord } from "../schema/records.ts";
import { type Layer, recordKey, type Shard, shardOf } from "./layer.ts";
import { compareRecords } from "./version.ts";

/** One record before and after; before is null where there was none. */
export interface Edit {
	readonly before: LayerRecord | null;
	readonly after: LayerRecord;
}

/** What one action of the analyst did: one step of undo, one line of the journal (rules F11, F14). */
export interface Change {
	/** Consecutive within the layer, from 1. */
	readonly seq: number;
	/** Random id of the action. */
	readonly action: string;
	/** What was done, in words that fit behind "Undo". */
	readonly label: string;
	/** An instant in UTC, for display. */
	readonly at: string;
	/** The action that this one takes back, if it does. */
	readonly undoes?: string;
	readonly edits: readonly Edit[];
}

/**
 * The layer with the change in it. Newer versions stay: applying a change twice, or an old one
 * again, changes nothing, so editing, replay, undo and rebuild are this one function.
 */
export function applyChange(layer: Layer, change: Change): Layer {
	const shards = new Map(layer.shards);
	const copied = new Set<string>();
	for (const { after } of change.edits) {
		const path = shardOf(after);
		const key = recordKey(after);
		const shard: Shard = shards.get(path) ?? new Map();
		const present = shard.get(key);
		if (present && compareRecords(present, after) >= 0) continue;
		const next = copied.has(path) ? (shard as Map<string, LayerRecord>) : new Map(shard);
		copied.add(path);
		shards.set(path, next.set(key, after));
	}
	return { ...layer, upTo: Math.max(layer.upTo, change.seq), shards };
}

/** The files of the layer's folder that a change touches. */
export function shardsOf(change: Change): Set<string> {
	return new Set(change.edits.map((edit) => shardOf(edit.after)));
}
