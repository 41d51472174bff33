// @ts-check
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { inBatches } from "../../electron/files/in-batches.ts";
import { inside } from "../../electron/files/inside.ts";

/** Files written together. */
const batch = 32;

/**
 * Writes files without waiting for the disk, which is what the application must never do: what a power cut
 * takes here can be made again.
 * @param {string} folder
 * @param {Iterable<readonly [path: string, data: string | Uint8Array]>} files by path inside it, with `/`
 */
export async function writePlainFiles(folder, files) {
	const made = new Set();
	await inBatches(files, batch, async ([name, data]) => {
		const target = inside(folder, name);
		const home = path.dirname(target);
		if (!made.has(home)) await mkdir(home, { recursive: true });
		made.add(home);
		await writeFile(target, data);
	});
}
