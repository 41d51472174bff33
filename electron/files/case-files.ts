import type { BigIntStats, Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import { casePath, type LeftOut } from "../../shared/schema/backup.ts";
import { errorCode, readReason } from "./disk-problem.ts";
import { inside } from "./inside.ts";

/** A plain file of a case, as it looks from outside. */
export interface FoundFile {
	/** Inside the case, with `/`. */
	readonly path: string;
	/**
	 * What changes whenever the content does: size, times and number on disk. Null where that cannot be
	 * relied on yet, because the file was written so lately that its next content could have the same times.
	 */
	readonly mark: string | null;
}

/** What a case's folder holds, and what of it can never be backed up. */
export interface FoundFiles {
	/** By path. */
	readonly files: readonly FoundFile[];
	readonly leftOut: readonly LeftOut[];
}

/** Far more than the largest case; what has more is no case alone. */
const mostFiles = 200_000;

const deepestFolder = 32;

/** Milliseconds in which the clock of a disk or a server may stand still. */
const coarsestClock = 10_000;

/** Names of hidden files, and of those that editors and sync engines are just writing. */
const passing = /^[.~]/;

/**
 * Finds the plain files of a case. Links are not followed; hidden and temporary files are passed over;
 * what else cannot be backed up is named with its reason. Refused when the folder itself cannot be read.
 *
 * @param folder The case's folder, without links in its own path.
 * @param apart Folders that are passed over, wherever they lie.
 */
export async function findCaseFiles(folder: string, apart: readonly string[]): Promise<Result<FoundFiles>> {
	const root = await list(folder);
	if (!root.ok) return failure("unreadable-file", `${folder} cannot be read. ${root.reason}`);
	const files: FoundFile[] = [];
	const leftOut: LeftOut[] = [];
	const folders = [""];
	for (let way = folders.pop(); way !== undefined; way = folders.pop()) {
		for (const one of await lookInto(folder, way)) {
			if ("mark" in one) files.push(one);
			else if ("reason" in one) leftOut.push(one);
			else if (!apart.includes(inside(folder, one.way))) folders.push(one.way);
		}
		if (files.length + leftOut.length > mostFiles) {
			const limit = mostFiles.toLocaleString("en");
			return failure(
				"too-large",
				`${folder} holds more than ${limit} files. Move what does not belong to the case out of it.`,
			);
		}
	}
	return success({ files: files.sort(byPath), leftOut: leftOut.sort(byPath) });
}

type Found = FoundFile | LeftOut | { readonly way: string };

async function lookInto(folder: string, way: string): Promise<Found[]> {
	if (way.split("/").length > deepestFolder) return [{ path: way, reason: "It lies too deep." }];
	const listed = await list(inside(folder, way));
	if (!listed.ok) return [{ path: way, reason: `The folder cannot be read. ${listed.reason}` }];
	return Promise.all(
		listed.entries.map((entry) => look(folder, way === "" ? entry.name : `${way}/${entry.name}`, entry)),
	);
}

type Listed = { ok: true; entries: readonly Dirent[] } | { ok: false; reason: string };

async function list(folder: string): Promise<Listed> {
	try {
		const entries = await readdir(folder, { withFileTypes: true });
		return { ok: true, entries: entries.filter(({ name }) => !passing.test(name)) };
	} catch (error) {
		return { ok: false, reason: readReason(error) };
	}
}

async function look(folder: string, path: string, entry: Dirent): Promise<Found> {
	if (entry.isSymbolicLink()) return { path, reason: "It is a link, and links are not followed." };
	if (!entry.isFile() && !entry.isDirectory()) return { path, reason: "It is not a plain file." };
	if (!casePath.safeParse(path).success)
		return { path, reason: "Its name cannot be written on every system." };
	if (entry.isDirectory()) return { way: path };
	try {
		return { path, mark: markOf(await lstat(inside(folder, path), { bigint: true })) };
	} catch (error) {
		if (errorCode(error) === null) throw error;
		return { path, reason: `It cannot be read. ${readReason(error)}` };
	}
}

function markOf(status: BigIntStats): string | null {
	if (Number(status.mtimeMs) > Date.now() - coarsestClock) return null;
	return `${status.size} ${status.mtimeNs} ${status.ctimeNs} ${status.ino}`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
	return a.path < b.path ? -1 : Number(a.path > b.path);
}
