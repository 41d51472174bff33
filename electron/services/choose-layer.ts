import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Low } from "lowdb";
import { layerIdOf, newId } from "../../shared/model/identifier.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { type OwnerFile, ownerFile } from "../../shared/schema/local-files.ts";
import type { FileSchema } from "../../shared/schema/read-file.ts";
import type { Analyst, Device } from "../../shared/schema/records.ts";
import { readCaseHeader } from "../files/case-folder.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
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
		const { machine: began, folder: owned } = owner.value;
		if (began !== machine || (await isOfAnotherCopy(owned, mirror.folder, caseId))) continue;
		const isOwned = owned === mirror.folder;
		const deviceId = id.slice(analyst.id.length + 1);
		return success({ id, deviceId, folder: join(folder, id), isOwned });
	}
	let deviceId = device.id;
	while (mirror.hasLayer(layerIdOf(analyst.id, deviceId)) || names.includes(layerIdOf(analyst.id, deviceId)))
		deviceId = newId(world.random);
	const id = layerIdOf(analyst.id, deviceId);
	return success({ id, deviceId, folder: join(folder, id), isOwned: false });
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
