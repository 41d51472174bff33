// @ts-check
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installWithApt } from "./apt.mjs";
import { codeOf, Problem } from "./problem.mjs";
import { run } from "./programs.mjs";
import { say } from "./terminal.mjs";

/** Debian's names for what Electron links to. */
const libraryPackages = [
	"libgtk-3-0",
	"libnss3",
	"libasound2",
	"libgbm1",
	"libxss1",
	"libxtst6",
	"libatk-bridge2.0-0",
	"libdrm2",
	"libxkbcommon0",
];
const fontPackages = ["fonts-liberation"];
const displayPackages = ["xvfb", "xauth"];

/**
 * Makes sure that the system has what Electron needs besides itself: libraries, a font, and where
 * asked a virtual display. Only Linux leaves that to the user; there, on a Debian-like system and
 * as root, what is missing is installed.
 * @param {object} needs
 * @param {string} needs.executable Electron's
 * @param {boolean} needs.virtualDisplay whether windows go to a display that nobody sees
 * @returns {Promise<void>}
 * @throws {Problem} when Electron could not start, with the command that helps
 */
export async function prepareSystem({ executable, virtualDisplay }) {
	if (process.platform !== "linux") return;
	const libraries = await missingLibraries(executable);
	const programs = virtualDisplay ? ["xvfb-run", "Xvfb", "xauth"].filter((name) => !isOnPath(name)) : [];
	const isDebian = existsSync("/etc/debian_version");
	// Elsewhere fonts may lie in places that only that system knows.
	const lacksFont = isDebian && !hasFont();
	const packages = [
		...(libraries.length > 0 ? libraryPackages : []),
		...(programs.length > 0 ? displayPackages : []),
		...(lacksFont ? fontPackages : []),
	];
	if (packages.length === 0) return;
	if (isDebian && process.getuid?.() === 0) {
		await installWithApt(packages);
		return prepared({ executable, virtualDisplay });
	}
	const missing = [...libraries, ...programs];
	const advice = isDebian
		? `Run "sudo apt-get install ${packages.join(" ")}"`
		: "Install them with your system's package manager";
	if (missing.length > 0)
		throw new Problem(`Electron cannot start here without ${missing.join(", ")}. ${advice} and start again.`);
	say(`No font is installed, so the window will show no letters. ${advice}.`);
}

/** @param {{ executable: string, virtualDisplay: boolean }} needs */
async function prepared({ executable, virtualDisplay }) {
	const libraries = await missingLibraries(executable);
	const programs = virtualDisplay && !isOnPath("xvfb-run") ? ["xvfb-run"] : [];
	const missing = [...libraries, ...programs];
	if (missing.length > 0)
		throw new Problem(
			`Electron still misses ${missing.join(", ")} after installing packages; please report this system.`,
		);
}

/** @param {string} executable */
async function missingLibraries(executable) {
	// Without ldd there is no telling; Electron itself will say what it misses.
	if (!isOnPath("ldd")) return [];
	const { stdout } = await run("ldd", [executable], { output: "collect" });
	return librariesNotFound(stdout);
}

/**
 * @param {string} listing what `ldd` prints
 * @returns {string[]} the libraries it did not find, each once
 */
export function librariesNotFound(listing) {
	const names = [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? "");
	return [...new Set(names)];
}

/** @param {string} program */
function isOnPath(program) {
	return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
		try {
			accessSync(path.join(folder, program), constants.X_OK);
			return true;
		} catch (error) {
			if (["ENOENT", "ENOTDIR", "EACCES"].includes(codeOf(error) ?? "")) return false;
			throw error;
		}
	});
}

function hasFont() {
	const home = os.homedir();
	const folders = [
		"/usr/share/fonts",
		"/usr/local/share/fonts",
		`${home}/.fonts`,
		`${home}/.local/share/fonts`,
	];
	return folders.some((folder) => existsSync(folder) && holdsFont(folder));
}

/**
 * @param {string} folder
 * @returns {boolean}
 */
function holdsFont(folder) {
	return readdirSync(folder, { withFileTypes: true }).some((entry) =>
		entry.isDirectory()
			? holdsFont(path.join(folder, entry.name))
			: /\.(ttf|ttc|otf|otc|pfb)$/i.test(entry.name),
	);
}
