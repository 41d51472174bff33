// @ts-check
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atExit } from "../../scripts/setup/lifecycle.mjs";
import { cacheFolder } from "../../scripts/setup/places.mjs";
import { Problem } from "../../scripts/setup/problem.mjs";

/** File systems that keep everything in memory: nothing that is synced there waits for a disk. */
const inMemory = ["tmpfs", "ramfs"];

/**
 * A new folder on a disk, removed at the end: the system's folder for temporary files where that is one,
 * else the user's cache folder.
 * @param {string} name how its name begins
 * @returns {{ folder: string, fileSystem: string }} `fileSystem` for people, "ext4"
 * @throws {Problem} when both are in memory
 */
export function folderOnDisk(name) {
	const mounts = readMounts();
	for (const parent of [tmpdir(), cacheFolder()]) {
		const fileSystem = fileSystemOf(parent, mounts);
		if (inMemory.includes(fileSystem)) continue;
		mkdirSync(parent, { recursive: true });
		const folder = mkdtempSync(path.join(parent, `${name}-`));
		atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
		return { folder, fileSystem };
	}
	throw new Problem(`${tmpdir()} and ${cacheFolder()} are in memory. Set TMPDIR to a folder on a disk.`);
}

/**
 * The file system of a folder by the system's table of mounts.
 * @param {string} folder absolute; it need not be there
 * @param {string} mounts as in /proc/mounts
 * @returns {string} "unknown" where the table says nothing of it
 */
export function fileSystemOf(folder, mounts) {
	let longest = -1;
	let found = "unknown";
	for (const line of mounts.split("\n")) {
		const [, place, type] = line.split(" ");
		if (place === undefined || type === undefined) continue;
		// Spaces and the like are written as octal numbers there.
		const mounted = place.replace(/\\([0-7]{3})/g, (_, digits) =>
			String.fromCharCode(Number.parseInt(digits, 8)),
		);
		const isAbove = mounted === "/" || folder === mounted || folder.startsWith(`${mounted}/`);
		// Of two on one place the later one is seen.
		if (!isAbove || mounted.length < longest) continue;
		longest = mounted.length;
		found = type;
	}
	return found;
}

/** Empty where the system has no such table. */
function readMounts() {
	try {
		return readFileSync("/proc/mounts", "utf8");
	} catch {
		return "";
	}
}
