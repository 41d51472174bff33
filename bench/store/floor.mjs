// @ts-check
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";

/** Bytes of the least that a durable acknowledgement can be. */
const size = 512;

/**
 * The floor of every durable acknowledgement: a small write at the end of a file, and its sync, with nothing
 * around them.
 * @param {string} folder
 * @returns {{ write: () => number, close: () => void }} `write` gives its milliseconds
 */
export function openFloor(folder) {
	const file = openSync(path.join(folder, "floor"), "a");
	const bytes = Buffer.alloc(size, 0x61);
	return {
		write() {
			const start = performance.now();
			writeSync(file, bytes);
			fdatasyncSync(file);
			return performance.now() - start;
		},
		close: () => closeSync(file),
	};
}
