// @ts-check
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { codeOf } from "./problem.mjs";
import { megabytes, startProgress } from "./terminal.mjs";

const pollInterval = 1_000;

/**
 * @typedef {object} Watched
 * @property {string} title what is going on, for the progress line
 * @property {string[]} folders where it appears on the disk; they need not exist yet
 * @property {number} stalledAfter seconds without growth after which it counts as stuck
 */

/**
 * Shows how far a download is that another program does, by how much its folders grow, and stops
 * it when nothing arrives any more. (The programs themselves show nothing outside a terminal and
 * wait for many minutes on a dead connection.)
 * @template {{ status: number }} Result
 * @param {Watched} watched
 * @param {(whileRunning: (stop: () => void) => void) => Promise<Result>} start starts the program,
 *   see `whileRunning` of run
 * @returns {Promise<Result & { stalled: boolean }>} what the program gave, and whether it was stopped
 */
export async function watchGrowth({ title, folders, stalledAfter }, start) {
	const before = sizeOf(folders);
	const progress = startProgress(title);
	let arrived = 0;
	let lastGrowth = performance.now();
	let stalled = false;
	/** @type {() => void} */
	let stop = () => {};
	const timer = setInterval(() => {
		const now = sizeOf(folders) - before;
		if (now !== arrived) lastGrowth = performance.now();
		arrived = now;
		progress.update(megabytes(Math.max(0, arrived)));
		if (performance.now() - lastGrowth > stalledAfter * 1_000) {
			stalled = true;
			stop();
		}
	}, pollInterval);
	/** @type {"done" | "failed" | "stalled"} */
	let outcome = "failed";
	try {
		const result = await start((stopProgram) => {
			stop = stopProgram;
		});
		outcome = stalled ? "stalled" : result.status === 0 ? "done" : "failed";
		return { ...result, stalled };
	} finally {
		clearInterval(timer);
		progress.end(outcome);
	}
}

/**
 * @param {string[]} folders
 * @returns {number} bytes of all files below
 */
function sizeOf(folders) {
	return folders.reduce((sum, folder) => sum + sizeBelow(folder), 0);
}

/**
 * @param {string} folder
 * @returns {number}
 */
function sizeBelow(folder) {
	let sum = 0;
	for (const entry of entriesOf(folder)) {
		const child = path.join(folder, entry.name);
		if (entry.isDirectory()) sum += sizeBelow(child);
		// A file may have been moved away since it was listed.
		else sum += statSync(child, { throwIfNoEntry: false })?.size ?? 0;
	}
	return sum;
}

/** @param {string} folder */
function entriesOf(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		if (codeOf(error) === "ENOENT") return [];
		throw error;
	}
}
