import { analystOfLayer } from "../model/identifier.ts";
import { type Layer, recordKey, shardOf } from "../model/layer.ts";
import { compareRecords } from "../model/version.ts";
import type { LayerRecord } from "../schema/records.ts";

/** The winning version of a record and the analyst in whose layer it stands. */
export interface Winner {
	readonly record: LayerRecord;
	readonly analystId: string;
}

/**
 * What names a record in the whole case: evidence and silences belong to their analyst, whose id is
 * part of the key, so that no foreign layer can shadow them (rule F8); all else is shared.
 */
export function caseKey(record: LayerRecord, analystId: string): string {
	return caseKeyOf(recordKey(record), record, analystId);
}

/**
 * The case as the union of its layers (rule F10): commutative, associative, idempotent, because it
 * keeps the greatest version of every record under a total order (rule F6). One pass over the records.
 */
export function unite(layers: Iterable<Layer>): Map<string, Winner> {
	const winners = new Map<string, Winner>();
	for (const layer of layers) {
		const analystId = analystOfLayer(layer.id);
		for (const shard of layer.shards.values()) {
			for (const [name, record] of shard) {
				const key = caseKeyOf(name, record, analystId);
				if (beats(record, analystId, winners.get(key))) winners.set(key, { record, analystId });
			}
		}
	}
	return winners;
}

/**
 * The winner for one record, as `unite` would find it, without uniting everything: one look into each layer; for
 * evidence and silences one into each file of the analyst's, because a hostile layer can have one id in several.
 */
export function winnerFor(layers: Iterable<Layer>, like: LayerRecord, analystId: string): Winner | undefined {
	const key = recordKey(like);
	const owned = belongsToAnalyst(like);
	let winner: Winner | undefined;
	for (const layer of layers) {
		const owner = analystOfLayer(layer.id);
		if (owned && owner !== analystId) continue;
		const shards = owned ? layer.shards.values() : [layer.shards.get(shardOf(like))];
		for (const shard of shards) {
			const record = shard?.get(key);
			if (record && beats(record, owner, winner)) winner = { record, analystId: owner };
		}
	}
	return winner;
}

/** Of the winner for a record so far and a version of it that has come, the winner now, as `unite` would find it. */
export function winnerOf(present: Winner | undefined, come: Winner): Winner {
	return present && !beats(come.record, come.analystId, present) ? present : come;
}

/** Of one and the same record in two analysts' layers the smaller analyst id counts, so that no order of reading shows. */
function beats(record: LayerRecord, analystId: string, present: Winner | undefined): boolean {
	if (!present) return true;
	const order = compareRecords(record, present.record);
	return order > 0 || (order === 0 && analystId < present.analystId);
}

function caseKeyOf(key: string, record: LayerRecord, analystId: string): string {
	return belongsToAnalyst(record) ? `${analystId}/${key}` : key;
}

function belongsToAnalyst(record: LayerRecord): boolean {
	return record.kind === "evidence" || record.kind === "silence";
}
