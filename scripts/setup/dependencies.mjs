// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { projectFolder } from "./places.mjs";
import { codeOf, Problem } from "./problem.mjs";
import { runNpm } from "./programs.mjs";
import { say } from "./terminal.mjs";

/** One set-up at a time changes node_modules. Not kept inside, since `npm ci` deletes that folder. */
export const dependenciesLock = path.join(projectFolder, ".cache", "node_modules.lock");

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional] only optional packages need it: left out on other platforms
 * @property {boolean} [devOptional]
 *
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile the part read here of package-lock.json
 */

/**
 * Makes node_modules hold what package-lock.json asks for, with `npm ci`; does nothing, within
 * milliseconds, when it does.
 * @throws {Problem} when npm fails; npm has then said why
 */
export async function installDependencies() {
	if (missingPackages(wanted(), installed()).length === 0) return;
	await withLock(dependenciesLock, async () => {
		const missing = missingPackages(wanted(), installed());
		if (missing.length === 0) return;
		say(`Installing ${missing.length} missing or outdated npm packages.`);
		// NODE_ENV=production would otherwise leave the tools out.
		const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
		const { status } = await runNpm(args);
		if (status !== 0) {
			throw new Problem(
				`"npm ci" failed with status ${status}, see above; mend what it says and start again.`,
			);
		}
	});
}

/**
 * The packages a lockfile asks for that are not installed, or not in that version.
 * @param {Lockfile} wantedLockfile package-lock.json
 * @param {Lockfile} installedLockfile node_modules/.package-lock.json, which npm writes last
 * @returns {string[]} their folders in node_modules
 */
export function missingPackages(wantedLockfile, installedLockfile) {
	const present = installedLockfile.packages ?? {};
	return Object.entries(wantedLockfile.packages ?? {})
		.filter(([folder, locked]) => {
			if (folder === "") return false;
			const found = present[folder];
			if (!found) return !(locked.optional || locked.devOptional);
			return found.version !== locked.version || found.integrity !== locked.integrity;
		})
		.map(([folder]) => folder);
}

/** @returns {Lockfile} */
function wanted() {
	return JSON.parse(readFileSync(path.join(projectFolder, "package-lock.json"), "utf8"));
}

/** @returns {Lockfile} */
function installed() {
	try {
		return JSON.parse(readFileSync(path.join(projectFolder, "node_modules", ".package-lock.json"), "utf8"));
	} catch (error) {
		// Missing: never installed, or interrupted. Unreadable: broken, so everything counts as missing.
		if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return {};
		throw error;
	}
}
