import { join } from "node:path";
import { writeAtomically } from "./atomic-write.ts";
import { readBytes } from "./read-file.ts";
import { sha256 } from "./stored-source.ts";

/** A file as it stands on the disk, of a version that is about to be written over by a newer one. */
export interface OlderFile {
	/** Its name in sentences, usually its path inside the case. */
	readonly name: string;
	/** The version of its format. */
	readonly version: number;
	readonly bytes: Uint8Array;
}

/** UTF-16 code units of a name that are kept; the longest of a case's own has 77. */
const longestName = 120;

/**
 * Keeps a copy of an older file in a folder, byte for byte, so that a migration can be taken back (rule F15). When it
 * resolves the copy survives a power cut; it rejects when the disk refuses. The same bytes of the same file are kept
 * once, different ones under different names, so that nothing is ever written over.
 *
 * @param folder An absolute path in the application's data folder; it is made when it is needed.
 */
export async function keepOlderFile(folder: string, { name, version, bytes }: OlderFile): Promise<void> {
	const place = name.replaceAll(/[^A-Za-z0-9._-]/g, "_").slice(-longestName);
	const copy = join(folder, `${place}.v${version}.${sha256(bytes)}`);
	const present = await readBytes(copy, copy, bytes.length);
	if (present.ok && present.value !== null && Buffer.compare(present.value, bytes) === 0) return;
	// What stands there under this name is not what its name says: a copy that the disk has damaged.
	await writeAtomically(copy, bytes);
}
