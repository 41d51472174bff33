// @ts-check
import path from "node:path";
import { performance } from "node:perf_hooks";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import { recordsOf } from "../../shared/model/layer.ts";

/**
 * What most programs of this kind do: lowdb with its own adapter, and everything in one file. It does not even sync.
 * @param {string} folder
 * @param {readonly import("../../shared/model/layer.ts").Layer[]} layers whose records it holds
 * @returns {{ write: () => Promise<number> }} adds one record; gives the milliseconds until it is acknowledged
 */
export function openPeer(folder, layers) {
	const records = layers.flatMap((layer) => [...recordsOf(layer)]);
	/** @type {JSONFile<{ records: import("../../shared/schema/records.ts").LayerRecord[] }>} */
	const adapter = new JSONFile(path.join(folder, "peer.json"));
	const file = new Low(adapter, { records });
	return {
		async write() {
			const start = performance.now();
			file.data.records.push(...structuredClone(records.slice(0, 1)));
			await file.write();
			return performance.now() - start;
		},
	};
}
