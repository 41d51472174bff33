import { rm } from "node:fs/promises";
import { fileText } from "../../shared/model/canonical-json.ts";
import { type SeenFile, seenFile } from "../../shared/schema/backup.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { readFileText } from "../../shared/schema/read-file.ts";
import { writeAtomically } from "./atomic-write.ts";
import type { Backup } from "./backup-manifests.ts";
import type { FoundFile } from "./case-files.ts";
import { errorCode } from "./disk-problem.ts";
import { largestJson, readText } from "./read-file.ts";

/**
 * How the files looked when they were last backed up, so that those that still look the same need not be
 * read again. Only a hint: without it, or when it is broken, everything is read.
 */
export class BackupSeen {
	constructor(private readonly path: string) {}

	/** The marks of files whose content is what this backup says, by path. */
	async marks(backup: Backup | null, folder: string): Promise<ReadonlyMap<string, string>> {
		const text = await readText(this.path, "seen.json", largestJson);
		if (!backup || !text.ok || text.value === null) return new Map();
		const read = readFileText(seenFile as unknown as FileSchema, text.value, "seen.json");
		if (!read.ok) return new Map();
		const seen = read.value as unknown as SeenFile;
		return new Map(seen.backup === backup.id && seen.folder === folder ? seen.marks : []);
	}

	/** Keeps how files looked just before they were read for this backup. */
	async keep(backup: Backup, folder: string, files: readonly FoundFile[]): Promise<void> {
		const marks = files.flatMap(({ path, mark }) => (mark === null ? [] : [[path, mark]]));
		const seen = { format: "parallax/backup-seen", version: 1, backup: backup.id, folder, marks };
		await this.unlessRefused(() => writeAtomically(this.path, fileText(seen)));
	}

	/** Forgets, so that the next backup looks at every content again. */
	async forget(): Promise<void> {
		await this.unlessRefused(() => rm(this.path, { force: true }));
	}

	/** Without a hint the next backup is slower and no worse. */
	private async unlessRefused(act: () => Promise<unknown>): Promise<void> {
		try {
			await act();
		} catch (error) {
			if (errorCode(error) === null) throw error;
		}
	}
}
