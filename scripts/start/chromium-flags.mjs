// @ts-check
import { statfsSync } from "node:fs";
import { codeOf } from "../setup/problem.mjs";

/** Chromium keeps pictures of pages in shared memory; containers often allow 64 MB, which large pages exceed. */
const enoughSharedMemory = 512_000_000;

/**
 * @typedef {object} Machine
 * @property {boolean} isRoot whether the application will run as root (on Linux)
 * @property {boolean} hasDisplay whether somebody sees its windows
 * @property {number | null} sharedMemory the size of /dev/shm in bytes; null where there is none
 */

/**
 * The flags that Chromium needs on a machine, beside the application's own arguments.
 * @param {Machine} machine
 * @returns {{ flags: string[], sentences: string[] }} and what to tell the user about them
 */
export function chromiumFlags({ isRoot, hasDisplay, sharedMemory }) {
	/** @type {string[]} */
	const flags = [];
	/** @type {string[]} */
	const sentences = [];
	if (isRoot) {
		flags.push("--no-sandbox");
		sentences.push(
			"Running as root, for whom Chromium has no sandbox, so it runs without (--no-sandbox): open only articles you trust.",
		);
	}
	if (!hasDisplay) flags.push("--disable-gpu");
	if (sharedMemory !== null && sharedMemory < enoughSharedMemory) flags.push("--disable-dev-shm-usage");
	return { flags, sentences };
}

/**
 * The size of the machine's shared memory.
 * @returns {number | null} bytes; null where there is no /dev/shm
 */
export function sharedMemorySize() {
	if (process.platform !== "linux") return null;
	try {
		const { blocks, bsize } = statfsSync("/dev/shm");
		return blocks * bsize;
	} catch (error) {
		if (codeOf(error) === "ENOENT") return null;
		throw error;
	}
}
