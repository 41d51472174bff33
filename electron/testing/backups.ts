import { lutimes, readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "./folder.ts";

/** A clock that stands at an instant until it is told to go on. */
export function standingClock(start = "2026-11-02T08:00:00.000Z") {
	let at = Date.parse(start);
	return {
		now: () => new Date(at).toISOString(),
		goOn(hours: number) {
			at += hours * 3_600_000;
		},
	};
}

/** Makes all files of a folder look as if they had been written long ago, as most files of a case are. */
export async function age(folder: string, seconds = 60): Promise<void> {
	const long = Date.now() / 1_000 - seconds;
	for (const path of await filesIn(folder)) await lutimes(join(folder, path), long, long);
}

/** The bytes of every file of a folder that is not hidden, by path. */
export async function contentOf(folder: string): Promise<Record<string, string>> {
	const content: Record<string, string> = {};
	for (const path of await filesIn(folder)) {
		if (/(^|\/)[.~]/.test(path)) continue;
		content[path] = (await readFile(join(folder, path))).toString("hex");
	}
	return content;
}

/** A backup that was made; where none was, the test fails. */
export function made<T>(backup: T | null): T {
	if (backup === null) throw new Error("Nothing was made.");
	return backup;
}
