import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { type Place, placeOf } from "../../shared/check/case-paths.ts";
import { originalOf } from "./conflict-copies.ts";
import { errorCode, readReason } from "./disk-problem.ts";
import { inside } from "./inside.ts";

/** Something that lies in a case's folder. */
export interface Entry {
	/** Inside the case, with `/`. */
	readonly path: string;
	/** What it is on the disk: a plain file, a folder, a link, or something else. */
	readonly kind: "file" | "folder" | "link" | "other";
	/** What it is by its name. */
	readonly place: Place;
}

/** Everything in a case's folder, and folders that cannot be looked into, each with the reason. */
export interface Walk {
	/** Parents before what is in them, each folder's entries by name. */
	readonly entries: readonly Entry[];
	readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Lists what lies in a case's folder, reading no file. Folders that are not of a case are named and not looked into;
 * links are not followed.
 */
export async function walkCase(folder: string): Promise<Walk> {
	const entries: Entry[] = [];
	const unreadable: { path: string; reason: string }[] = [];
	const waiting = [""];
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		try {
			const found = await entriesOf(folder, path);
			entries.push(...found);
			// Popped from the end, so that the first folder comes first.
			for (const entry of found.toReversed()) if (isOurFolder(entry)) waiting.push(entry.path);
		} catch (error) {
			unreadable.push({ path, reason: readReason(error) });
		}
	}
	return { entries, unreadable };
}

/** Whether an entry is a folder of the case in which files of ours may lie. */
export function isOurFolder({ kind, place }: Entry): boolean {
	return kind === "folder" && place.kind === "folder";
}

/** Milliseconds since 1970 at which a file was last written; null where it is not there any more. */
export async function writtenAt(folder: string, path: string): Promise<number | null> {
	try {
		return (await lstat(inside(folder, path))).mtimeMs;
	} catch (error) {
		if (errorCode(error) === null) throw error;
		return null;
	}
}

async function entriesOf(folder: string, path: string): Promise<Entry[]> {
	const listed = await readdir(inside(folder, path), { withFileTypes: true });
	return listed
		.map((entry) => {
			const entryPath = path === "" ? entry.name : `${path}/${entry.name}`;
			return { path: entryPath, kind: kindOf(entry), place: placeOf(entryPath, originalOf) };
		})
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(entry: Dirent): Entry["kind"] {
	if (entry.isSymbolicLink()) return "link";
	if (entry.isDirectory()) return "folder";
	return entry.isFile() ? "file" : "other";
}
