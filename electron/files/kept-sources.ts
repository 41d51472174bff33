import { join } from "node:path";
import { makeFolder } from "./atomic-write.ts";
import { storeSource } from "./case-folder.ts";
import { readSourceFile } from "./case-mirror.ts";
import { inside } from "./inside.ts";
import { readBytes } from "./read-file.ts";
import type { StoredSource } from "./stored-source.ts";

/** The bytes that a source was imported from, under their name in `originals/`. */
export interface Original {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Bytes of the largest original that is read back. */
const largest = 256 * 1024 * 1024;

/** Where the data folder keeps the articles that were imported into a case here. */
export function keptSourcesFolder(dataFolder: string, caseId: string): string {
	return join(dataFolder, "imported", caseId);
}

/**
 * Keeps an article that is about to be imported: a sync engine that restores an old copy of the case takes articles
 * away as it takes tags, and the journal has only the tags (rule F12). Rejects when the disk refuses.
 */
export async function keepSource(place: string, source: StoredSource, original: Original): Promise<void> {
	await makeFolder(place);
	await storeSource(place, source, original);
}

/**
 * Puts a kept article back into a case that has lost it. False where it is there, or was not kept whole; rejects when the disk
 * refuses.
 *
 * @param original The name of the bytes in `originals/`.
 */
export async function bringBackSource(
	place: string,
	folder: string,
	sourceId: string,
	original: string,
): Promise<boolean> {
	const path = `sources/${sourceId}/source.json`;
	// It may have come while this looked.
	if ((await readSourceFile(folder, path, sourceId)).ok) return false;
	const source = await readSourceFile(place, path, sourceId);
	const kept = inside(place, "sources", sourceId, "originals", original);
	const bytes = await readBytes(kept, original, largest);
	if (!source.ok || !bytes.ok || bytes.value === null) return false;
	await storeSource(folder, source.value, { name: original, bytes: bytes.value });
	return true;
}
