import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { emptyHistory, type History, historyOf } from "../../shared/model/history.ts";
import { layerIdOf, newId } from "../../shared/model/identifier.ts";
import { emptyLayer, findRecord, type Layer, shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import { failure, type ProblemCode, type Result, success } from "../../shared/result.ts";
import { type CheckpointFile, checkpointFile, ownerFile } from "../../shared/schema/local-files.ts";
import type { FileSchema } from "../../shared/schema/read-file.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { sweepTemporaryFiles, writeAtomically } from "../files/atomic-write.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import { inside } from "../files/inside.ts";
import { Journal, segmentName, segmentsIn } from "../files/journal.ts";
import { jsonFile, UnreadableFile } from "../files/json-file.ts";
import { listFolder } from "../files/list-folder.ts";
import { readBytes } from "../files/read-file.ts";
import { sha256 } from "../files/stored-source.ts";
import type { World } from "./ports.ts";
import { readSpilled, type Spilled, spill, spillPlaces } from "./spill.ts";

/** What opening one's own layer needs to know. */
export interface OwnLayerOptions {
	readonly dataFolder: string;
	readonly caseId: string;
	readonly analyst: Analyst;
	readonly device: Device;
	/** See `machine-mark.ts`. */
	readonly machine: string;
	readonly mirror: CaseMirror;
	readonly world: World;
}

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
	/** What can be undone and redone, also of earlier sessions (rule F14); read once it is asked for. */
	history(): Promise<History>;
	/** Notes that every file contains all changes up to `seq`. */
	noteSaved(seq: number): Promise<void>;
	/** Keeps a copy of a broken file of the layer, by its path in the case, before it is replaced. */
	setAside(path: string): Promise<void>;
	close(): Promise<void>;
}

/** Beside the journal: broken files as they were before they were put right. */
const setAsideFolder = "set-aside";

const layerFolder = /^[a-z2-7]{16}-[a-z2-7]{16}$/;

/** The folder of all journals of a case. */
export function journalsFolder(dataFolder: string, caseId: string): string {
	return join(dataFolder, "journals", caseId);
}

/**
 * Opens the layer that this analyst writes on this device: the files and the journal united by version, so that
 * what a crash kept from the files, or an old copy took out of them, is there again (rules F11, F12). A layer
 * that has no journal here is nobody's to write, even if it bears the analyst's name: then a new one begins.
 * Nothing is written. Refused where a newer Parallax has written the journal, or the disk does not let it be read.
 */
export async function openOwnLayer(options: OwnLayerOptions): Promise<Result<OwnLayer>> {
	const { mirror, analyst, device, world } = options;
	const choice = await chooseLayer(options);
	if (!choice.ok) return choice;
	const chosen = choice.value;
	const journal = await Journal.open(chosen.folder, chosen.id);
	if (!journal.ok) return journal;
	await sweepTemporaryFiles(join(chosen.folder, setAsideFolder));
	const onDisk = layerOnDisk(mirror, chosen.id, analyst, { ...device, id: chosen.deviceId }, world.now());
	const checkpoint = await readCheckpoint(chosen.folder);
	const isIntact = checkpoint !== null && filesAreThose(mirror, chosen.id, checkpoint);
	const from = isIntact ? Math.max(1, checkpoint.segment) : 1;
	const { changes, problems, unreadable } = await journal.value.read(from);
	// What is built without it would number its changes and versions anew.
	if (unreadable) return failure("unreadable-file", `This computer's journal of the case: ${unreadable}`);
	const logged = changes.reduce(applyChange, onDisk);
	const places = spillPlaces(journalsFolder(options.dataFolder, options.caseId), options.caseId, chosen.id);
	const found = await readSpilled(places, chosen.id);
	const spilled = found.changes.map((change, index) => ({ ...change, seq: logged.upTo + 1 + index }));
	const newer = filesWith(mirror, chosen.id, "newer-format");
	const unwritten = firstLacking(changes, onDisk);
	for (const path of newer) unwritten.delete(path);
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
			behind: [...new Set([...unwritten.keys(), ...damaged, ...lostHeader, ...uncopied])],
			restored: [...new Set([...restored, ...damaged])],
			problems,
			history: from === 1 ? changes : null,
		}),
	);
}

interface Chosen {
	readonly id: string;
	readonly deviceId: string;
	/** Where its journal is, or will be. */
	readonly folder: string;
	/** Whether the journal is known to be this machine's. */
	readonly isOwned: boolean;
}

/**
 * The layer whose journal is here and belongs to this machine; else a layer that nobody has written. Refused where
 * the journals cannot be looked at: one that does not show must not be given up for a new layer.
 */
