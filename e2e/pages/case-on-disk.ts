import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Block } from "../../shared/schema/files.ts";
import type { Analyst, Claim, Device, Evidence, LayerRecord } from "../../shared/schema/records.ts";
import { filesIn, foldersIn, readJson, sha256 } from "./files.ts";

/** A source as its file has it, with the text that offsets count in. */
export interface SourceOnDisk {
	readonly id: string;
	readonly blocks: readonly Block[];
	readonly text: string;
}

/** One analyst's work as its files have it. */
export interface LayerOnDisk {
	readonly id: string;
	readonly analyst: Analyst;
	/** Without the deleted ones. */
	readonly claims: readonly Claim[];
	/** Without the deleted ones. */
	readonly evidence: readonly Evidence[];
	/** Every record, the deleted ones too. */
	readonly records: readonly LayerRecord[];
}

/** A case folder, read without the application's own code. */
export interface CaseOnDisk {
	readonly folder: string;
	readonly sources: ReadonlyMap<string, SourceOnDisk>;
	readonly layers: readonly LayerOnDisk[];
}

/**
 * Reads a case folder and holds what must be true of any: quotes stand where they say, versions name the
 * layer they lie in, records lie in the file named after them, no half-written file is left.
 */
export function readCase(folder: string): CaseOnDisk {
	const ids = foldersIn(join(folder, "sources"));
	const sources = new Map(ids.map((id) => [id, readSource(folder, id)]));
	// A folder in which nothing has been saved yet is no layer.
	const begun = foldersIn(join(folder, "layers")).filter(
		(id) => filesIn(join(folder, "layers", id)).length > 0,
	);
	const layers = begun.map((id) => readLayer(folder, id));
	for (const layer of layers) for (const record of layer.records) expectSound(record, layer.id, sources);
	const halfWritten = filesIn(folder).filter((file) => file.endsWith(".tmp"));
	expect(halfWritten, "half-written files in the case").toEqual([]);
	return { folder, sources, layers };
}

/** The id of the layer that the analyst of this data folder writes. */
export function ownLayerId(dataFolder: string): string {
	const profile = readJson<{ analyst: Analyst; device: Device }>(join(dataFolder, "profile.json"));
	return `${profile.analyst.id}-${profile.device.id}`;
}

/** The only case in the analyst's own folder of cases, or the one of this name. */
export function caseFolderIn(dataFolder: string, name?: string): string {
	const cases = join(dataFolder, "cases");
	const found = foldersIn(cases).filter((folder) => name === undefined || folder === `${name}.parallax`);
	expect(found, `cases in ${cases}`).toHaveLength(1);
	return join(cases, found[0] ?? "");
}

function readSource(folder: string, id: string): SourceOnDisk {
	const { blocks } = readJson<{ blocks: Block[] }>(join(folder, "sources", id, "source.json"));
	return { id, blocks, text: blocks.map((block) => block.text).join("\n") };
}

function readLayer(folder: string, id: string): LayerOnDisk {
	const home = join(folder, "layers", id);
	const header = readJson<{ analyst: Analyst }>(join(home, "layer.json"));
	expect(header, `${id}/layer.json`).toMatchObject({ format: "parallax/layer", version: 1, id });
	const shards = filesIn(home).filter((file) => file.endsWith(".json") && file !== "layer.json");
	const records = shards.flatMap((file) => readShard(home, file));
	const isLive = (record: LayerRecord) => record.deleted !== true;
	return {
		id,
		analyst: header.analyst,
		records,
		claims: records.filter((record): record is Claim => record.kind === "claim" && isLive(record)),
		evidence: records.filter((record): record is Evidence => record.kind === "evidence" && isLive(record)),
	};
}

function readShard(home: string, file: string): LayerRecord[] {
	const content = readJson<{ records: LayerRecord[] }>(join(home, file));
	expect(content, file).toMatchObject({ format: expect.stringMatching(/^parallax\//), version: 1 });
	for (const record of content.records) expect(shardOf(record), "the file of a record").toBe(file);
	return content.records;
}

function shardOf(record: LayerRecord): string {
	if (record.kind === "claim") return `claims/${record.id.slice(0, 2)}.json`;
	if (record.kind === "evidence" || record.kind === "silence") return `evidence/${record.sourceId}.json`;
	return record.kind === "setting" || record.kind === "rank" ? "settings.json" : "sources.json";
}

function expectSound(record: LayerRecord, layerId: string, sources: CaseOnDisk["sources"]): void {
	expect(record.version, "a record's version").toEqual([expect.any(Number), layerId]);
	if (record.kind !== "evidence") return;
	const { start, end, quote, prefix, suffix, textHash } = record.anchor;
	const text = sources.get(record.sourceId)?.text ?? "(no such source)";
	expect(text.slice(start, end), `the words at ${start} to ${end}`).toBe(quote);
	expect(text.slice(0, start).endsWith(prefix), `“${prefix}” stands before “${quote}”`).toBe(true);
	expect(text.slice(end).startsWith(suffix), `“${suffix}” stands after “${quote}”`).toBe(true);
	expect(textHash, "the hash of the text in an anchor").toBe(sha256(text));
}
