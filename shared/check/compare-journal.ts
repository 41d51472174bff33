import type { Layer, Shard } from "../model/layer.ts";
import { compareRecords, compareVersions, sameVersion } from "../model/version.ts";
import type { LayerRecord } from "../schema/records.ts";
import type { Found } from "./finding.ts";
import { count } from "./layer-file.ts";

/** A file of one's own layer as it was read. */
export interface OwnFile {
	readonly upTo: number;
	/** Of each record the greatest version in the file. */
	readonly shard: Shard;
}

/** What a journal alone makes of a layer. */
export type LoggedLayer = Pick<Layer, "id" | "upTo" | "shards">;

/**
 * Holds a file of one's own layer against its journal (rules F11, F12): what the journal has, and the file lacks or has
 * otherwise.
 *
 * @param path The file's path in the layer.
 * @param file Undefined where there is none.
 */
export function compareWithJournal(journal: LoggedLayer, path: string, file: OwnFile | undefined): Found[] {
	const name = { file: `layers/${journal.id}/${path}`, path };
	const logged: Shard = journal.shards.get(path) ?? new Map();
	const shard: Shard = file?.shard ?? new Map();
	return [...lacking(name, logged, shard, file !== undefined), ...differing(name, logged, shard)];
}

/** What only the files of one's own layer have, as one finding; null where that is nothing. By path in the layer. */
export function beyondJournal(
	journal: LoggedLayer,
	files: Iterable<readonly [path: string, file: OwnFile | null]>,
): Found | null {
	const newer: { path: string; key: string }[] = [];
	let furthest = { path: "", upTo: journal.upTo };
	for (const [path, file] of files) {
		if (file === null) continue;
		for (const key of newerKeys(journal.shards.get(path), file.shard)) newer.push({ path, key });
		if (file.upTo > furthest.upTo) furthest = { path, upTo: file.upTo };
	}
	const home = `layers/${journal.id}`;
	const reason =
		"the journal is younger than the case, or an old copy of it came back. Everything counts all the same.";
	const [first] = newer;
	if (first) {
		const isOne = newer.length === 1;
		const place = isOne ? { file: `${home}/${first.path}`, where: first.key } : { file: home };
		const what = `${count(newer.length, "record")} of ${place.file} ${isOne ? "is" : "are"} not in this computer's journal, or newer than there`;
		return { code: "not-in-journal", ...place, message: `${what}: ${reason}`, remedy: null };
	}
	if (furthest.path === "") return null;
	const file = `${home}/${furthest.path}`;
	const what = `${file} says that it contains change ${furthest.upTo} of this layer, and this computer's journal ends with ${journal.upTo}`;
	return { code: "not-in-journal", file, where: "upTo", message: `${what}: ${reason}`, remedy: null };
}

function newerKeys(logged: Shard | undefined, shard: Shard): string[] {
	return [...shard].flatMap(([key, record]) => {
		const known = logged?.get(key);
		return !known || compareVersions(record.version, known.version) > 0 ? [key] : [];
	});
}

interface Name {
	readonly file: string;
	readonly path: string;
}

function lacking({ file, path }: Name, logged: Shard, shard: Shard, isThere: boolean): Found[] {
	const keys = [...logged].flatMap(([key, record]) => (isOlder(shard.get(key), record) ? [key] : []));
	if (keys.length === 0) return [];
	const what = isThere
		? `${file} lacks ${count(keys.length, "record")} that this computer's journal has, or has an older version`
		: `${file} is not there, and this computer's journal has ${count(keys.length, "record")} of it`;
	const message = `${what}: an old copy came back, or writing it was cut off.`;
	const where = keys.length === 1 && isThere ? { where: keys[0] } : {};
	return [{ code: "behind-journal", file, ...where, message, remedy: { kind: "rewrite", path } }];
}

function isOlder(present: LayerRecord | undefined, logged: LayerRecord): boolean {
	return present === undefined || compareVersions(present.version, logged.version) < 0;
}

/** Two contents under one version: somebody or something other than Parallax has changed one of them. */
function differing({ file, path }: Name, logged: Shard, shard: Shard): Found[] {
	return [...logged].flatMap(([key, record]) => {
		const present = shard.get(key);
		if (!present || !sameVersion(present.version, record.version)) return [];
		const order = compareRecords(present, record);
		if (order === 0) return [];
		const what = `${key} is not as this computer's journal wrote it, under the same version.`;
		// Of two contents under one version everybody takes the greater canonical JSON (rule F6).
		const counts =
			order < 0 ? "The journal's content counts." : "The file's content is what everybody is shown.";
		const message = `${what} ${counts}`;
		const otherwise = "If it is wrong, edit it once more.";
		const remedy = order < 0 ? ({ kind: "rewrite", path } as const) : null;
		return [{ code: "record-differs", file, where: key, message, remedy, otherwise }];
	});
}