async function chooseLayer(options: OwnLayerOptions): Promise<Result<Chosen>> {
	const { dataFolder, caseId, analyst, device, mirror, machine, world } = options;
	const folder = journalsFolder(dataFolder, caseId);
	const path = `journals/${caseId}`;
	const { names, notices } = await listFolder(dataFolder, path, layerFolder, "folders");
	const unlisted = notices.find(({ file }) => file === path)?.problem;
	if (unlisted) return failure("unreadable-file", `Parallax's own folder: ${unlisted.message}`);
	const usual = layerIdOf(analyst.id, device.id);
	const ofAnalyst = names.filter((name) => name.startsWith(`${analyst.id}-`));
	const inOrder = [...ofAnalyst].sort(
		(a, b) => Number(b === usual) - Number(a === usual) || (a < b ? 1 : -1),
	);
	for (const id of inOrder) {
		const owner = await ownerOf(join(folder, id));
		if (!owner.ok) return owner;
		if (owner.value === machine)
			return success({
				id,
				deviceId: id.slice(analyst.id.length + 1),
				folder: join(folder, id),
				isOwned: true,
			});
	}
	let deviceId = device.id;
	while (await isTaken(layerIdOf(analyst.id, deviceId), folder, mirror)) deviceId = newId(world.random);
	const id = layerIdOf(analyst.id, deviceId);
	return success({ id, deviceId, folder: join(folder, id), isOwned: false });
}

/** Whether somebody has written a layer: here, or the case has it. A journal's folder without a segment says nothing. */
async function isTaken(id: string, journals: string, mirror: CaseMirror): Promise<boolean> {
	return mirror.hasLayer(id) || (await segmentsIn(join(journals, id))).length > 0;
}

/** The machine that a journal belongs to, or null where nobody can tell. Refused where the disk does not say. */
async function ownerOf(folder: string): Promise<Result<string | null>> {
	const file = ownerFileIn(folder);
	try {
		await file.read();
		return success(file.data.machine);
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		return error.code === "unreadable-file" ? failure(error.code, error.message) : success(null);
	}
}

function ownerFileIn(folder: string) {
	const path = join(folder, "owner.json");
	const nobody = { format: "parallax/owner", version: 1, machine: "", createdAt: "" };
	return jsonFile(path, ownerFile as unknown as FileSchema, path, nobody as never) as unknown as {
		data: { format: "parallax/owner"; version: 1; machine: string; createdAt: string };
		read(): Promise<void>;
		write(): Promise<void>;
	};
}

function layerOnDisk(mirror: CaseMirror, id: string, analyst: Analyst, device: Device, now: string): Layer {
	const header = mirror.headerOf(id);
	let { upTo, ...layer } = emptyLayer(id, analyst, header?.device ?? device, header?.createdAt ?? now);
	upTo = header?.upTo ?? 0;
	const files = mirror.shardsOf(id);
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

function filesAreThose(mirror: CaseMirror, layerId: string, { files }: CheckpointFile): boolean {
	return Object.entries(files).every(
		([path, fingerprint]) => mirror.fingerprint(`layers/${layerId}/${path}`) === fingerprint,
	);
}

/**
 * Files of the layer that cannot be used for a reason. The journal has what a broken one held; a newer program's
 * file is left to that program.
 */
function filesWith(mirror: CaseMirror, layerId: string, code: ProblemCode): string[] {
	const home = `layers/${layerId}/`;
	return mirror.notices.flatMap(({ file, problem }) =>
		file.startsWith(home) && problem.code === code && file.endsWith(".json") ? [file.slice(home.length)] : [],
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

interface Opened extends Chosen {
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

function ownLayer({ machine, world, mirror }: OwnLayerOptions, opened: Opened): OwnLayer {
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
				const owner = ownerFileIn(folder);
				owner.data = { format: "parallax/owner", version: 1, machine, createdAt: world.now() };
				await owner.write();
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
			const bytes = await readFile(inside(mirror.folder, path));
			await writeAtomically(
				join(folder, setAsideFolder, `${path.replaceAll("/", "_")}.${sha256(bytes).slice(0, 16)}`),
				bytes,
			);
		},
		close: () => journal.close(),
	};
}

function checkpointIn(folder: string) {
	const path = join(folder, "checkpoint.json");
	const none = { format: "parallax/checkpoint", version: 1, seq: 0, segment: 0, files: {} };
	return jsonFile(path, checkpointFile as unknown as FileSchema, path, none as never) as unknown as {
		data: CheckpointFile;
		read(): Promise<void>;
		write(): Promise<void>;
	};
}

/** A broken checkpoint is as good as none: then the whole journal is read. */
async function readCheckpoint(folder: string): Promise<CheckpointFile | null> {
	const file = checkpointIn(folder);
	try {
		await file.read();
	} catch (error) {
		if (error instanceof UnreadableFile) return null;
		throw error;
	}
	return file.data.segment === 0 ? null : file.data;
}

async function writeCheckpoint(
	folder: string,
	content: Omit<CheckpointFile, "format" | "version">,
): Promise<void> {
	const file = checkpointIn(folder);
	file.data = { format: "parallax/checkpoint", version: 1, ...content };
	await file.write();
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
		history: async () => emptyHistory,
		noteSaved: async () => {},
		setAside: async () => {},
		close: async () => {},
	};
}
