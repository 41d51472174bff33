import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CaseView } from "../../shared/ipc/views.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { sha256 } from "../files/stored-source.ts";

/** Of the views' shape: a snapshot of another shape is as good as none. Raise it when `views.ts` changes. */
const shape = 2;

/** The way to a case's snapshot in the data folder. */
function placeOf(dataFolder: string, caseId: string): string {
	return join(dataFolder, "snapshots", `${caseId}.json`);
}

/**
 * Keeps what the window showed of a large case, so that the next opening can show it before the files are read.
 * One line says what it is and carries the hash of the next, which is the view. Rejects when the disk refuses.
 */
export async function writeSnapshot(dataFolder: string, folder: string, view: CaseView): Promise<void> {
	const text = JSON.stringify(view);
	const header = { format: "parallax/snapshot", version: 1, shape, folder, sha256: sha256(text) };
	await writeAtomically(placeOf(dataFolder, view.id), `${JSON.stringify(header)}\n${text}\n`);
}

/** The view kept of the case in this folder, or null: a snapshot that is not exactly what was written is none. */
export async function readSnapshot(
	dataFolder: string,
	folder: string,
	caseId: string,
): Promise<CaseView | null> {
	const bytes = await readFile(placeOf(dataFolder, caseId)).catch(() => Buffer.alloc(0));
	const lineEnd = bytes.indexOf("\n");
	const view = bytes.subarray(lineEnd + 1, -1);
	const expected = { format: "parallax/snapshot", version: 1, shape, folder, sha256: sha256(view) };
	if (bytes.toString("utf8", 0, lineEnd) !== JSON.stringify(expected)) return null;
	return JSON.parse(view.toString()) as CaseView;
}
