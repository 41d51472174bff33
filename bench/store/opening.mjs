// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { schemaOf } from "../../electron/files/layer-shards.ts";
import { scanCase } from "../../electron/files/scan-case.ts";
import { CaseDesk } from "../../electron/services/case-desk.ts";
import { Profile } from "../../electron/services/profile.ts";
import { layerFile, sourceFile } from "../../shared/schema/files.ts";
import { readFileText } from "../../shared/schema/read-file.ts";
import { calmMoment } from "../measure/machine.mjs";
import { valueIn, world } from "./people.mjs";

/** @typedef {import("./ground.mjs").Place} Place */

/** How long a round waits for a calm moment, in milliseconds. */
const patience = 1_500;

/**
 * One opening of a case, beside what parsing all of its JSON takes, in milliseconds.
 * @typedef {object} Opening
 * @property {number} parsing JSON.parse of every file, all kept
 * @property {number} checking reading the same texts as the application does: parsed, checked, kept
 * @property {number} shown until the window has something to show
 * @property {number} read until everything is read and told
 * @property {boolean} calm
 */

/**
 * @typedef {object} Openings
 * @property {number} files
 * @property {number} megabytes of their text
 * @property {{ shown: number, evidence: number, sources: number }} first the first opening on this machine
 * @property {readonly Opening[]} openings those after it, as a window opens the case day by day
 */

/**
 * @param {Place} place
 * @param {number} rounds
 * @returns {Promise<Openings>}
 */
export async function measureOpening(place, rounds) {
	const texts = await textsOf(place.folder);
	const first = await open(place);
	/** @type {Opening[]} */
	const openings = [];
	for (let round = 0; round <= rounds; round += 1) {
		const calm = await calmMoment(patience);
		/** @type {Partial<Opening>} */
		const opening = { calm };
		/** @type {(() => Promise<Partial<Opening>>)[]} */
		const steps = [
			async () => ({ parsing: timeOf(() => texts.map(({ text }) => JSON.parse(text))) }),
			async () => ({
				checking: timeOf(() =>
					texts.map(({ schema, text, name }) => valueIn(readFileText(schema, text, name))),
				),
			}),
			() => open(place),
		];
		for (const step of round % 2 === 0 ? steps : steps.toReversed()) Object.assign(opening, await step());
		if (round > 0) openings.push(/** @type {Opening} */ (opening));
	}
	return {
		files: texts.length,
		megabytes: texts.reduce((sum, { text }) => sum + text.length, 0) / 1e6,
		first: { shown: first.shown, evidence: first.evidence, sources: first.sources },
		openings,
	};
}

/**
 * Opens the case as the window does, waits until it shows all of it, and leaves it.
 * @param {Place} place
 */
async function open({ folder, dataFolder }) {
	const profile = await Profile.read(dataFolder, world);
	/** @type {() => void} */
	let told = () => {};
	/** @type {Promise<void>} */
	const isRead = new Promise((resolve) => {
		told = resolve;
	});
	const desk = new CaseDesk({
		dataFolder,
		sampleFolder: folder,
		world,
		profile,
		suggestedName: "Nobody",
		dialogs: { confirmLeaving: async () => false },
		emit: (name, data) => {
			if (name === "caseChanged" && Object.hasOwn(/** @type {object} */ (data), "loading")) told();
		},
		log: { info: () => {}, error: (_event, error) => fail(error) },
		// They begin long after opening, and closing is not measured.
		automaticBackups: { opened: () => {}, closing: async () => {} },
	});
	collectGarbage();
	const start = performance.now();
	const view = valueIn(await desk.openFolder(folder));
	const shown = performance.now() - start;
	if (view.loading) await isRead;
	const read = performance.now() - start;
	const whole = await desk.view();
	await desk.close();
	return { shown, read, evidence: whole?.evidence.length ?? 0, sources: whole?.sources.length ?? 0 };
}

/** @param {unknown} error */
function fail(error) {
	throw error;
}

/**
 * What something takes from a clean start; its outcome is kept until then, as the application keeps it.
 * @param {() => unknown} act
 */
function timeOf(act) {
	collectGarbage();
	const start = performance.now();
	const kept = act();
	const time = performance.now() - start;
	return kept ? time : Number.NaN;
}

/** The program runs with `--expose-gc`. */
function collectGarbage() {
	/** @type {any} */ (globalThis).gc();
}

/** @param {string} folder */
async function textsOf(folder) {
	const { files } = await scanCase(folder);
	return [...files.keys()].map((name) => ({
		name,
		text: readFileSync(path.join(folder, name), "utf8"),
		schema: schemaFor(name),
	}));
}

/** @param {string} name */
function schemaFor(name) {
	if (name.startsWith("sources/")) return /** @type {any} */ (sourceFile);
	if (name.endsWith("/layer.json")) return /** @type {any} */ (layerFile);
	return schemaOf(name.split("/").slice(2).join("/"));
}
