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
 * @param folders The folders in which the case's files lie now.
 * @param look Looks once; what it throws is a bug, or the disk, and is given to `onError`.
 */
export function watchCase(
	folders: () => Iterable<string>,
	look: () => Promise<void>,
	onError: (error: unknown) => void,
	times: WatchTimes = usualTimes,
): Unwatch {
	const ending = new AbortController();
	let woken = new AbortController();
	const watching = watchFolders(() => woken.abort());
	async function pause(milliseconds: number): Promise<void> {
		const signal = AbortSignal.any([ending.signal, woken.signal]);
		await wait(milliseconds, undefined, { signal, ref: false }).catch(() => {});
	}
	async function run(): Promise<void> {
		while (!ending.signal.aborted) {
			watching.follow(folders());
			await pause(watching.isComplete ? times.calm : times.polling);
			// What comes while this waits and looks is for the next round.
			woken = new AbortController();
			await wait(times.settle, undefined, { signal: ending.signal, ref: false }).catch(() => {});
			if (ending.signal.aborted) break;
			// A folder that has just come is watched before it is looked into, so that nothing falls between.
			watching.follow(folders());
			await look().catch(onError);
		}
		watching.close();
	}
	const running = run();
	return async () => {
		ending.abort();
		await running;
	};
}
