// @ts-check
import { constants } from "node:os";

// What has to happen when a script ends, whichever way: locks are given back, half-made folders
// removed, started programs ended. Only SIGKILL and a power cut get past it; what they leave
// behind is swept by the next run.

/** @type {Set<() => void>} */
const cleanups = new Set();
/** @type {Set<(signal: NodeJS.Signals) => void>} */
const receivers = new Set();
let watching = false;
/** @type {NodeJS.Signals | undefined} */
let received;

/**
 * Has a synchronous clean-up run when the process ends, be it normally or by a signal.
 * @param {() => void} cleanup must not throw
 * @returns {() => void} runs it now, once, instead of at the end
 */
export function atExit(cleanup) {
	watch();
	cleanups.add(cleanup);
	return () => {
		if (cleanups.delete(cleanup)) cleanup();
	};
}

/**
 * Has Ctrl+C, a termination request and a closed terminal handed to somebody, who then has to end.
 * As long as there is somebody, the process itself waits; once the last has called the returned
 * function after a signal, the process ends with 128 + the signal's number, as shells do.
 * @param {(signal: NodeJS.Signals) => void} receive may be called more than once
 * @returns {() => void} says that this receiver has ended
 */
export function onSignal(receive) {
	watch();
	receivers.add(receive);
	return () => {
		receivers.delete(receive);
		leaveIfAsked();
	};
}

/** The signal this process was asked to end with, if any. */
export function endingSignal() {
	return received;
}

function watch() {
	if (watching) return;
	watching = true;
	process.on("exit", () => {
		for (const cleanup of cleanups) cleanup();
	});
	for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
		process.on(signal, () => {
			received = signal;
			for (const receive of receivers) receive(signal);
			leaveIfAsked();
		});
	}
}

function leaveIfAsked() {
	if (received && receivers.size === 0) process.exit(128 + constants.signals[received]);
}
