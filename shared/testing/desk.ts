import { changedRecords } from "../merge/changed-records.ts";
import { caseKey, type Winner, winnerFor } from "../merge/union.ts";
import { applyChange, type Change, type Edit } from "../model/change.ts";
import type { Editing } from "../model/edits.ts";
import { emptyHistory, type History, inverseEdits, withAction, withInverse } from "../model/history.ts";
import { analystOfLayer } from "../model/identifier.ts";
import type { Layer } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";
import type { Ledger } from "./ledger.ts";
import { instant, layerOf } from "./samples.ts";

/**
 * One analyst at one device, of pure values: a layer of one's own, copies of others' layers as they last arrived, and
 * the case that these make, brought up to date record by record as an open case is.
 */
export class Desk {
	own: Layer;
	/** Every state that the layer has been in, oldest first. */
	readonly states: Layer[];
	readonly copies = new Map<string, Layer>();
	readonly winners = new Map<string, Winner>();
	private history: History = emptyHistory;

	constructor(
		layerId: string,
		private readonly ledger: Ledger,
		private readonly newId: () => string,
	) {
		this.own = layerOf(layerId);
		this.states = [this.own];
	}

	get analystId(): string {
		return analystOfLayer(this.own.id);
	}

	get layers(): Layer[] {
		return [this.own, ...this.copies.values()];
	}

	get editing(): Editing {
		return { layerId: this.own.id, now: instant, newId: this.newId, current: (like) => this.current(like) };
	}

	/** The live records of a kind, as this desk has the case; evidence and silences only of this analyst. */
	live<Kind extends LayerRecord["kind"]>(kind: Kind): Extract<LayerRecord, { kind: Kind }>[] {
		return [...this.winners.values()].flatMap(({ record, analystId }) => {
			if (record.kind !== kind || record.deleted) return [];
			const isForeign = (kind === "evidence" || kind === "silence") && analystId !== this.analystId;
			return isForeign ? [] : [record as Extract<LayerRecord, { kind: Kind }>];
		});
	}

	/**
	 * Does edits as one action.
	 *
	 * @param seen Versions, besides the winning ones, that the analyst has taken into account.
	 * @param isLate Whether the analyst has taken those alone into account, and not seen the winning ones.
	 */
	act(edits: readonly Edit[], seen: readonly LayerRecord[] = [], isLate = false): void {
		for (const { before, after } of edits) this.enter(after, before && !isLate ? [before, ...seen] : seen);
		this.history = withAction(this.history, this.commit(edits));
	}

	/** Undoes or redoes one action; says whether that was possible. */
	reverse(direction: "undo" | "redo"): boolean {
		const undone = this.history[direction].newest;
		if (!undone) return false;
		const edits = inverseEdits(
			this.history,
			undone,
			this.own.id,
			instant,
			(like) => this.current(like),
			String,
		);
		if (!edits.ok) return false;
		edits.value.forEach(({ before, after }, index) => {
			const taken = undone.edits[index];
			const broughtBack = taken?.before ?? taken?.after;
			this.enter(after, broughtBack ? [broughtBack] : [], before ? [before] : []);
		});
		this.history = withInverse(this.history, direction, undone, this.commit(edits.value, undone.action));
		return true;
	}

	/** Somebody's layer arrives, in any state; one's own does not. */
	receive(layer: Layer): void {
		if (layer.id === this.own.id) return;
		const before = this.copies.get(layer.id);
		this.copies.set(layer.id, layer);
		for (const record of changedRecords(before, layer)) this.bringUpToDate(record, analystOfLayer(layer.id));
	}

	/** One file of somebody's layer arrives, before or after the others. */
	receiveFile(layer: Layer, path: string): void {
		const shard = layer.shards.get(path);
		if (!shard) return;
		const shards = new Map(this.copies.get(layer.id)?.shards).set(path, shard);
		this.receive({ ...layer, shards });
	}

	private commit(edits: readonly Edit[], undoes?: string): Change {
		const change: Change = {
			seq: this.own.upTo + 1,
			action: this.newId(),
			label: "",
			at: instant,
			...(undoes === undefined ? {} : { undoes }),
			edits,
		};
		this.own = applyChange(this.own, change);
		this.states.push(this.own);
		for (const { after } of edits) this.bringUpToDate(after, this.analystId);
		return change;
	}

	private bringUpToDate(like: LayerRecord, analystId: string): void {
		const key = caseKey(like, analystId);
		const winner = winnerFor(this.layers, like, analystId);
		if (winner) this.winners.set(key, winner);
		else this.winners.delete(key);
	}

	private current(like: LayerRecord): LayerRecord | undefined {
		return winnerFor(this.layers, like, this.analystId)?.record;
	}

	private enter(
		version: LayerRecord,
		madeFrom: readonly LayerRecord[],
		after: readonly LayerRecord[] = [],
	): void {
		this.ledger.enter(caseKey(version, this.analystId), version, madeFrom, after);
	}
}
