import { analystOfLayer } from "../model/identifier.ts";
import { findRecord, type Layer, recordKey, recordsOf } from "../model/layer.ts";
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
	const key = recordKey(record);
	return belongsToAnalyst(record) ? `${analystId}/${key}` : key;
}

/**
 * The case as the union of its layers (rule F10): commutative, associative, idempotent, because it
 * keeps the greatest version of every record under a total order (rule F6).
 */
export function unite(layers: Iterable<Layer>): Map<string, Winner> {
	const winners = new Map<string, Winner>();
	for (const layer of layers) {
		const analystId = analystOfLayer(layer.id);
		for (const record of recordsOf(layer)) {
			const key = caseKey(record, analystId);
			const present = winners.get(key);
			if (beats({ record, analystId }, present)) winners.set(key, { record, analystId });
		}
	}
	return winners;
}

/** The winner for one record, as `unite` would find it, without uniting everything. */
export function winnerFor(layers: Iterable<Layer>, like: LayerRecord, analystId: string): Winner | undefined {
	let winner: Winner | undefined;
	for (const layer of layers) {
		const owner = analystOfLayer(layer.id);
		if (belongsToAnalyst(like) && owner !== analystId) continue;
		const record = findRecord(layer, like);
		if (record && beats({ record, analystId: owner }, winner)) winner = { record, analystId: owner };
	}
	return winner;
}

/** Of one and the same record in two analysts' layers the smaller analyst id counts, so that no order of reading shows. */
function beats(candidate: Winner, present: Winner | undefined): boolean {
	if (!present) return true;
	const order = compareRecords(candidate.record, present.record);
	return order > 0 || (order === 0 && candidate.analystId < present.analystId);
}

function belongsToAnalyst(record: LayerRecord): boolean {
	return record.kind === "evidence" || record.kind === "silence";
}
