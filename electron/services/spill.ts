import { chmod, lstat, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change } from "../../shared/model/change.ts";
import {
	changeText,
	checkedLine,
	firstPrevious,
	headerText,
	readSegment,
} from "../../shared/model/journal-lines.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import { errorCode } from "../files/disk-problem.ts";
import { readBytes } from "../files/read-file.ts";
import { sha256 } from "../files/stored-source.ts";

/** Bytes of the largest spill that is read. */
const largestSpill = 256 * 1024 * 1024;

/** Changes that were found where a full disk had them put. */
export interface Spilled {
	readonly changes: readonly Change[];
	/**
	 * Removes the files, damaged ones to a name beside; call it once the journal has the changes. What cannot be
	 * removed is found again the next time, and does no harm.
	 */
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
		const line = checkedLine(changeText(change, sha256(previous)), sha256);
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
	const found: { readonly place: string; readonly isDamaged: boolean }[] = [];
	for (const place of places) {
		if (!(await isOwnFile(place))) continue;
		const bytes = await readBytes(place, place, largestSpill);
		if (!bytes.ok || bytes.value === null) continue;
		const segment = readSegment(new TextDecoder().decode(bytes.value), place, layerId, null, sha256);
		if (!segment.ok || segment.value.changes.length === 0) continue;
		changes.push(...segment.value.changes);
		found.push({ place, isDamaged: segment.value.problems.length > 0 });
	}
	return {
		changes,
		async remove() {
			for (const { place, isDamaged } of found) {
				// Somebody may still get out of it what this could not.
				const removal = isDamaged ? rename(place, `${place}.damaged`) : rm(place, { force: true });
				await removal.catch(() => {});
			}
		},
	};
}

/** The folder for temporary files belongs to everybody: there only a file of one's own counts. */
async function isOwnFile(path: string): Promise<boolean> {
	const status = await lstat(path).catch(() => null);
	if (!status?.isFile()) return false;
	return process.getuid === undefined || status.uid === process.getuid();
}
