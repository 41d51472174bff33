// @ts-check
import { lstat } from "node:fs/promises";
import { CaseMirror } from "../../electron/files/case-mirror.ts";
import { fingerprintOf } from "../../electron/files/fingerprint.ts";
import { inBatches } from "../../electron/files/in-batches.ts";
import { inside } from "../../electron/files/inside.ts";
import { machineMark } from "../../electron/services/machine-mark.ts";
import { historyPath, openOwnLayer } from "../../electron/services/own-layer.ts";
import { Profile } from "../../electron/services/profile.ts";
import { writePlainFiles } from "./plain-files.mjs";

/** @typedef {import("../../electron/services/ports.ts").World} World */
/** @typedef {import("../../shared/model/change.ts").Change} Change */
/** @typedef {Pick<import("../../shared/model/layer.ts").Layer, "analyst" | "device">} Person */

/** Changes appended together: often enough that no segment grows far beyond its size. */
const burst = 50;

/**
 * The analyst at this machine, by a data folder; made up where nobody has worked here yet.
 * @param {string} dataFolder
 * @param {string} caseId
 * @param {World} world
 * @param {{ analyst: string, device: string }} names for somebody who has none yet
 * @returns {Promise<Person>}
 */
export async function personHere(dataFolder, caseId, world, { analyst, device }) {
	const profile = await Profile.read(dataFolder, world);
	if (profile.analyst === null) await profile.setAnalyst(analyst, true);
	return profile.identity(analyst, device, caseId);
}

/**
 * Keeps the journal of a layer that was written here, so that opening its case takes the usual way: the
 * journal, its copies in the case, and the checkpoint that says that all of it is in the files.
 *
 * @param {{ folder: string, dataFolder: string, caseId: string, world: World, person: Person }} place
 * @param {readonly Change[]} changes
 * @param {readonly string[]} files the layer's, by their paths inside the case
 */
export async function keepJournal({ folder, dataFolder, caseId, world, person }, changes, files) {
	const machine = await machineMark(dataFolder);
	const mirror = new CaseMirror(folder);
	const opened = await openOwnLayer({ dataFolder, caseId, ...person, machine, mirror, world });
	if (!opened.ok) throw new Error(opened.problem.message);
	const own = opened.value;
	if (own.layer.upTo > 0) throw new Error("There is a journal of this case already: choose another seed.");
	/** @type {[string, Uint8Array][]} */
	const copies = [];
	for (let start = 0; start < changes.length; start += burst) {
		const finished = await own.log(changes.slice(start, start + burst));
		if (finished !== null)
			copies.push([`layers/${own.layer.id}/${historyPath(finished)}`, await own.segment(finished)]);
	}
	await writePlainFiles(folder, copies);
	await inBatches(files, 64, async (file) => {
		mirror.wrote(file, fingerprintOf(await lstat(inside(folder, file), { bigint: true })));
	});
	await own.noteSaved(changes.at(-1)?.seq ?? 0);
	await own.close();
}
