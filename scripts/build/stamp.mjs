// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * A fingerprint of everything below some folders and files: equal exactly when the same names hold
 * the same bytes. (File times would not do: they change with a checkout and stay with a copy.)
 * @param {string} root what the names are relative to
 * @param {readonly string[]} names files and folders, relative to the root; a missing one counts as empty
 * @param {(name: string) => boolean} [counts] which files count, by their name relative to the root
 * @returns {string} hexadecimal
 */
export function fingerprint(root, names, counts = () => true) {
	const hash = createHash("sha256");
	for (const name of names.flatMap((each) => filesBelow(root, each)).filter(counts)) {
		const content = readFileSync(path.join(root, name));
		// With its length in front, no content can pass for the next file's name.
		hash.update(`${name}\0${content.length}\0`).update(content);
	}
	return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {string[]} in an order that is the same on every machine
 */
function filesBelow(root, name) {
	const place = path.join(root, name);
	if (!existsSync(place)) return [];
	try {
		const entries = readdirSync(place, { withFileTypes: true });
		const sorted = entries.sort((one, other) => (one.name < other.name ? -1 : 1));
		return sorted.flatMap((entry) => {
			const child = `${name}/${entry.name}`;
			return entry.isDirectory() ? filesBelow(root, child) : [child];
		});
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return [name];
		throw error;
	}
}
