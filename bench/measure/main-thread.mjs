// @ts-check
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/**
 * Begins to watch how much the main thread works.
 *
 * Where the system counts a thread's own time (Linux), that is it, so that waiting for a core that others use does not
 * count. Elsewhere it is the event loop's count of the time in which it waited for nothing. Both see the call at hand and
 * every callback after it, to the last; timers cannot see pieces this small.
 *
 * @returns {() => number} gives the milliseconds of work since then
 */
export function watchMainThread() {
	const before = ownTime();
	const utilization = performance.eventLoopUtilization();
	return () => {
		const { active } = performance.eventLoopUtilization(utilization);
		const now = ownTime();
		return before === null || now === null ? active : now - before;
	};
}

/** The time that this process's first thread has run, in milliseconds; null where nobody counts it. */
function ownTime() {
	try {
		const [nanoseconds] = readFileSync("/proc/self/schedstat", "latin1").split(" ");
		return Number(nanoseconds) / 1e6;
	} catch {
		return null;
	}
}
