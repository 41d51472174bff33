import { join } from "node:path";
import type { Low } from "lowdb";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { type CheckpointFile, checkpointFile } from "../../shared/schema/local-files.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import { jsonFile, UnreadableFile } from "../files/json-file.ts";
import { olderFilesIn } from "./choose-layer.ts";

const noCheckpoint: CheckpointFile = {
	format: "parallax/checkpoint",
	version: 1,
	seq: 0,
	segment: 0,
	files: {},
};

function checkpointIn(folder: string) {
	const path = join(folder, "checkpoint.json");
	const schema = checkpointFile as unknown as FileSchema;
	const options = { olderFiles: olderFilesIn(folder) };
	return jsonFile(path, schema, path, noCheckpoint as never, options) as unknown as Low<CheckpointFile>;
}

/** The checkpoint of a journal, or null. A broken one is as good as none: then the whole journal is read. */
export async function readCheckpoint(folder: string): Promise<CheckpointFile | null> {
	const file = checkpointIn(folder);
	try {
		await file.read();
	} catch (error) {
		if (error instanceof UnreadableFile) return null;
		throw error;
	}
	return file.data.segment === 0 ? null : file.data;
}

/** Notes up to where the journal is in the files. Rejects when the disk refuses; nothing but speed depends on it. */
export async function writeCheckpoint(
	folder: string,
	content: Omit<CheckpointFile, "format" | "version">,
): Promise<void> {
	const file = checkpointIn(folder);
	file.data = { ...noCheckpoint, ...content };
	await file.write();
}

/** Whether the files of a layer are those that a checkpoint was made of. */
export function filesAreThose(mirror: CaseMirror, layerId: string, { files }: CheckpointFile): boolean {
	return Object.entries(files).every(
		([path, fingerprint]) => mirror.fingerprint(`layers/${layerId}/${path}`) === fingerprint,
	);
}
