import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode } from "./disk-problem.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";

const temporaryFile = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** The last write that was asked for of each file, until it is over. */
const lastWrites = new Map<string, Promise<unknown>>();

/** Temporary files of writes that are under way in this process: not left over, whatever a sweep thinks. */
const inUse = new Set<string>();

/**
 * Replaces a file as a whole: after it resolves, the new bytes survive a power cut; when it rejects,
 * the old file is as it was. Of several writes to one file the one asked for last stands. A unique temporary
 * file in the same folder is written completely, synced, renamed over the target, and the folder is synced:
 * without the last step a power cut loses the rename. Resolves with what tells the new file from any other.
 */
export async function writeAtomically(path: string, data: string | Uint8Array): Promise<Fingerprint> {
	const key = resolve(path);
	const previous = lastWrites.get(key) ?? Promise.resolve();
	// Whoever asked for the previous write hears of its failure; it is no reason not to write this one.
	const write = previous.catch(() => {}).then(() => replace(key, data));
	lastWrites.set(key, write);
	try {
		return await write;
	} finally {
		if (lastWrites.get(key) === write) lastWrites.delete(key);
	}
}

async function replace(path: string, data: string | Uint8Array): Promise<Fingerprint> {
	const folder = dirname(path);
	const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
	let fingerprint: Fingerprint;
	inUse.add(temporary);
	try {
		fingerprint = await writeAndSync(temporary, data);
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {
			// The first error is the one that matters; a left-over file is swept when the case is next opened.
		});
		throw error;
	} finally {
		inUse.delete(temporary);
	}
	await syncFolder(folder);
	return fingerprint;
}

async function writeAndSync(path: string, data: string | Uint8Array): Promise<Fingerprint> {
	const file = await openNew(path);
	try {
		// FileHandle.writeFile goes on until all bytes are written, unlike a bare write.
		await file.writeFile(data);
		// Syncing changes nothing that the status tells.
		const [status] = await Promise.all([file.stat({ bigint: true }), file.sync()]);
		return fingerprintOf(status);
	} finally {
		await file.close();
	}
}

/** A file that is not there yet; its folder nearly always is, so it is made only where it is not. */
async function openNew(path: string): Promise<FileHandle> {
	try {
		return await open(path, "wx");
	} catch (error) {
		if (errorCode(error) !== "ENOENT") throw error;
		await makeFolder(dirname(path));
		return open(path, "wx");
	}
}

/**
 * Makes a folder and those above it, each synced into its parent. Node's own recursive mkdir says of a disk
 * that cannot be written to that the folder is not there.
 */
export async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder);
	} catch (error) {
		const code = errorCode(error);
		if (code === "ENOENT" && dirname(folder) !== folder) {
			await makeFolder(dirname(folder));
			return makeFolder(folder);
		}
		if ((await stat(folder).catch(() => null))?.isDirectory()) return;
		throw error;
	}
	await syncFolder(dirname(folder));
}

/** Makes the names in a folder survive a power cut: those that came, those that changed and those that went. */
export async function syncFolder(folder: string): Promise<void> {
	// Windows cannot open a folder for syncing; NTFS journals the rename itself.
	if (process.platform === "win32") return;
	let handle: FileHandle | undefined;
	try {
		handle = await open(folder, "r");
		await handle.sync();
	} finally {
		await handle?.close();
	}
}

/** Removes temporary files that an interrupted write left in a folder, as far as the disk lets it. */
export async function sweepTemporaryFiles(folder: string): Promise<void> {
	const names = await readdir(folder).catch(() => []);
	for (const name of names) {
		const path = join(resolve(folder), name);
		if (temporaryFile.test(name) && !inUse.has(path)) await rm(path, { force: true }).catch(() => {});
	}
}
