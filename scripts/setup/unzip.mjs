// @ts-check
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "./problem.mjs";

const typeMask = 0o170000;
const symbolicLink = 0o120000;
const writableByOthers = 0o022;

/**
 * Unpacks one folder of a zip file, entry by entry as a stream, with the files' permissions.
 * @param {object} task
 * @param {string} task.archive the zip file
 * @param {string} task.folder the folder in the archive, ending in "/"
 * @param {readonly string[]} task.leaveOut what is not unpacked, relative to that folder: a file,
 *   or a folder ending in "/"
 * @param {string} task.target where its contents go; made if need be
 * @param {(bytes: number) => void} [task.onProgress] is told how many bytes are written so far
 * @returns {Promise<void>}
 * @throws {Problem} when the archive holds a symbolic link; other errors when it is broken
 */
export async function unzip({ archive, folder, leaveOut, target, onProgress }) {
	// Imported here because this module is loaded before the dependencies are installed.
	const { openPromise } = await import("yauzl");
	// yauzl refuses absolute names and "..", so that no entry can leave the target.
	const zip = await openPromise(archive);
	let written = 0;
	for await (const entry of zip.eachEntry()) {
		if (!entry.fileName.startsWith(folder) || entry.fileName.endsWith("/")) continue;
		const name = entry.fileName.slice(folder.length);
		if (leaveOut.some((left) => (left.endsWith("/") ? name.startsWith(left) : name === left))) continue;
		const mode = entry.externalFileAttributes >>> 16;
		if ((mode & typeMask) === symbolicLink)
			throw new Problem(`${archive} holds a symbolic link (${name}), which is not expected.`);
		const file = path.join(target, name);
		await mkdir(path.dirname(file), { recursive: true });
		await pipeline(
			await zip.openReadStreamPromise(entry),
			createWriteStream(file, { mode: permissionsOf(mode) }),
		);
		written += entry.uncompressedSize;
		onProgress?.(written);
	}
}

/** @param {number} mode 0 when the archive was made on a system without permissions */
function permissionsOf(mode) {
	return (mode & 0o777 || 0o644) & ~writableByOthers;
}
