import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { canonicalJson } from "../../shared/model/canonical-json.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { emptyLayer, type Layer, recordKey, recordsOf } from "../../shared/model/layer.ts";
import { type CaseContent, readCaseFolder } from "../files/case-folder.ts";
import { readJournal } from "../files/journal.ts";
import type { FileNotice } from "../files/list-folder.ts";
import { sha256 } from "../files/stored-source.ts";
import { journalsFolder } from "../services/choose-layer.ts";
import { machineMark } from "../services/machine-mark.ts";
import { openOwnLayer } from "../services/own-layer.ts";
import { layerOf, type Person, unwrap } from "./case.ts";
import { filesIn } from "./folder.ts";
import { fixedWorld } from "./world.ts";

/** A case and the data folder of somebody who works on it. */
export interface Place {
	readonly folder: string;
	readonly dataFolder: string;
	readonly person: Person;
}

/** A version of a record that the disk was said to have: its number, and the start of its hash. */
export interface SavedVersion {
	readonly n: number;
	readonly hash: string;
}

/** Of every record that the disk was said to have, by its key, the greatest version. */
export type Saved = Map<string, SavedVersion>;

/** Notes that the disk is said to have a change. */
export function noteSaved(saved: Saved, { edits }: Pick<Change, "edits">): void {
	for (const { after } of edits) {
		const hash = sha256(canonicalJson(after)).slice(0, 16);
		noteVersion(saved, recordKey(after), { n: after.version[0], hash });
	}
}

/** As `noteSaved`, of one record. */
export function noteVersion(saved: Saved, key: string, version: SavedVersion): void {
	if (version.n > (saved.get(key)?.n ?? 0)) saved.set(key, version);
}

/** What was said to be saved and is not in a layer, or not as it was said. */
export function missing(saved: Saved, layer: Layer | undefined): string[] {
	const present = new Map([...(layer ? recordsOf(layer) : [])].map((record) => [recordKey(record), record]));
	return [...saved].flatMap(([key, { n, hash }]) => {
		const record = present.get(key);
		if (!record || record.version[0] < n) return [`${key} ${n}`];
		const isAnother = record.version[0] === n && !sha256(canonicalJson(record)).startsWith(hash);
		return isAnother ? [`${key} ${n} with other content`] : [];
	});
}

/**
 * Checks a case as it lies on the disk, without opening it: both the files alone and the journal alone have
 * everything that was said to be saved, and the journal is whole.
 */
export async function checkSaved(place: Place, saved: Saved): Promise<CaseContent> {
	const { content, journal, ofJournal, ofFiles } = await layersOnDisk(place);
	expect(journal.problems).toEqual([]);
	expect(journal.changes.map(({ seq }) => seq)).toEqual(journal.changes.map((_, index) => index + 1));
	expect({ journal: missing(saved, ofJournal), files: missing(saved, ofFiles) }).toEqual({
		journal: [],
		files: [],
	});
	for (const key of saved.keys())
		if (key.startsWith("import/")) await checkImport(place.folder, content, key);
	return content;
}

/** Somebody's layer as the files alone and the journal alone have it; nothing is opened. */
export async function layersOnDisk({ folder, dataFolder, person }: Place) {
	const content = unwrap(await readCaseFolder(folder));
	const id = layerOf(person);
	const journal = await readJournal(join(journalsFolder(dataFolder, content.case.id), id), id);
	const ofJournal = journal.changes.reduce(applyChange, emptyLayer(id, person.analyst, person.device, ""));
	return { content, journal, ofJournal, ofFiles: content.layers.find((layer) => layer.id === id) };
}

/**
 * As `checkSaved`, and every file of the case and of the data folder is whole. Returns the temporary files, but
 * for those of imports that were never over.
 */
export async function checkDisk(place: Place, saved: Saved): Promise<string[]> {
	const { notices } = await checkSaved(place, saved);
	// Of an import that nobody was told of there may be the original, without its text.
	const isUnfinished = ({ file, problem }: FileNotice) =>
		file.endsWith("/source.json") && problem.message.endsWith("is missing.");
	expect(notices.filter((notice) => !isUnfinished(notice))).toEqual([]);
	const ofData = await filesIn(place.dataFolder).catch(() => []);
	for (const path of ofData)
		if (path.endsWith(".json")) JSON.parse(await readFile(join(place.dataFolder, path), "utf8"));
	const ofCase = (await filesIn(place.folder)).filter((path) => !path.startsWith("sources/"));
	return [...ofCase, ...ofData].filter((path) => path.endsWith(".tmp"));
}

/** A source is not in the journal: whoever says that its import is saved has stored it before. */
async function checkImport(folder: string, { sources }: CaseContent, key: string): Promise<void> {
	const [, sourceId = "", original = ""] = key.split("/");
	expect(sources.map(({ id }) => id)).toContain(sourceId);
	const bytes = await readFile(join(folder, "sources", sourceId, "originals", original));
	expect(sha256(bytes)).toBe(original.slice(0, 64));
}

/** Checks that opening a case, whatever state its files are in, gives everything that was said to be saved. */
export async function checkOpening({ folder, dataFolder, person }: Place, saved: Saved): Promise<void> {
	const { mirror, ...content } = unwrap(await readCaseFolder(folder));
	const machine = await machineMark(dataFolder);
	const world = fixedWorld();
	const own = unwrap(
		await openOwnLayer({ dataFolder, caseId: content.case.id, ...person, machine, mirror, world }),
	);
	await own.close();
	expect(own.problems).toEqual([]);
	expect(missing(saved, own.layer)).toEqual([]);
}
