import { readdir, rm } from "node:fs/promises";
import { fileText } from "../../shared/model/canonical-json.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { type BackupFile, backupFile, backupId } from "../../shared/schema/backup.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { readFileText } from "../../shared/schema/read-file.ts";
import { sweepTemporaryFiles, syncFolder, writeAtomically } from "./atomic-write.ts";
import { errorCode } from "./disk-problem.ts";
import { inside } from "./inside.ts";
import { largestJson, readText } from "./read-file.ts";

/** A backup, as its manifest describes it. */
export interface Backup extends BackupFile {
	/** Names it among the backups of its case; greater is later. */
	readonly id: string;
}

/** A manifest that cannot be used, by the name of its file, with the reason. It is left as it is. */
export interface BrokenManifest {
	readonly file: string;
	readonly message: string;
}

/** The manifests of a case's backups: one file for each, written last, so that what it names is there. */
export class BackupManifests {
	constructor(
		private readonly folder: string,
		readonly caseId: string,
	) {}

	/** Names of all manifests, the latest first, without looking into them; none where there is no folder. */
	async files(): Promise<string[]> {
		try {
			const names = await readdir(this.folder);
			return names
				.filter((name) => name.endsWith(".json") && !name.startsWith("."))
				.sort()
				.reverse();
		} catch (error) {
			if (errorCode(error) === "ENOENT") return [];
			throw error;
		}
	}

	/** All backups, the latest first, and the manifests that cannot be used. */
	async all(): Promise<{ backups: Backup[]; broken: BrokenManifest[] }> {
		const backups: Backup[] = [];
		const broken: BrokenManifest[] = [];
		for (const file of await this.files()) {
			const read = await this.readFile(file);
			if (read.ok) backups.push(read.value);
			else broken.push({ file, message: read.problem.message });
		}
		return { backups, broken };
	}

	/** The latest backup that can be used, or null. */
	async latest(): Promise<Backup | null> {
		for (const file of await this.files()) {
			const read = await this.readFile(file);
			if (read.ok) return read.value;
		}
		return null;
	}

	/** A backup. Refused where there is none of this name, or its manifest is broken. */
	read(id: string): Promise<Result<Backup>> {
		return this.readFile(`${id}.json`);
	}

	/**
	 * Writes a manifest, durably, and reads it back; nothing that is there is written over. Rejects when the
	 * disk refuses.
	 */
	async write(manifest: BackupFile): Promise<Result<Backup>> {
		const id = backupIdAt(manifest.createdAt);
		const file = `${id}.json`;
		if ((await this.files()).includes(file))
			return failure("exists", `There is a backup of ${manifest.createdAt} already. Try again.`);
		const text = fileText(manifest);
		await writeAtomically(inside(this.folder, file), text);
		const back = await readText(inside(this.folder, file), file, largestJson);
		if (back.ok && back.value === text) return this.readFile(file);
		return failure("disk", "What was written could not be read back. Check the disk, then try again.");
	}

	/** Removes manifests, so that a power cut does not bring them back. Rejects when the disk refuses. */
	async remove(ids: readonly string[]): Promise<void> {
		await sweepTemporaryFiles(this.folder);
		if (ids.length === 0) return;
		for (const id of ids) await rm(inside(this.folder, `${id}.json`), { force: true });
		await syncFolder(this.folder);
	}

	private async readFile(file: string): Promise<Result<Backup>> {
		const id = file.slice(0, -".json".length);
		if (!backupId.safeParse(id).success)
			return failure("broken-file", `${file} is not named like a backup, so it is not used.`);
		const text = await readText(inside(this.folder, file), file, largestJson);
		if (!text.ok) return text;
		if (text.value === null) return failure("not-found", `There is no backup ${id}.`);
		const read = readFileText(backupFile as unknown as FileSchema, text.value, file);
		if (!read.ok) return read;
		const manifest = read.value as unknown as BackupFile;
		if (manifest.caseId !== this.caseId)
			return failure("broken-file", `${file} is a backup of another case (${manifest.caseId}).`);
		if (backupIdAt(manifest.createdAt) !== id)
			return failure("broken-file", `${file} was made at ${manifest.createdAt}, which is not its name.`);
		return success({ ...manifest, id });
	}
}

/** The name of a backup that was made at an instant. */
export function backupIdAt(instant: string): string {
	return instant.replaceAll(":", "-");
}
