import { type FSWatcher, statSync, watch } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./disk-problem.ts";

/** Says when something may have changed in folders that it watches. */
export interface FolderWatch {
	/**
	 * Watches exactly these folders from now on; those that cannot be watched are left to polling. Whether one of them
	 * was not watched before: what happened in it until now went unnoticed.
	 */
	follow(folders: Iterable<string>): boolean;
	/** Whether every folder to follow is being watched. */
	readonly isComplete: boolean;
	close(): void;
}

/**
 * Watches folders, not what is in their folders: a file that is replaced, written in place, added or removed
 * shows in its own folder. That takes a few watches for a case of thousands of files, where watching every file
 * would run into the system's limits. What a network drive does not tell has to be polled for.
 */
export function watchFolders(onChange: (path: string | null) => void): FolderWatch {
	const watches = new Map<string, { readonly watcher: FSWatcher; readonly number: bigint | null }>();
	let wanted = 0;
	function stop(folder: string): void {
		watches.get(folder)?.watcher.close();
		watches.delete(folder);
	}
	function begin(folder: string): void {
		try {
			// Before it is watched: another folder put in its place in between is noticed the next time.
			const number = numberOf(folder);
			const watcher = watch(folder, { persistent: false }, (_event, name) =>
				onChange(name === null ? null : join(folder, name)),
			);
			watcher.on("error", () => {
				stop(folder);
				onChange(null);
			});
			watches.set(folder, { watcher, number });
		} catch (error) {
			// A folder that is not there yet shows in its own folder; for anything else there is polling.
			if (errorCode(error) === "ENOENT") wanted -= 1;
		}
	}
	return {
		follow(folders) {
			const all = new Set(folders);
			wanted = all.size;
			for (const [folder, { number }] of watches)
				if (!all.has(folder) || numberOf(folder) !== number) stop(folder);
			const before = watches.size;
			for (const folder of all) if (!watches.has(folder)) begin(folder);
			return watches.size > before;
		},
		get isComplete() {
			return watches.size === wanted;
		},
		close() {
			for (const folder of [...watches.keys()]) stop(folder);
		},
	};
}

/**
 * A folder's number on its disk, or null where it does not show. A watch follows the folder, not its name: another
 * one may stand there now.
 */
function numberOf(folder: string): bigint | null {
	try {
		return statSync(folder, { bigint: true }).ino;
	} catch {
		return null;
	}
}
