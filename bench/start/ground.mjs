// @ts-check
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atExit } from "../../scripts/setup/lifecycle.mjs";
import { projectFolder } from "../../scripts/setup/places.mjs";
import { findRuntime } from "../../scripts/setup.mjs";
import { surroundings } from "../../scripts/start/surroundings.mjs";

/**
 * What all starts of one run have in common.
 * @typedef {object} Ground
 * @property {string} folder temporary, removed at the end
 * @property {string} home HOME of every start: what the system keeps there is warm for all alike
 * @property {string} data the data folder of every start, made anew for each
 * @property {string} executable Electron's
 * @property {string} electronVersion
 * @property {readonly string[]} flags for Chromium
 */

/**
 * @returns {Ground}
 * @throws {import("../../scripts/setup/problem.mjs").Problem} when there is no Electron here
 */
export function layGround() {
	const { executable, version } = findRuntime();
	const folder = mkdtempSync(path.join(tmpdir(), "parallax-bench-start-"));
	atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	const home = path.join(folder, "home");
	mkdirSync(home);
	const data = path.join(folder, "data");
	return { folder, home, data, executable, electronVersion: version, flags: surroundings().flags };
}

/**
 * Copies a built application, so that a build in the middle of the run does not pull it away.
 * @param {Ground} ground
 * @param {string} [from] the checkout it was built in
 * @param {string} [name] of the copy
 * @returns {string} the copy's main script
 */
export function copyApplication({ folder }, from = projectFolder, name = "application") {
	for (const part of ["package.json", "out", "resources"])
		cpSync(path.join(from, part), path.join(folder, name, part), { recursive: true });
	return path.join(folder, name, "out", "main", "main.js");
}
