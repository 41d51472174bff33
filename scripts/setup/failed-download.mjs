// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "./places.mjs";
import { codeOf } from "./problem.mjs";

/** A failed download is tried again after this long, in milliseconds. */
const day = 24 * 60 * 60 * 1_000;

/**
 * @typedef {object} FailedDownload
 * @property {string} version of Electron
 * @property {string} triedAt ISO 8601
 * @property {string} reason a few words
 */

/**
 * Remembers that the official release could not be had here, so that the next start need not wait
 * for the same failure.
 * @param {string} version
 * @param {string} reason a few words
 */
export function rememberFailedDownload(version, reason) {
	mkdirSync(cacheFolder(), { recursive: true });
	/** @type {FailedDownload} */
	const failed = { version, triedAt: new Date().toISOString(), reason };
	writeFileSync(noteFile(), `${JSON.stringify(failed, null, "\t")}\n`);
}

/** Forgets a failed download; the next set-up tries again. */
export function forgetFailedDownload() {
	rmSync(noteFile(), { force: true });
}

/**
 * The failed download that is remembered for this version, however old.
 * @param {string} version
 * @returns {FailedDownload | null}
 */
export function failedDownload(version) {
	try {
		const failed = JSON.parse(readFileSync(noteFile(), "utf8"));
		return failed.version === version ? failed : null;
	} catch (error) {
		// A note that cannot be read is no note: the download is tried again.
		if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return null;
		throw error;
	}
}

/**
 * Whether it is time to try again.
 * @param {FailedDownload | null} failed
 * @param {number} [now] milliseconds since 1970
 * @returns {boolean} true also when the note comes from the future (a clock was set back)
 */
export function isDueAgain(failed, now = Date.now()) {
	if (!failed) return true;
	const age = now - Date.parse(failed.triedAt);
	return !(age >= 0 && age < day);
}

function noteFile() {
	return path.join(cacheFolder(), "failed-download.json");
}
