import { caseKey } from "../merge/union.ts";
import { analystOfLayer } from "../model/identifier.ts";
import { type Layer, recordKey, shardOf } from "../model/layer.ts";
import type { LayerRecord } from "../schema/records.ts";
import { Desk } from "./desk.ts";
import { Ledger } from "./ledger.ts";
import { deviceIds, layerOf } from "./samples.ts";

const analystIds = [..."abdef"].map((letter) => letter.repeat(16));
/** Between the analysts in the order of layer ids, so that its forgeries win some ties and lose others. */
export const hostileLayerId = `${"c".repeat(16)}-${deviceIds[0]}`;
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** Everybody's desks, and what has truly happened at them. */
export class Newsroom {
	readonly ledger = new Ledger();
	readonly desks: readonly Desk[];
	/** A layer that follows no rules, in all its states, oldest first. */
	readonly hostile: Layer[] = [layerOf(hostileLayerId)];
	/** Case keys of records that the hostile layer has. */
	readonly touched = new Set<string>();
	/** Those of them where it lies about who made a version, or what it came of. */
	readonly forged = new Set<string>();
	/** How often each action has really done something. */
	readonly done = new Map<string, number>();
	private ids = 0;

	constructor(hasTwoDevices: readonly boolean[]) {
		this.desks = hasTwoDevices.flatMap((isTwo, index) =>
			deviceIds
				.slice(0, isTwo ? 2 : 1)
				.map((device) => new Desk(`${analystIds[index]}-${device}`, this.ledger, this.newId)),
		);
	}

	/** The newest state of every layer. */
	get layers(): Layer[] {
		const hostile = this.hostile.at(-1);
		return [...this.desks.map((desk) => desk.own), ...(hostile ? [hostile] : [])];
	}

	/** Everybody's desk at the end of a history in which everything has arrived everywhere, in different orders. */
	exchangeEverything(): void {
		const { layers } = this;
		this.desks.forEach((desk, index) => {
			for (const layer of [...layers.slice(index), ...layers.slice(0, index)]) desk.receive(layer);
		});
	}

	/** Puts a record into the hostile layer, over whatever is there; it says it came of what `original` came of. */
	forge(record: LayerRecord, original: LayerRecord, isForged: boolean): void {
		const layer = this.hostile.at(-1) ?? layerOf(hostileLayerId);
		const path = shardOf(record);
		const shard = new Map(layer.shards.get(path)).set(recordKey(record), record);
		this.hostile.push({ ...layer, shards: new Map(layer.shards).set(path, shard) });
		const key = caseKey(record, analystOfLayer(hostileLayerId));
		this.ledger.enter(key, record, [], [...this.ledger.ancestorsOf(original)]);
		this.touched.add(key);
		if (isForged) this.forged.add(key);
	}

	/** Ids that are never the same; claims share files. */
	private readonly newId = (): string => {
		const n = this.ids++;
		return `${alphabet[n % 3]}a${alphabet[n & 31]}${alphabet[(n >> 5) & 31]}`.padEnd(16, "a");
	};
}
