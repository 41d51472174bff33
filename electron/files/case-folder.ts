import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { parse } from "node:path";
import { encodeBase32 } from "../../shared/model/base32.ts";
import { fileText } from "../../shared/model/canonical-json.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { sourceFingerprint, textOf } from "../../shared/model/text.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { type Block, type CaseFile, caseFile, sourceFile } from "../../shared/schema/files.ts";
import { makeFolder, writeAtomically } from "./atomic-write.ts";
import { diskProblem, errorCode, readReason } from "./disk-problem.ts";
import { inside } from "./inside.ts";
import { readCaseFile, readLayer } from "./layer-files.ts";
import { checkWay, type FileNotice, listFolder } from "./list-folder.ts";
import { readBytes } from "./read-file.ts";

/** A source as stored. */
export interface StoredSource {
	readonly id: string;
	readonly blocks: readonly Block[];
	/** The blocks joined (rule F1). */
	readonly text: string;
	/** SHA-256 of the text in UTF-8, lowercase hexadecimal. */
	readonly textHash: string;
}

/** A case's folder as read: what could be read, and a notice for each file that could not. */
export interface CaseContent {
	readonly case: CaseFile;
	readonly sources: readonly StoredSource[];
	readonly layers: readonly Layer[];
	readonly notices: readonly FileNotice[];
}

const sourceFolder = /^[a-z2-7]{26}$/;
const layerFolder = /^[a-z2-7]{16}-[a-z2-7]{16}$/;

/** SHA-256 of UTF-8 text or bytes in lowercase hexadecimal. */
export function sha256(data: string | Uint8Array): string {
	return createHash("sha256").update(data).digest("hex");
}

/** The id of the source that these blocks are (rule F3). */
export function sourceIdOf(blocks: readonly Block[]): string {
	return encodeBase32(createHash("sha256").update(sourceFingerprint(blocks)).digest()).slice(0, 26);
}

/** A source with its text and hash worked out. */
export function storedSource(blocks: readonly Block[]): StoredSource {
	const text = textOf(blocks);
	return { id: sourceIdOf(blocks), blocks, text, textHash: sha256(text) };
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
	const notices: FileNotice[] = [];
	const sources: StoredSource[] = [];
	const sourceIds = await listFolder(folder, "sources", sourceFolder, "folders");
	notices.push(...sourceIds.notices);
	for (const id of sourceIds.names) {
		const read = await readSource(folder, id);
		if (read.ok) sources.push(read.value);
		else notices.push({ file: `sources/${id}/source.json`, problem: read.problem });
	}
	const layers: Layer[] = [];
	const layerIds = await listFolder(folder, "layers", layerFolder, "folders");
	notices.push(...layerIds.notices);
	for (const id of layerIds.names) {
		const read = await readLayer(folder, id);
		if (read.ok) {
			layers.push(read.value.layer);
			notices.push(...read.value.notices);
		} else notices.push({ file: `layers/${id}/layer.json`, problem: read.problem });
	}
	return success({ case: header.value, sources, layers, notices });
}

async function readSource(folder: string, id: string): Promise<Result<StoredSource>> {
	const name = `sources/${id}/source.json`;
	const file = await readCaseFile(folder, name, sourceFile);
	if (!file.ok) return file;
	if (file.value === null) return failure("broken-file", `${name} is missing.`);
	const source = storedSource(file.value.blocks);
	// The hash is the proof that no highlight points at words that someone changed.
	if (source.id !== id)
		return failure("broken-file", `${name} is not the text it was imported as: its hash differs.`);
	return success(source);
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
	const home = inside(folder, "sources", source.id);
	const originalFile = `sources/${source.id}/originals/${original.name}`;
	await checkWay(folder, originalFile);
	const present = await readBytes(inside(folder, originalFile), originalFile, original.bytes.length);
	const isWhole = present.ok && present.value !== null && sha256(present.value) === parse(original.name).name;
	if (!isWhole) await writeAtomically(inside(folder, originalFile), original.bytes);
	const stored = await readSource(folder, source.id);
	if (stored.ok || stored.problem.code === "newer-format") return;
	const content = { format: "parallax/source", version: 1, blocks: source.blocks };
	await writeAtomically(inside(home, "source.json"), fileText(content));
}
