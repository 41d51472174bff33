import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

// A file system in memory takes what these tests write, and its many syncs, without waiting for a disk.
const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A new empty folder that is gone after the test; in memory, unless another place is given. */
export async function temporaryFolder(place = inMemory): Promise<string> {
	const folder = await realpath(await mkdtemp(join(place, "parallax-test-")));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** Paths of all files and links below a folder, with `/`, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll("\\", "/"),
		)
		.sort();
}

/** The text of every file below a folder, by path. */
export async function textsIn(folder: string): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const path of await filesIn(folder)) texts[path] = await readFile(join(folder, path), "latin1");
	return texts;
}

/** What tells that a file was written again, even with the same bytes: hash, number on disk, time of writing. */
export async function fingerprints(folder: string): Promise<Record<string, string>> {
	const marks: Record<string, string> = {};
	for (const path of await filesIn(folder)) {
		const status = await lstat(join(folder, path), { bigint: true });
		const hash = createHash("sha256")
			.update(await readFile(join(folder, path)))
			.digest("hex");
		marks[path] = `${hash} ${status.ino} ${status.mtimeNs}`;
	}
	return marks;
}
