import { readdir, stat } from "node:fs/promises";
import { dirname, parse } from "node:path";
import { fileText } from "../../shared/model/canonical-json.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { type CaseFile, caseFile } from "../../shared/schema/files.ts";
import { makeFolder, sweepTemporaryFiles, writeAtomically } from "./atomic-write.ts";
import { CaseMirror, readCaseFile, readSourceFile } from "./case-mirror.ts";
import { diskProblem, errorCode, readReason } from "./disk-problem.ts";
import { inside } from "./inside.ts";
import { checkWay, type FileNotice } from "./list-folder.ts";
import { readBytes } from "./read-file.ts";
import { type StoredSource, sha256 } from "./stored-source.ts";

/** A case's folder as read. */
export interface CaseContent {
	readonly case: CaseFile;
	/** Sources and layers, by the order of their ids. */
	readonly sources: readonly StoredSource[];
	readonly layers: readonly Layer[];
	/** One for each file that could not be read. */
	readonly notices: readonly FileNotice[];
	/** What the rest was taken from; looking again finds what has changed since. */
	readonly mirror: CaseMirror;
}

/** Makes an empty case. Refused where something of that name is there, or by the disk. */
export async function createCaseFolder(folder: string, id: string, createdAt: string): Promise<Result<null>> {
	try {
		const existing = await readdir(folder).catch((error: unknown) => {
			if (errorCode(error) === "ENOENT") return [];
			throw error;
		});
		if (existing.length > 0)
			return failure("exists", `${folder} is there already and not empty. Choose another name.`);
		await makeFolder(folder);
		await writeAtomically(
			inside(folder, "case.json"),
			fileText({ format: "parallax/case", version: 1, id, createdAt }),
		);
		return success(null);
	} catch (error) {
		return diskProblem(`The case could not be made in ${folder}.`, error);
	}
}

/** Reads what says that a folder is a case. Refused when it is none, or of a newer format. */
export async function readCaseHeader(folder: string): Promise<Result<CaseFile>> {
	try {
		if (!(await stat(folder)).isDirectory())
			return failure("not-a-case", `${folder} is a file; a case is a folder with case.json in it.`);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return failure("not-found", `There is nothing at ${folder}.`);
		return failure("unreadable-file", `${folder} cannot be read. ${readReason(error)}`);
	}
	const header = await readCaseFile(folder, "case.json", caseFile);
	if (!header.ok) return header;
	if (header.value === null) {
		return failure("not-a-case", `${folder} is not a Parallax case: there is no case.json in it.`);
	}
	return success(header.value);
}

/** Reads a case's folder. Refused when it is none, or of a newer format; nothing is written. */
export async function readCaseFolder(folder: string): Promise<Result<CaseContent>> {
	const header = await readCaseHeader(folder);
	if (!header.ok) return header;
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const sources = [...mirror.sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	return success({ case: header.value, sources, layers: mirror.layers, notices: mirror.notices, mirror });
}

/**
 * Stores a source and the bytes it came from. Both are the same whoever writes them, so what is there
 * already is left alone, unless a source's file is damaged. Rejects when the disk refuses.
 */
export async function storeSource(
	folder: string,
	source: StoredSource,
	original: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
	const originalFile = `sources/${source.id}/originals/${original.name}`;
	await checkWay(folder, originalFile);
	const present = await readBytes(inside(folder, originalFile), originalFile, original.bytes.length);
	const isWhole = present.ok && present.value !== null && sha256(present.value) === parse(original.name).name;
	if (!isWhole) await sweepAndWrite(inside(folder, originalFile), original.bytes);
	const path = `sources/${source.id}/source.json`;
	const stored = await readSourceFile(folder, path, source.id);
	if (stored.ok || stored.problem.code === "newer-format") return;
	const content = { format: "parallax/source", version: 1, blocks: source.blocks };
	await sweepAndWrite(inside(folder, path), fileText(content));
}

/** An import that was interrupted may have left something here. */
async function sweepAndWrite(path: string, data: string | Uint8Array): Promise<void> {
	await sweepTemporaryFiles(dirname(path));
	await writeAtomically(path, data);
}
