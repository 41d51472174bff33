// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { dependenciesLock } from "./dependencies.mjs";
import {
	failedDownload,
	forgetFailedDownload,
	isDueAgain,
	rememberFailedDownload,
} from "./failed-download.mjs";
import { findFallback, makeFallback } from "./fallback.mjs";
import { hasFallback, recipe } from "./fallback-recipe.mjs";
import { NotFetched } from "./fetch-package.mjs";
import { withLock } from "./lock.mjs";
import { downloadOfficial, executableIn, findOfficial, officialVersion } from "./official.mjs";
import { codeOf, messageOf, Problem } from "./problem.mjs";
import { say } from "./terminal.mjs";

/**
 * @typedef {object} Runtime an Electron that can be started
 * @property {string} executable absolute path
 * @property {string} version "45.4.1"
 * @property {"given" | "official" | "fallback"} origin given: the user points to it; official: the
 *   pinned release; fallback: an older one, from an npm package
 * @property {string} sentence which one it is and why, for people
 */

/**
 * The Electron that is there, without fetching anything.
 * @returns {Runtime | null} null when there is none
 * @throws {Problem} when ELECTRON_OVERRIDE_DIST_PATH names a folder without one
 */
export function findRuntime() {
	return findGiven() ?? findOfficial() ?? describeFallback();
}

/**
 * The Electron to use, fetched if there is none: the one the user points to, else the official
 * release, else the fallback. A failed official download is tried again after a day.
 * @param {{ retryDownload?: boolean }} [options] `retryDownload`: try the official one again now
 * @returns {Promise<Runtime>}
 * @throws {Problem} when none can be had
 */
export async function obtainRuntime({ retryDownload = false } = {}) {
	const present = findGiven() ?? findOfficial();
	if (present) return present;
	const version = officialVersion();
	if (retryDownload || !hasFallback() || isDueAgain(failedDownload(version))) {
		const installed = await withLock(dependenciesLock, () => tryDownload(version));
		if (installed) return installed;
	}
	if (!hasFallback())
		throw new Problem(
			noneSentence(version, `for ${process.platform} ${process.arch} there is no other source`),
		);
	try {
		if (!findFallback()) await makeFallback();
	} catch (error) {
		if (error instanceof NotFetched)
			throw new Problem(noneSentence(version, error.message.replace(/\.$/, "")));
		throw error;
	}
	const fallback = describeFallback();
	if (!fallback) throw new Error("The fallback runtime was made but is not found.");
	return fallback;
}

/** @param {string} version */
async function tryDownload(version) {
	const present = findOfficial();
	if (present) return present;
	const { failure } = await downloadOfficial();
	if (failure === null) {
		forgetFailedDownload();
		return findOfficial();
	}
	say(`The official Electron ${version} could not be downloaded: ${failure}.`);
	rememberFailedDownload(version, failure);
	return null;
}

/** @returns {Runtime | null} */
function findGiven() {
	const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	if (!folder) return null;
	const executable = path.resolve(folder, executableIn());
	if (!existsSync(executable)) {
		throw new Problem(
			`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${executableIn()} in it; correct or unset it.`,
		);
	}
	const version = versionIn(folder);
	return {
		executable,
		version,
		origin: "given",
		sentence: `Electron ${version}, because ELECTRON_OVERRIDE_DIST_PATH names it.`,
	};
}

/** @returns {Runtime | null} */
function describeFallback() {
	const fallback = findFallback();
	if (!fallback) return null;
	const version = officialVersion();
	const reason = failedDownload(version)?.reason ?? "not tried yet";
	return {
		...fallback,
		origin: "fallback",
		sentence:
			`Electron ${fallback.version} out of the npm package ${recipe.package}, because the official ${version} could not be ` +
			`downloaded here (${reason}); it gets no security fixes, so try again with "npm run setup -- --retry-download" on an open network.`,
	};
}

/** @param {string} folder */
function versionIn(folder) {
	try {
		return readFileSync(path.join(folder, "version"), "utf8").trim().replace(/^v/, "");
	} catch (error) {
		throw new Problem(
			`The folder in ELECTRON_OVERRIDE_DIST_PATH has no readable version file (${codeOf(error) ?? messageOf(error)}).`,
		);
	}
}

/**
 * @param {string} version
 * @param {string} why
 */
function noneSentence(version, why) {
	const reason = failedDownload(version)?.reason ?? "unknown reason";
	return (
		`There is no Electron to run on: the official ${version} could not be downloaded (${reason}), and ${why}. Connect to a network ` +
		`that reaches Electron's releases and start again, or unpack Electron ${version} yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`
	);
}
