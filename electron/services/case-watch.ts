import { setTimeout as wait } from "node:timers/promises";
import { watchFolders } from "../files/watch-folders.ts";

/** How often and how soon a case's folder is looked at, in milliseconds. */
export interface WatchTimes {
	/** After the first sign of a change: files of one copy come together. */
	readonly settle: number;
	/** Where the system tells of changes, in case it missed one. */
	readonly calm: number;
	/** Where it does not: network drives, too many folders. */
	readonly polling: number;
}

const usualTimes: WatchTimes = { settle: 150, calm: 30_000, polling: 2_000 };

/** Ends watching, once a look that is under way is over. */
export type Unwatch = () => Promise<void>;

/**
 * Looks at a case again and again: soon after the system says that something changed, and from time to time
 * whatever it says.
 *
 * @param folders The folders in which the case's files lie now, as absolute paths.
 * @param look Looks once, where something stirred or, with null, everywhere; what it throws goes to `onError`.
 */
export function watchCase(
	folders: () => Iterable<string>,
	look: (stirred: readonly string[] | null) => Promise<void>,
	onError: (error: unknown) => void,
	times: WatchTimes = usualTimes,
): Unwatch {
	const ending = new AbortController();
	let woken = new AbortController();
	/** What stirred since the last look; null: it is not known what, or nothing did and it is time to look anyway. */
	let stirred: Set<string> | null = null;
	const watching = watchFolders((path) => {
		if (path === null) stirred = null;
		else if (woken.signal.aborted) stirred?.add(path);
		else stirred = new Set([path]);
		woken.abort();
	});
	async function pause(milliseconds: number): Promise<void> {
		const signal = AbortSignal.any([ending.signal, woken.signal]);
		await wait(milliseconds, undefined, { signal, ref: false }).catch(() => {});
	}
	async function run(): Promise<void> {
		while (!ending.signal.aborted) {
			const isNew = watching.follow(folders());
			await pause(isNew ? times.settle : watching.isComplete ? times.calm : times.polling);
			// What comes while this waits and looks is for the next round.
			await wait(times.settle, undefined, { signal: ending.signal, ref: false }).catch(() => {});
			if (ending.signal.aborted) break;
			const where = stirred === null ? null : [...stirred];
			stirred = null;
			woken = new AbortController();
			await look(where).catch(onError);
		}
		watching.close();
	}
	const running = run();
	return async () => {
		ending.abort();
		await running;
	};
}
