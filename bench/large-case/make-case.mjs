// @ts-check
import path from "node:path";
import { createCaseFolder } from "../../electron/files/case-folder.ts";
import { contentOf } from "../../electron/files/layer-shards.ts";
import { sha256, storedSource } from "../../electron/files/stored-source.ts";
import { fileText } from "../../shared/model/canonical-json.ts";
import { applyChange } from "../../shared/model/change.ts";
import { layerIdOf, newId } from "../../shared/model/identifier.ts";
import { emptyLayer, shardOf } from "../../shared/model/layer.ts";
import { keepJournal, personHere } from "./own-journal.mjs";
import { writePlainFiles } from "./plain-files.mjs";
import { inventArticle, inventName, inventWords } from "./prose.mjs";
import { chanceOf } from "./random.mjs";
import { workOf } from "./work.mjs";

/** @typedef {import("./own-journal.mjs").Person} Person */
/** @typedef {import("./random.mjs").Chance} Chance */
/** @typedef {import("../../shared/model/layer.ts").Layer} Layer */
/** @typedef {import("../../shared/model/change.ts").Change} Change */

/**
 * @typedef {object} LargeCaseOptions
 * @property {string} folder where the case is made; its name should end in `.parallax`
 * @property {string} [dataFolder] of the application: the first analyst is then the one at this machine, and
 *   has a journal there
 * @property {number} [sources]
 * @property {number} [analysts]
 * @property {number} [evidence] all analysts' together
 * @property {number} [claims]
 * @property {number} [words] of each source, more or less
 * @property {string} [seed] the same seed makes the same case
 */

/**
 * @typedef {object} LargeCase
 * @property {string} caseId
 * @property {readonly Layer[]} layers as written, the own one first
 * @property {Person | null} own the analyst at this machine
 * @property {readonly string[]} sourceIds
 */

const colours = ["#3b6fb5", "#8a4fa3", "#a55a22", "#2b7a5b", "#a63d57", "#5c6470"];

/** What a case has unless told otherwise. */
export const usualSize = { sources: 1_000, analysts: 10, evidence: 100_000, claims: 2_000, words: 1_000 };

/**
 * Makes a case of any size, valid in every respect: texts are their hashes, anchors hold, versions follow
 * each other. Everything in it is invented.
 *
 * @param {LargeCaseOptions} options
 * @returns {Promise<LargeCase>}
 * @throws when something is at the place already, or the disk refuses
 */
export async function makeLargeCase(options) {
	const size = { ...usualSize, ...options };
	const { dataFolder, seed = "large case" } = options;
	// The journal remembers which folder it is for.
	const folder = path.resolve(options.folder);
	const chance = chanceOf(seed);
	const caseId = newId(chance.bytes);
	const made = await createCaseFolder(folder, caseId, "2026-01-05T07:55:00.000Z");
	if (!made.ok) throw new Error(made.problem.message);
	const words = inventWords(chance);
	const sources = inventSources(chance, words, size);
	await writePlainFiles(folder, sources.flatMap(sourceFiles));
	const claimIds = Array.from({ length: size.claims }, () => newId(chance.bytes));
	const desk = { chance, words, sources, claimIds, claims: new Map() };
	const world = { now: () => "2026-01-05T07:55:00.000Z", random: chance.bytes };
	const names = { analyst: inventName(chance, words), device: "desk" };
	const own = dataFolder === undefined ? null : await personHere(dataFolder, caseId, world, names);
	/** @type {Layer[]} */
	const layers = [];
	for (let number = 0; number < size.analysts; number += 1) {
		const isOwn = number === 0 && own !== null;
		const person = isOwn ? own : inventPerson(chance, words, number);
		const layerId = layerIdOf(person.analyst.id, person.device.id);
		const share = Math.floor((size.evidence + number) / size.analysts);
		const changes = workOf(desk, layerId, { number, of: size.analysts }, share);
		const layer = layerOf(layerId, person, changes);
		const files = layerFiles(layer, changes);
		await writePlainFiles(folder, files);
		if (isOwn && dataFolder !== undefined) {
			const place = { folder, dataFolder, caseId, world, person };
			await keepJournal(place, changes, [...files.keys()]);
		}
		layers.push(layer);
	}
	return { caseId, layers, own, sourceIds: sources.map(({ id }) => id) };
}

/**
 * @param {Chance} chance
 * @param {readonly string[]} vocabulary
 * @param {{ sources: number, words: number }} size
 */
function inventSources(chance, vocabulary, { sources, words }) {
	return Array.from({ length: sources }, () => {
		const source = storedSource(inventArticle(chance, vocabulary, words));
		return { ...source, original: `${sha256(source.text)}.txt` };
	});
}

/**
 * @param {ReturnType<typeof inventSources>[number]} source
 * @returns {[string, string][]}
 */
function sourceFiles({ id, blocks, text, original }) {
	const home = `sources/${id}`;
	return [
		[`${home}/source.json`, fileText({ format: "parallax/source", version: 1, blocks })],
		[`${home}/originals/${original}`, text],
	];
}

/**
 * @param {Chance} chance
 * @param {readonly string[]} words
 * @param {number} number
 * @returns {Person}
 */
function inventPerson(chance, words, number) {
	const colour = colours[number % colours.length] ?? "#3b6fb5";
	return {
		analyst: { id: newId(chance.bytes), name: inventName(chance, words), colour },
		device: { id: newId(chance.bytes), name: `desk-${number + 1}` },
	};
}

/**
 * @param {string} id
 * @param {Person} person
 * @param {readonly Change[]} changes
 * @returns {Layer}
 */
function layerOf(id, { analyst, device }, changes) {
	const [first] = changes;
	const empty = emptyLayer(id, analyst, device, first?.at ?? "2026-01-05T08:00:00.000Z");
	const edits = changes.flatMap((change) => change.edits);
	// As one change: a copy of the layer for each of ten thousand would take most of the time.
	return applyChange(empty, { seq: changes.length, action: "", label: "", at: "", edits });
}

/**
 * @param {Layer} layer
 * @param {readonly Change[]} changes
 * @returns {Map<string, string>} texts by path inside the case
 */
function layerFiles(layer, changes) {
	const upTo = new Map([["layer.json", 1]]);
	for (const { seq, edits } of changes) for (const { after } of edits) upTo.set(shardOf(after), seq);
	return new Map(
		[...upTo].map(([file, seq]) => [
			`layers/${layer.id}/${file}`,
			fileText(contentOf({ ...layer, upTo: seq }, file, {})),
		]),
	);
}
