import { dirname } from "node:path";
import type { Low } from "lowdb";
import { type Layer, recordKey, type Shard, shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { claimsFile, evidenceFile, layerFile, settingsFile, sourcesFile } from "../../shared/schema/files.ts";
import type { FileSchema } from "../../shared/schema/read-file.ts";
import { readFileText } from "../../shared/schema/read-file.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { sweepTemporaryFiles } from "./atomic-write.ts";
import { inside } from "./inside.ts";
import { jsonFile } from "./json-file.ts";
import { checkWay, type FileNotice, listFolder } from "./list-folder.ts";
import { largestJson, readText } from "./read-file.ts";

/** A layer as read, and what could not be. */
export interface ReadLayer {
	readonly layer: Layer;
	readonly notices: readonly FileNotice[];
}

interface RecordsFile {
	readonly upTo: number;
	readonly records: readonly LayerRecord[];
}

const shardFolders = [
	{ folder: "claims", file: /^[a-z2-7]{2}\.json$/ },
	{ folder: "evidence", file: /^[a-z2-7]{26}\.json$/ },
];

/**
 * Reads one layer's folder. A broken file costs that file; a missing or broken `layer.json` costs the
 * layer, because nobody can be named for it.
 *
 * @param folder The case's folder.
 */
export async function readLayer(folder: string, layerId: string): Promise<Result<ReadLayer>> {
	const home = `layers/${layerId}`;
	const header = await readCaseFile(folder, `${home}/layer.json`, layerFile);
	if (!header.ok) return header;
	if (header.value === null) {
		return failure("broken-file", `${home}/layer.json is missing, so this layer's work is not shown.`);
	}
	if (header.value.id !== layerId || !layerId.startsWith(`${header.value.analyst.id}-`)) {
		return failure("broken-file", `${home}/layer.json names another layer or analyst than its folder does.`);
	}
	const { analyst, device, createdAt } = header.value;
	const shards = new Map<string, Shard>();
	let upTo = header.value.upTo;
	const { paths, notices } = await shardPaths(folder, home);
	for (const path of paths) {
		const file = `${home}/${path}`;
		const read = await readShard(folder, file, path);
		if (!read.ok) notices.push({ file, problem: read.problem });
		else if (read.value) {
			upTo = Math.max(upTo, read.value.upTo);
			shards.set(path, shardWith(new Map(), read.value.records));
		}
	}
	return success({ layer: { id: layerId, analyst, device, createdAt, upTo, shards }, notices });
}

async function readShard(folder: string, file: string, path: string): Promise<Result<RecordsFile | null>> {
	const read = await readCaseFile(folder, file, schemaOf(path));
	if (!read.ok || read.value === null) return read as Result<null>;
	const content = read.value as unknown as RecordsFile;
	const stray = content.records.findIndex((record) => shardOf(record) !== path);
	if (stray >= 0) return failure("broken-file", `${file}: records[${stray}] belongs in another file.`);
	return success(content);
}

/** Reads a JSON file of the case; null where there is none. `file` is its path in the case, with `/`. */
export async function readCaseFile<Schema extends FileSchema>(
	folder: string,
	file: string,
	schema: Schema,
): Promise<ReturnType<typeof readFileText<Schema>> | Result<null>> {
	const text = await readText(inside(folder, file), file, largestJson);
	if (!text.ok || text.value === null) return text as Result<null>;
	return readFileText(schema, text.value, file);
}

async function shardPaths(folder: string, home: string): Promise<{ paths: string[]; notices: FileNotice[] }> {
	const paths = ["sources.json", "settings.json"];
	const notices: FileNotice[] = [];
	for (const { folder: name, file } of shardFolders) {
		const listing = await listFolder(folder, `${home}/${name}`, file, "files");
		paths.push(...listing.names.map((found) => `${name}/${found}`));
		notices.push(...listing.notices);
	}
	return { paths, notices };
}

/** A shard and further records; of two versions of one record the greater stays (rule F6), also within a file. */
function shardWith(shard: Shard, records: readonly LayerRecord[]): Shard {
	const united = new Map(shard);
	for (const record of records) {
		const key = recordKey(record);
		const present = united.get(key);
		if (!present || compareRecords(present, record) < 0) united.set(key, record);
	}
	return united;
}

function schemaOf(path: string): FileSchema {
	if (path.startsWith("claims/")) return claimsFile as unknown as FileSchema;
	if (path.startsWith("evidence/")) return evidenceFile as unknown as FileSchema;
	return (path === "sources.json" ? sourcesFile : settingsFile) as unknown as FileSchema;
}

/** Writes the files of one's own layer, each through lowdb, keeping fields that this version does not know. */
export class LayerFiles {
	private readonly open = new Map<string, Low<Record<string, unknown>>>();

	constructor(
		private readonly folder: string,
		private readonly layerId: string,
	) {}

	/**
	 * Writes `layer.json`, or the shard at `path`, as the layer has it now; rejects when the disk refuses. Records
	 * that only the file has stay in it: it may have become whole after the layer was read (rule F12).
	 */
	async write(layer: Layer, path: string): Promise<void> {
		await checkWay(this.folder, `layers/${this.layerId}/${path}`);
		const file = await this.file(path);
		file.data = { ...file.data, ...contentOf(layer, path, file.data as Partial<RecordsFile>) };
		await file.write();
	}

	private async file(path: string): Promise<Low<Record<string, unknown>>> {
		const known = this.open.get(path);
		if (known) return known;
		const schema = path === "layer.json" ? (layerFile as unknown as FileSchema) : schemaOf(path);
		const name = `layers/${this.layerId}/${path}`;
		await sweepTemporaryFiles(dirname(inside(this.folder, name)));
		const file = jsonFile(inside(this.folder, name), schema, name, {} as never) as unknown as Low<
			Record<string, unknown>
		>;
		await file.read();
		this.open.set(path, file);
		return file;
	}
}

function contentOf(layer: Layer, path: string, present: Partial<RecordsFile>): Record<string, unknown> {
	const { id, analyst, device, createdAt } = layer;
	const upTo = Math.max(layer.upTo, present.upTo ?? 0);
	if (path === "layer.json")
		return { format: "parallax/layer", version: 1, id, analyst, device, createdAt, upTo };
	const shard = shardWith(layer.shards.get(path) ?? new Map(), present.records ?? []);
	const records = [...shard.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
	if (path.startsWith("evidence/")) {
		const sourceId = path.slice("evidence/".length, -".json".length);
		return { format: "parallax/evidence", version: 1, upTo, sourceId, records };
	}
	const format = path.startsWith("claims/") ? "claims" : path.slice(0, -".json".length);
	return { format: `parallax/${format}`, version: 1, upTo, records };
}
