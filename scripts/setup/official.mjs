// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { watchGrowth } from "./growth.mjs";
import { atExit } from "./lifecycle.mjs";
import { projectFolder } from "./places.mjs";
import { codeOf } from "./problem.mjs";
import { runNode } from "./programs.mjs";

/** @typedef {import("./runtime.mjs").Runtime} Runtime */

const packageFolder = path.join(projectFolder, "node_modules", "electron");
/** Seconds without a byte after which the download is given up. A refused connection fails at once. */
const stalledAfter = 25;

/**
 * The version of Electron that the project pins.
 * @returns {string} "45.4.1"
 */
export function officialVersion() {
	return JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")).version;
}

/**
 * Where the executable stands inside an Electron distribution.
 * @param {NodeJS.Platform} [platform]
 * @returns {string} relative to the distribution's folder
 */
export function executableIn(platform = process.platform) {
	if (platform === "win32") return "electron.exe";
	return platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}

/**
 * The official release inside node_modules, if the pinned version is there and whole.
 * @returns {Runtime | null}
 */
export function findOfficial() {
	const version = officialVersion();
	// The installer writes path.txt last, so what it left half-done does not count.
	if (textOf("dist/version")?.replace(/^v/, "") !== version || textOf("path.txt") !== executableIn())
		return null;
	const executable = path.join(packageFolder, "dist", executableIn());
	if (!existsSync(executable)) return null;
	return {
		executable,
		version,
		origin: "official",
		sentence: `Electron ${version}, the official release that the project pins.`,
	};
}

/**
 * Downloads the official release with the `electron` package's own installer, which checks it and
 * heeds the user's mirror and proxy settings. A closed network fails within seconds.
 * @returns {Promise<{ failure: string | null }>} null when it is installed, else why not, in a few words
 */
export async function downloadOfficial() {
	// In a temporary folder of its own the download can be watched.
	const temporary = mkdtempSync(path.join(os.tmpdir(), "parallax-electron-"));
	const remove = atExit(() => rmSync(temporary, { recursive: true, force: true }));
	try {
		const { status, stderr, stalled } = await watchGrowth(
			{
				title: `Downloading Electron ${officialVersion()}`,
				folders: [temporary, path.join(packageFolder, "dist")],
				stalledAfter,
			},
			(whileRunning) =>
				runNode(path.join(packageFolder, "install.js"), [], {
					env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: "1" },
					output: "collect",
					whileRunning,
				}),
		);
		if (stalled) return { failure: `nothing arrived for ${stalledAfter} seconds` };
		if (status !== 0) return { failure: firstError(stderr) || `its installer ended with status ${status}` };
		return { failure: findOfficial() ? null : "its installer left no whole release behind" };
	} finally {
		remove();
	}
}

/**
 * @param {string} output of a failed program
 * @returns {string} its first line that says something, without the error's class
 */
function firstError(output) {
	const line = output.split("\n").find((candidate) => /error/i.test(candidate)) ?? "";
	return line.replace(/^\w*Error: /, "").trim();
}

/**
 * @param {string} file inside the electron package
 * @returns {string | null} null when there is none
 */
function textOf(file) {
	try {
		return readFileSync(path.join(packageFolder, file), "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT") return null;
		throw error;
	}
}
