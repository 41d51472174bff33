import { chmod, lstat, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change } from "../../shared/model/change.ts";
import { changeText, firstPrevious, headerText, readSegment } from "../../shared/model/journal-lines.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { errorCode } from "../files/disk-problem.ts";
import { readText } from "../files/read-file.ts";
import { sha256 } from "../files/stored-source.ts";

/** Bytes of the largest spill that is read. */
const largestSpill = 256 * 1024 * 1024;

/** Changes that were found where a full disk had them put. */
export interface Spilled {
	readonly changes: readonly Change[];
	/** Removes the files; call it once the journal has the changes. */
	remove(): Promise<void>;
}

/** Where changes may be put that the journal refused, the best place first. */
export function spillPlaces(journals: string, caseId: string, layerId: string): string[] {
	return [
		join(journals, `${layerId}.unsaved.jsonl`),
		join(tmpdir(), `parallax-unsaved-${caseId}-${layerId}.jsonl`),
	];
}

/** Puts changes where there is room for them (rule F13). Resolves with the place, or null where none takes them. */
export async function spill(
	places: readonly string[],
	layerId: string,
	changes: readonly Change[],
): Promise<string | null> {
	let previous = headerText(layerId, 1, firstPrevious);
	const lines = [previous];
	for (const change of changes) {
		const line = changeText(change, sha256(previous));
		lines.push(line);
		previous = line;
	}
	for (const place of places) {
		try {
			await writeAtomically(place, `${lines.join("\n")}\n`);
			if (process.platform !== "win32") await chmod(place, 0o600);
			return place;
		} catch (error) {
			if (errorCode(error) === null) throw error;
		}
	}
	return null;
}

/** What was spilled, oldest change first. A file that somebody else may have put there is not looked at. */
export async function readSpilled(places: readonly string[], layerId: string): Promise<Spilled> {
	const changes: Change[] = [];
	const found: string[] = [];
	for (const place of places) {
		if (!(await isOwnFile(place))) continue;
		const text = await readText(place, place, largestSpill);
		const segment =
			text.ok && text.value !== null ? readSegment(text.value, place, layerId, null, sha256) : null;
		if (!segment?.ok) continue;
		changes.push(...segment.value.changes);
		found.push(place);
	}
	return {
		changes,
		async remove() {
			for (const place of found) await rm(place, { force: true });
		},
	};
}

/** The folder for temporary files belongs to everybody: there only a file of one's own counts. */
async function isOwnFile(path: string): Promise<boolean> {
	const status = await lstat(path).catch(() => null);
	if (!status?.isFile()) return false;
	return process.getuid === undefined || status.uid === process.getuid();
}
