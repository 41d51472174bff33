import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Parses a JSON file. */
export function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, "utf8"));
}

/** Files below a folder, by path with `/`. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/"))
		.sort();
}

/** Names of the folders in a folder; none where it is not there. */
export function foldersIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	const entries = readdirSync(folder, { withFileTypes: true });
	return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The bytes of every file below a folder, by path, as hashes: they compare well and fail readably. */
export function bytesOf(folder: string): Record<string, string> {
	return Object.fromEntries(filesIn(folder).map((file) => [file, sha256(readFileSync(join(folder, file)))]));
}

/** The bytes of everything in a case but one layer: what a change of that layer must never touch. */
export function bytesBeside(folder: string, layerId: string): Record<string, string> {
	const all = Object.entries(bytesOf(folder));
	return Object.fromEntries(all.filter(([file]) => !file.startsWith(`layers/${layerId}/`)));
}

/** SHA-256 in lowercase hexadecimal; text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
	return createHash("sha256").update(data).digest("hex");
}
