// @ts-check
import path from "node:path";
import { folderOnDisk } from "../measure/file-system.mjs";

/**
 * A case that is measured, and the data folder of the analyst who tags in it.
 * @typedef {object} Place
 * @property {string} folder
 * @property {string} dataFolder
 * @property {{ sources: number, analysts: number, evidence: number, claims: number }} size
 */

/**
 * What all measurements have in common. `few`: 100 tags; `full`: 10,000 by one analyst, a hundred on each source,
 * which is the most that one file should hold; `large`: 100,000 by ten analysts; `killed`: as few, for the kills.
 * @typedef {object} Ground
 * @property {string} folder
 * @property {Record<"few" | "full" | "large" | "killed", Place>} cases
 */

/**
 * @returns {{ ground: Ground, fileSystem: string }} on a real disk, removed at the end
 */
export function layGround() {
	const { folder, fileSystem } = folderOnDisk("parallax-bench-store");
	/** @type {(name: string, size: Place["size"]) => Place} */
	const place = (name, size) => ({
		folder: path.join(folder, `${name}.parallax`),
		dataFolder: path.join(folder, `${name}-data`),
		size,
	});
	const few = { sources: 10, analysts: 1, evidence: 100, claims: 10 };
	const cases = {
		few: place("few", few),
		full: place("full", { sources: 100, analysts: 1, evidence: 10_000, claims: 200 }),
		large: place("large", { sources: 1_000, analysts: 10, evidence: 100_000, claims: 2_000 }),
		killed: place("killed", few),
	};
	return { ground: { folder, cases }, fileSystem };
}
