// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { readCaseFolder } from "../../electron/files/case-folder.ts";
import { unite } from "../../shared/merge/union.ts";
import { calmMoment } from "../measure/machine.mjs";
import { valueIn } from "./people.mjs";

/** How long a round waits for a calm moment, in milliseconds. */
const patience = 1_000;

/**
 * Uniting all layers of a case, beside parsing their files; milliseconds, one of each round.
 * @typedef {object} Merging
 * @property {number} layers
 * @property {number} records of all layers together
 * @property {number} winners
 * @property {readonly { uniting: number, parsing: number }[]} rounds
 */

/**
 * @param {import("./ground.mjs").Place} place
 * @param {number} rounds
 * @returns {Promise<Merging>}
 */
export async function measureMerging({ folder }, rounds) {
	const { layers } = valueIn(await readCaseFolder(folder));
	const texts = jsonBelow(path.join(folder, "layers"));
	const shards = layers.flatMap((layer) => [...layer.shards.values()]);
	let winners = 0;
	const measured = [];
	for (let round = 0; round <= rounds; round += 1) {
		await calmMoment(patience);
		const start = performance.now();
		const parsed = texts.map((text) => JSON.parse(text));
		const between = performance.now();
		winners = unite(layers).size;
		const uniting = performance.now() - between;
		if (round > 0 && parsed.length > 0) measured.push({ uniting, parsing: between - start });
	}
	const records = shards.reduce((sum, { size }) => sum + size, 0);
	return { layers: layers.length, records, winners, rounds: measured };
}

/** @param {string} folder */
function jsonBelow(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
		.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
}
