import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Low } from "lowdb";
import { analystOfLayer, layerIdOf, newId } from "../../shared/model/identifier.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { type OwnerFile, ownerFile } from "../../shared/schema/local-files.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import { segmentsIn } from "../files/journal.ts";
import { jsonFile, UnreadableFile } from "../files/json-file.ts";
import { listFolder } from "../files/list-folder.ts";
import type { World } from "./ports.ts";

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

const layerFolder = /^[a-z2-7]{16}-[a-z2-7]{16}$/;

/** Where a folder of ours keeps what an older program has written, before it is written over (rule F15). */
export function olderFilesIn(folder: string): string {
	return join(folder, "older-files");
}

/** The folder of all journals of a case. */
export function journalsFolder(dataFolder: string, caseId: string): string {
	return join(dataFolder, "journals", caseId);
}

/** The folder of a layer's journal. */
export function journalFolder(dataFolder: string, caseId: string, layerId: string): string {
	return join(journalsFolder(dataFolder, caseId), layerId);
}

/** A layer to write, and its journal. */
export interface ChosenLayer {
	readonly id: string;
	readonly deviceId: string;
	/** Where its journal is, or will be. */
	readonly folder: string;
	/** Whether the journal is known to be this machine's and this folder's. */
	readonly isOwned: boolean;
}

/**
 * The layer whose journal is here and belongs to this machine; else a layer that nobody has written. Refused where
 * the journals cannot be looked at: one that does not show must not be given up for a new layer.
 */
export async function chooseLayer(options: OwnLayerOptions): Promise<Result<ChosenLayer>> {
	const { dataFolder, caseId, analyst, device, mirror, world } = options;
	const usual = layerIdOf(analyst.id, device.id);
	const owned = await ownedLayer({ ...options, usual, folder: mirror.folder });
	if (!owned.ok) return owned;
	if (owned.value !== null) {
		const { id, isOwned } = owned.value;
		const deviceId = id.slice(analyst.id.length + 1);
		return success({ id, deviceId, folder: journalFolder(dataFolder, caseId, id), isOwned });
	}
	let deviceId = device.id;
	while (await isTaken(layerIdOf(analyst.id, deviceId), options)) deviceId = newId(world.random);
	const id = layerIdOf(analyst.id, deviceId);
	return success({ id, deviceId, folder: journalFolder(dataFolder, caseId, id), isOwned: false });
}

/** Whether somebody has written a layer: here, or the case has it. A journal's folder without a segment says nothing. */
async function isTaken(id: string, { dataFolder, caseId, mirror }: OwnLayerOptions): Promise<boolean> {
	return mirror.hasLayer(id) || (await segmentsIn(journalFolder(dataFolder, caseId, id))).length > 0;
}

/** Where a layer of one's own is looked for. */
export interface OwnedLayerSearch {
	readonly dataFolder: string;
	readonly caseId: string;
	/** The case's folder. */
	readonly folder: string;
	/** The layer that the analyst would write on this device. */
	readonly usual: string;
	/** See `machine-mark.ts`. */
	readonly machine: string;
}

/**
 * The layer of an analyst whose journal is here and belongs to this machine and this copy of the case, or null. Of
 * several the usual one goes first. `isOwned`: the journal names this very folder. Writes nothing. Refused where the
 * journals cannot be looked at.
 */
export async function ownedLayer({
	dataFolder,
	caseId,
	folder,
	usual,
	machine,
}: OwnedLayerSearch): Promise<Result<Pick<ChosenLayer, "id" | "isOwned"> | null>> {
	const logged = await loggedLayers(dataFolder, caseId);
	if (!logged.ok) return logged;
	const ofAnalyst = logged.value.filter((name) => analystOfLayer(name) === analystOfLayer(usual));
	const inOrder = ofAnalyst.sort((a, b) => Number(b === usual) - Number(a === usual) || (a < b ? 1 : -1));
	for (const id of inOrder) {
		const owner = await ownerOf(journalFolder(dataFolder, caseId, id));
		if (!owner.ok) return owner;
		const { machine: began, folder: owned } = owner.value;
		if (began !== machine || (await isOfAnotherCopy(owned, folder, caseId))) continue;
		return success({ id, isOwned: owned === folder });
	}
	return success(null);
}

/** The layers of a case that have journals here, whoever they belong to. Refused where they cannot be looked at. */
export async function loggedLayers(dataFolder: string, caseId: string): Promise<Result<string[]>> {
	const path = `journals/${caseId}`;
	const { names, notices } = await listFolder(dataFolder, path, layerFolder, "folders");
	const unlisted = notices.find(({ file }) => file === path)?.problem;
	if (unlisted) return failure("unreadable-file", `Parallax's own folder: ${unlisted.message}`);
	return success([...names]);
}

/**
 * Whether a journal belongs to another copy of the case on this machine, which is still there: a copy made to keep
 * how things were, or restored from a backup, must not be brought up to what happened since.
 */
async function isOfAnotherCopy(owned: string, opened: string, caseId: string): Promise<boolean> {
	if (owned === opened) return false;
	const header = await readCaseHeader(owned);
	if (!header.ok || header.value.id !== caseId) return false;
	const [one, other] = await Promise.all([owned, opened].map((path) => stat(path, { bigint: true })));
	return one?.ino !== other?.ino || one?.dev !== other?.dev;
}

/** Whose journal it is; nobody's where the file is broken or away. Refused where the disk does not say. */
async function ownerOf(folder: string): Promise<Result<OwnerFile>> {
	const file = ownerFileIn(folder);
	try {
		await file.read();
		return success(file.data);
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		return error.code === "unreadable-file" ? failure(error.code, error.message) : success(nobody);
	}
}

const nobody: OwnerFile = { format: "parallax/owner", version: 1, machine: "", folder: "", createdAt: "" };

/** Notes that a journal is this machine's and this folder's; rejects when the disk refuses. */
export async function ownJournal(
	journal: string,
	owner: Pick<OwnerFile, "machine" | "folder" | "createdAt">,
) {
	const file = ownerFileIn(journal);
	file.data = { ...nobody, ...owner };
	await file.write();
}

function ownerFileIn(folder: string) {
	const path = join(folder, "owner.json");
	const schema = ownerFile as unknown as FileSchema;
	const options = { olderFiles: olderFilesIn(folder) };
	return jsonFile(path, schema, path, nobody as never, options) as unknown as Low<OwnerFile>;
}
