import { randomBytes } from "node:crypto";
import { lstat, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";
import { atOnce } from "./at-once.ts";
import { makeFolder, syncFolder } from "./atomic-write.ts";
import type { Backup } from "./backup-manifests.ts";
import type { BackupStore } from "./backup-store.ts";
import { errorCode } from "./disk-problem.ts";
import { inside } from "./inside.ts";
import { readBytes } from "./read-file.ts";

const filesAtOnce = 8;

/**
 * Makes a folder with exactly the files of a backup (rule B4). It is made under another name beside its
 * place, read back, and renamed when it is whole; so it is there whole or not at all. Refused, with a
 * sentence naming the file, when something is there already or a content is missing or damaged. Rejects
 * when the disk refuses.
 */
export async function restoreBackup(
	store: BackupStore,
	backup: Backup,
	target: string,
): Promise<Result<null>> {
	if (await isThere(target)) return taken(target);
	await sweepUnfinished(target);
	const unfinished = join(
		dirname(target),
		`.${basename(target)}.${randomBytes(6).toString("hex")}.restoring`,
	);
	try {
		const written = await writeFiles(store, backup, unfinished);
		if (!written.ok) return written;
		// A system replaces an empty folder by the renamed one, which loses nothing, and refuses anything else.
		if (await isThere(target)) return taken(target);
		await rename(unfinished, target);
		await syncFolder(dirname(target));
		return success(null);
	} finally {
		await rm(unfinished, { recursive: true, force: true }).catch(() => {
			// What was refused before this is what matters; the next restore to this place sweeps.
		});
	}
}

async function writeFiles(store: BackupStore, backup: Backup, folder: string): Promise<Result<null>> {
	const folders = new Set([folder, ...backup.files.map(({ path }) => dirname(inside(folder, path)))]);
	for (const one of folders) await makeFolder(one);
	const failures = await atOnce(filesAtOnce, backup.files, async (file) => {
		const bytes = await store.read(backup, file);
		if (!bytes.ok) return [bytes];
		const path = inside(folder, file.path);
		await writeNew(path, bytes.value);
		const back = await readBytes(path, file.path, file.size);
		if (back.ok && back.value !== null && Buffer.compare(back.value, bytes.value) === 0) return [];
		return [failure("disk", `${file.path} could not be read back after it was written. Check the disk.`)];
	});
	for (const one of folders) await syncFolder(one);
	return failures.flat()[0] ?? success(null);
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, "wx");
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Removes what interrupted restores to the same place left beside it. */
async function sweepUnfinished(target: string): Promise<void> {
	const start = `.${basename(target)}.`;
	for (const name of await readdir(dirname(target))) {
		if (name.startsWith(start) && /^[0-9a-f]{12}\.restoring$/.test(name.slice(start.length)))
			await rm(join(dirname(target), name), { recursive: true, force: true });
	}
}

async function isThere(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return false;
		throw error;
	}
}

function taken(target: string): Result<never> {
	return failure(
		"exists",
		`${target} is there already, and nothing is restored over it. Choose another name.`,
	);
}
