import { join } from "node:path";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { emptyHistory, type History, historyOf } from "../../shared/model/history.ts";
import { emptyLayer, findRecord, type Layer, shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import { type ProblemCode, type Result, success } from "../../shared/result.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import { Journal, segmentName, segmentsIn } from "../files/journal.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { bringBackSource, keepSource, keptSourcesFolder, type Original } from "../files/kept-sources.ts";
import { isConflictCopy, type ShardFile } from "../files/layer-folder.ts";
import { containsShard } from "../files/layer-shards.ts";
import { readBytes } from "../files/read-file.ts";
import { keepingFolder, setAside } from "../files/set-aside.ts";
import type { StoredSource } from "../files/stored-source.ts";
import { filesAreThose, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import {
	type ChosenLayer,
	chooseLayer,
	journalsFolder,
	type OwnLayerOptions,
	olderFilesIn,
	ownJournal,
} from "./choose-layer.ts";
import { readSpilled, type Spilled, spill, spillPlaces } from "./spill.ts";

/** The layer that is written here: as it is by the journal and the files together, and where its changes go. */
export interface OwnLayer {
	readonly layer: Layer;
	/** Whether the disk has the layer's `layer.json` with this name; a layer is made with its first change. */
	readonly exists: boolean;
	/** Files of the layer that lack something the layer has, by their paths in it. */
	readonly behind: readonly string[];
	/** Those of them that had it once: an old copy came back, or the disk damaged them (rule F12). */
	readonly restored: readonly string[];
	/** Changes of the layer that the journal does not have: an earlier session could only spill them (rule F13). */
	readonly spilled: readonly Change[];
	/** What is wrong with the journal, in sentences. */
	readonly problems: readonly string[];
	/** Puts changes that the journal refuses where there is room; resolves with the place, or null. */
	spill(changes: readonly Change[]): Promise<string | null>;
	/** Removes what was spilled; call it once the journal has it. */
	removeSpilled(): Promise<void>;
	/** Appends changes to the journal; resolves with the number of a segment that this finished, or null. */
	log(changes: readonly Change[]): Promise<number | null>;
	/** The bytes of a finished segment, for its copy in the case. */
	segment(number: number): Promise<Uint8Array>;
	/** Every change that the journal has, oldest first. */
	logged(): Promise<readonly Change[]>;
	/** What can be undone and redone, also of earlier sessions (rule F14); read once it is asked for. */
	history(): Promise<History>;
	/** Notes that every file contains all changes up to `seq`. */
	noteSaved(seq: number): Promise<void>;
	/** Keeps a copy of a broken file of the layer, by its path in the case, before it is replaced. */
	setAside(path: string): Promise<void>;
	/** Keeps an article that is about to be imported into the case. */
	keepSource(source: StoredSource, original: Original): Promise<void>;
	/** Puts an article back that was kept and has gone from the case; false where it was not kept. */
	bringBackSource(sourceId: string, original: string): Promise<boolean>;
	/** The folder that keeps files of an older format before they are first written over (rule F15). */
	readonly olderFiles: string | undefined;
	close(): Promise<void>;
}

/**
 * Opens the layer that this analyst writes on this device: the files and the journal united by version, so that
 * what a crash kept from the files, or an old copy took out of them, is there again (rules F11, F12). A layer
 * that has no journal here is nobody's to write, even if it bears the analyst's name: then a new one begins.
 * Nothing is written. Refused where a newer Parallax has written the journal.
 */
export async function openOwnLayer(options: OwnLayerOptions): Promise<Result<OwnLayer>> {
	const { mirror, analyst, device, world } = options;
	const choice = await chooseLayer(options);
	if (!choice.ok) return choice;
	const chosen = choice.value;
	const journal = await Journal.open(chosen.folder, chosen.id);
	if (!journal.ok) return journal;
	const owner = { analyst, device: { ...device, id: chosen.deviceId } };
	const onDisk = layerOnDisk(mirror, chosen.id, owner, world.now(), mirror.shardsOf(chosen.id));
	// What only a sync engine's copy of a file has is missing from the file itself.
	const inFiles = layerOnDisk(mirror, chosen.id, owner, world.now(), mirror.filesOf(chosen.id));
	const checkpoint = await readCheckpoint(chosen.folder);
	const isIntact = checkpoint !== null && filesAreThose(mirror, chosen.id, checkpoint);
	const from = isIntact ? Math.max(1, checkpoint.segment) : 1;
	const { changes, problems } = await journal.value.read(from);
	const logged = changes.reduce(applyChange, onDisk);
	const places = spillPlaces(journalsFolder(options.dataFolder, options.caseId), options.caseId, chosen.id);
	const found = await readSpilled(places, chosen.id);
	const spilled = found.changes.map((change, index) => ({ ...change, seq: logged.upTo + 1 + index }));
	const newer = filesWith(mirror, chosen.id, "newer-format");
	const unwritten = firstLacking(changes, inFiles);
	for (const path of newer) unwritten.delete(path);
	const lacking = [...logged.shards].flatMap(([path, shard]) =>
		newer.includes(path) || containsShard(inFiles.shards.get(path) ?? new Map(), shard) ? [] : [path],
	);
	const restored = [...unwritten].flatMap(([path, seq]) => (seq <= (checkpoint?.seq ?? 0) ? [path] : []));
	const damaged = filesWith(mirror, chosen.id, "broken-file");
	const uncopied = await uncopiedSegments(mirror.folder, chosen.id, journal.value.segment);
	const header = mirror.headerOf(chosen.id);
	const exists = header !== null && header.analyst.name === analyst.name;
	const lostHeader = header === null && logged.upTo > 0 ? ["layer.json"] : [];
	return success(
		ownLayer(options, {
			...chosen,
			journal: journal.value,
			layer: spilled.reduce(applyChange, logged),
			spilled,
			places,
			found,
			exists,
			behind: [...new Set([...lacking, ...damaged, ...lostHeader, ...uncopied])],
			restored: [...new Set([...restored, ...damaged])],
			problems,
			history: from === 1 ? changes : null,
		}),
	);
}

function layerOnDisk(
	mirror: CaseMirror,
	id: string,
	{ analyst, device }: { readonly analyst: Analyst; readonly device: Device },
	now: string,
	files: ReadonlyMap<string, ShardFile>,
): Layer {
	const header = mirror.headerOf(id);
	let { upTo, ...layer } = emptyLayer(id, analyst, header?.device ?? device, header?.createdAt ?? now);
	upTo = header?.upTo ?? 0;
	for (const file of files.values()) upTo = Math.max(upTo, file.upTo);
	return { ...layer, upTo, shards: new Map([...files].map(([path, { shard }]) => [path, shard])) };
}

/** For every file that lacks something, the number of the first change that it lacks. */
function firstLacking(changes: readonly Change[], onDisk: Layer): Map<string, number> {
	const lacking = new Map<string, number>();
	for (const { seq, edits } of changes) {
		for (const { after } of edits) {
			const present = findRecord(onDisk, after);
			const isLacking = !present || compareRecords(present, after) < 0;
			if (isLacking && !lacking.has(shardOf(after))) lacking.set(shardOf(after), seq);
		}
	}
	return lacking;
}

/**
 * Files of the layer that cannot be used for a reason. The journal has what a broken one held; a newer program's
 * file is left to that program.
 */
function filesWith(mirror: CaseMirror, layerId: string, code: ProblemCode): string[] {
	const home = `layers/${layerId}/`;
	return mirror.notices.flatMap(({ file, problem }) =>
		file.startsWith(home) && problem.code === code && file.endsWith(".json") && !isConflictCopy(file)
			? [file.slice(home.length)]
			: [],
	);
}

/** Finished segments of which the case has no copy yet (rule F11). */
async function uncopiedSegments(folder: string, layerId: string, newest: number): Promise<string[]> {
	if (newest <= 1) return [];
	const copied = new Set(await segmentsIn(folder, `layers/${layerId}/history`));
	const finished = Array.from({ length: newest - 1 }, (_, index) => index + 1);
	return finished.filter((segment) => !copied.has(segment)).map(historyPath);
}

/** Where the copy of a finished segment stands in its layer. */
export function historyPath(segment: number): string {
	return `history/${segmentName(segment)}`;
}

interface Opened extends ChosenLayer {
	readonly journal: Journal;
	readonly layer: Layer;
	readonly exists: boolean;
	readonly behind: readonly string[];
	readonly restored: readonly string[];
	readonly problems: readonly string[];
	readonly spilled: readonly Change[];
	readonly places: readonly string[];
	readonly found: Spilled;
	/** All changes of the journal, where opening has read them. */
	readonly history: readonly Change[] | null;
}

function ownLayer({ caseId, dataFolder, machine, world, mirror }: OwnLayerOptions, opened: Opened): OwnLayer {
	const { journal, folder, layer, exists, behind, restored, problems, spilled } = opened;
	let isOwned = opened.isOwned;
	return {
		layer,
		exists,
		behind,
		restored,
		problems,
		spilled,
		spill: (changes) => spill(opened.places, opened.id, changes),
		removeSpilled: () => opened.found.remove(),
		async log(changes) {
			if (!isOwned) {
				await ownJournal(folder, { machine, folder: mirror.folder, createdAt: world.now() });
				isOwned = true;
			}
			return journal.append(changes);
		},
		async segment(number) {
			const bytes = await readBytes(join(folder, segmentName(number)), segmentName(number), 2 ** 30);
			if (!bytes.ok) throw new UnreadableFile(bytes.problem.message, bytes.problem.code);
			if (bytes.value === null) throw new UnreadableFile(`${segmentName(number)} is missing.`, "not-found");
			return bytes.value;
		},
		async logged() {
			return (await journal.read()).changes;
		},
		async history() {
			if (journal.segment === 0) return emptyHistory;
			return historyOf(opened.history ?? (await journal.read()).changes);
		},
		async noteSaved(seq) {
			const home = `layers/${opened.id}/`;
			const files = Object.fromEntries(
				mirror.seenBelow(home).map(([path, fingerprint]) => [path.slice(home.length), fingerprint]),
			);
			await writeCheckpoint(folder, { seq, segment: journal.segment, files });
		},
		async setAside(path) {
			await setAside(mirror.folder, path, keepingFolder(dataFolder, caseId));
		},
		keepSource: (source, original) => keepSource(keptSourcesFolder(dataFolder, caseId), source, original),
		bringBackSource: (sourceId, original) =>
			bringBackSource(keptSourcesFolder(dataFolder, caseId), mirror.folder, sourceId, original),
		olderFiles: olderFilesIn(folder),
		close: () => journal.close(),
	};
}

/** A layer without a journal: the sample's invented analyst, whose work is made anew rather than mended. */
export function unloggedLayer(layer: Layer): OwnLayer {
	return {
		layer,
		exists: false,
		behind: [],
		restored: [],
		problems: [],
		spilled: [],
		spill: async () => null,
		removeSpilled: async () => {},
		log: async () => null,
		segment: async () => new Uint8Array(),
		logged: async () => [],
		history: async () => emptyHistory,
		noteSaved: async () => {},
		setAside: async () => {},
		keepSource: async () => {},
		bringBackSource: async () => false,
		olderFiles: undefined,
		close: async () => {},
	};
}
