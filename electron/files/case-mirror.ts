import { isDeepStrictEqual } from "node:util";
import type { Layer } from "../../shared/model/layer.ts";
import { failure, type Problem, type Result, success } from "../../shared/result.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { type LayerFile, layerFile, sourceFile } from "../../shared/schema/files.ts";
import { readFileText } from "../../shared/schema/read-file.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { type Fingerprint, isFresh } from "./fingerprint.ts";
import { inBatches } from "./in-batches.ts";
import { inside } from "./inside.ts";
import {
	assembled,
	emptyFolder,
	isConflictCopy,
	type LayerFolder,
	pathInLayer,
	type ShardFile,
	shardPathOf,
	unitedShards,
} from "./layer-folder.ts";
import { misplacedRecord, schemaOf, shardWith } from "./layer-shards.ts";
import type { FileNotice } from "./list-folder.ts";
import { largestJson, readText } from "./read-file.ts";
import { foldersOf, rescan, type Scan, scanCase } from "./scan-case.ts";
import { type StoredSource, storedSource } from "./stored-source.ts";

/** A layer before and after files of it came, changed or were mended. */
export interface LayerArrival {
	readonly id: string;
	readonly before: Layer | undefined;
	readonly after: Layer | undefined;
	/** Paths inside the layer of the files that were read anew, or have gone. */
	readonly paths: readonly string[];
}

/** What a look at the case's folder found that was not known before. */
export interface Arrival {
	readonly sources: readonly StoredSource[];
	readonly layers: readonly LayerArrival[];
	/** Whether a notice came or went. */
	readonly noticesChanged: boolean;
	/** Whether the whole folder was listed, and not only where something stirred. */
	readonly isWhole: boolean;
}

/** Files read together: enough to keep the disk busy, few enough to leave the window its turn. */
const batch = 16;

/**
 * What lies in a case's folder, kept up to date by looking again: each look reads only the files that changed.
 * A file that is broken, newer or gone keeps what it held when it was last whole, and has a notice until it is
 * whole again (rule F15). Writes nothing.
 */
export class CaseMirror {
	readonly sources = new Map<string, StoredSource>();
	private readonly folders = new Map<string, LayerFolder>();
	private readonly problems = new Map<string, Problem>();
	private seen = new Map<string, Fingerprint>();
	/** Files written so lately that they may be written over without another fingerprint. */
	private readonly unsettled = new Set<string>();
	private standing: readonly FileNotice[] = [];
	private lastScan: Scan | null = null;
	private lastLook: Promise<unknown> = Promise.resolve();

	constructor(readonly folder: string) {}

	/** Every layer whose `layer.json` is known, by the order of their ids. */
	get layers(): readonly Layer[] {
		const ids = [...this.folders.keys()].sort();
		return ids.flatMap((id) => this.layer(id) ?? []);
	}

	/** The layer with an id, if its `layer.json` is known. */
	layer(id: string): Layer | undefined {
		const folder = this.folders.get(id);
		if (!folder) return undefined;
		folder.layer ??= assembled(id, folder);
		return folder.layer;
	}

	/** The ids of all layers whose folder is there, in order. */
	get layerIds(): readonly string[] {
		return [...this.folders.keys()].sort();
	}

	/** The shards of a layer, whether or not its `layer.json` is known, with what sync engines' copies add to them. */
	shardsOf(id: string): ReadonlyMap<string, ShardFile> {
		return unitedShards(this.filesOf(id));
	}

	/** The files of a layer's shards, each by itself. */
	filesOf(id: string): ReadonlyMap<string, ShardFile> {
		return this.folders.get(id)?.shards ?? new Map();
	}

	/** The header of a layer, if it is known. */
	headerOf(id: string): LayerFile | null {
		return this.folders.get(id)?.header ?? null;
	}

	/** Whether a layer's folder is there, whatever is in it. */
	hasLayer(id: string): boolean {
		return this.folders.has(id);
	}

	/** The fingerprint of a file as it was last seen, by its path inside the case. */
	fingerprint(path: string): Fingerprint | undefined {
		return this.seen.get(path);
	}

	/** How many files were there at the last look. */
	get fileCount(): number {
		return this.seen.size;
	}

	/** The fingerprints of all files below a folder, by path inside the case. */
	seenBelow(folder: string): [string, Fingerprint][] {
		return [...this.seen].filter(([path]) => path.startsWith(folder));
	}

	/** What is wrong now, file by file. */
	get notices(): readonly FileNotice[] {
		const ofFiles = [...this.problems].map(([file, problem]) => ({ file, problem }));
		return [...this.standing, ...ofFiles].sort((a, b) => compareText(a.file, b.file));
	}

	/**
	 * The folders in which files may change, as of the last look: those of layers, and of sources that are not
	 * whole yet. A whole source never changes.
	 */
	get watchable(): readonly string[] {
		const sourceIds = this.lastScan?.sourceIds.filter((id) => !this.sources.has(id)) ?? [];
		return foldersOf(this.folder, { sourceIds, layerIds: [...this.folders.keys()] });
	}

	/** Notes a file that this program has just written, so that the next look does not take it for another's. */
	wrote(path: string, fingerprint: Fingerprint): void {
		this.seen.set(path, fingerprint);
		this.unsettled.delete(path);
		this.problems.delete(path);
		this.standing = this.standing.filter(({ file }) => file !== path);
	}

	/**
	 * Looks at the folder and reads what has changed since the last look. One look at a time.
	 *
	 * @param stirred Paths inside the case, with `/`, at which something may have changed; anywhere, if left out.
	 */
	look(stirred?: Iterable<string>): Promise<Arrival> {
		const look = this.lastLook.then(() => this.lookNow(stirred));
		this.lastLook = look.catch(() => {});
		return look;
	}

	private async lookNow(stirred?: Iterable<string>): Promise<Arrival> {
		const noticesBefore = noticeKeys(this.notices);
		const seenBefore = new Map(this.seen);
		const partly = stirred && this.lastScan ? await rescan(this.folder, this.lastScan, stirred) : null;
		const scan = partly ?? (await scanCase(this.folder));
		this.lastScan = scan;
		const finding: Finding = { sources: [], layers: new Map() };
		if (scan.isThere) {
			for (const id of scan.layerIds) if (!this.folders.has(id)) this.folders.set(id, emptyFolder());
			// What was written here while this looked is newer than what it saw.
			const isOld = (path: string) => this.seen.get(path) !== seenBefore.get(path);
			this.noteVanished(scan, finding, isOld);
			const changed = [...scan.files].filter(([path, fingerprint]) => {
				return !isOld(path) && (this.seen.get(path) !== fingerprint || this.unsettled.has(path));
			});
			await inBatches(changed, batch, ([path, fingerprint]) => this.readAnew(path, fingerprint, finding));
			this.standing = [...scan.notices, ...this.missing(scan), ...copiesIn(scan)];
		} else this.standing = [caseIsAway];
		const layers = [...finding.layers].map(([id, found]) => ({ id, ...found, after: this.layer(id) }));
		const noticesChanged = noticeKeys(this.notices) !== noticesBefore;
		return { sources: finding.sources, layers, noticesChanged, isWhole: partly === null && scan.isThere };
	}

	/** Files that were here and are not any more: each keeps what it held. */
	private noteVanished(scan: Scan, finding: Finding, isOld: (path: string) => boolean): void {
		for (const path of this.seen.keys()) {
			if (scan.files.has(path) || isOld(path)) continue;
			this.seen.delete(path);
			if (path.startsWith("layers/") && isConflictCopy(path)) {
				this.forgetCopy(path, finding);
				continue;
			}
			this.problems.set(path, problemOf("not-found", `${path} has gone. What it held is still shown.`));
			if (path.startsWith("layers/")) this.touch(path, finding);
		}
	}

	/** Whoever removes a sync engine's copy has settled the conflict. */
	private forgetCopy(path: string, finding: Finding): void {
		this.touch(path, finding);
		this.problems.delete(path);
		const folder = this.folders.get(path.split("/")[1] ?? "");
		folder?.shards.delete(pathInLayer(path));
		if (folder) folder.layer = undefined;
	}

	/** Files without which nothing of their folder can be shown, and which have not come yet. */
	private missing({ files, sourceIds, layerIds }: Scan): FileNotice[] {
		const sources = sourceIds.map((id) => ({ file: `sources/${id}/source.json`, cost: "" }));
		const layers = layerIds.map((id) => ({
			file: `layers/${id}/layer.json`,
			cost: ", so this layer's work is not shown",
		}));
		return [...sources, ...layers]
			.filter(({ file }) => !files.has(file) && !this.problems.has(file))
			.map(({ file, cost }) => ({ file, problem: problemOf("broken-file", `${file} is missing${cost}.`) }));
	}

	private async readAnew(path: string, fingerprint: Fingerprint, finding: Finding): Promise<void> {
		const [kind, id = ""] = path.split("/");
		const seenBefore = this.seen.get(path);
		const read =
			kind === "sources"
				? await readSourceFile(this.folder, path, id)
				: await readLayerFile(this.folder, path, id);
		if (this.seen.get(path) !== seenBefore) return;
		if (isFresh(fingerprint)) this.unsettled.add(path);
		else this.unsettled.delete(path);
		if (fingerprint === seenBefore && this.holds(path, id, read)) return;
		this.note(path, fingerprint, read);
		if (kind === "layers") this.touch(path, finding);
		if (!read.ok || read.value === null) return;
		if ("text" in read.value) this.takeSource(read.value, finding);
		else this.takeLayerFile(path, id, read.value);
	}

	private note(path: string, fingerprint: Fingerprint, read: Result<unknown>): void {
		// What could not be read at all is tried again with every look; the rest only once it has changed.
		if (!read.ok && read.problem.code === "unreadable-file") this.seen.delete(path);
		else this.seen.set(path, fingerprint);
		if (!read.ok) this.problems.set(path, read.problem);
		else this.problems.delete(path);
	}

	/** Whether what was read of a file is what was known of it. */
	private holds(
		path: string,
		id: string,
		read: Result<StoredSource | LayerFile | ShardFile | null>,
	): boolean {
		const problem = this.problems.get(path);
		if (!read.ok) return problem?.message === read.problem.message;
		if (problem) return false;
		if (path.startsWith("sources/")) return this.sources.has(id);
		const folder = this.folders.get(id);
		const inLayer = pathInLayer(path);
		const known = inLayer === "layer.json" ? folder?.header : folder?.shards.get(inLayer);
		return isDeepStrictEqual(known, read.value);
	}

	/** A text is what its id is the hash of, so it never changes: a source is new, or known. */
	private takeSource(source: StoredSource, finding: Finding): void {
		if (this.sources.has(source.id)) return;
		this.sources.set(source.id, source);
		finding.sources.push(source);
	}

	private takeLayerFile(path: string, id: string, file: LayerFile | ShardFile): void {
		const folder = this.folders.get(id) ?? emptyFolder();
		this.folders.set(id, folder);
		folder.layer = undefined;
		if ("shard" in file) folder.shards.set(pathInLayer(path), file);
		else folder.header = file;
	}

	/** Remembers what a layer was before the first of its files changed. */
	private touch(path: string, finding: Finding): void {
		const id = path.split("/")[1] ?? "";
		const found = finding.layers.get(id) ?? { before: this.layer(id), paths: [] };
		found.paths.push(pathInLayer(path));
		finding.layers.set(id, found);
	}
}

/** What one look has come upon so far. */
interface Finding {
	readonly sources: StoredSource[];
	readonly layers: Map<string, { readonly before: Layer | undefined; readonly paths: string[] }>;
}

/** Copies that sync engines have made of files in conflict: their records count, and somebody should hear of it. */
function copiesIn({ files }: Scan): FileNotice[] {
	return [...files.keys()].flatMap((file) => {
		if (!file.startsWith("layers/") || !isConflictCopy(file)) return [];
		const name = shardPathOf(file);
		const message = `${file} is a copy that a sync engine made because two devices had written ${name}. What it holds counts as if it stood there; once its analyst has opened the case and all is saved, it can be removed.`;
		return [{ file, problem: problemOf("unsupported", message) }];
	});
}

const caseIsAway: FileNotice = {
	file: "",
	problem: problemOf(
		"not-found",
		"The case's folder is away: it was moved, renamed, or its disk is not there. What was read is still shown.",
	),
};

/** Reads a source and checks that it is the text that its id is the hash of. */
export async function readSourceFile(
	folder: string,
	path: string,
	id: string,
): Promise<Result<StoredSource>> {
	const file = await readCaseFile(folder, path, sourceFile);
	if (!file.ok) return file;
	if (file.value === null) return failure("broken-file", `${path} is missing.`);
	const source = storedSource(file.value.blocks);
	// The hash is the proof that no highlight points at words that someone changed.
	if (source.id !== id)
		return failure("broken-file", `${path} is not the text it was imported as: its hash differs.`);
	return success(source);
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

async function readLayerFile(
	folder: string,
	path: string,
	id: string,
): Promise<Result<LayerFile | ShardFile | null>> {
	return path.endsWith("/layer.json")
		? readHeader(folder, path, id)
		: readShard(folder, path, pathInLayer(path));
}

async function readHeader(folder: string, path: string, id: string): Promise<Result<LayerFile | null>> {
	const header = await readCaseFile(folder, path, layerFile);
	if (!header.ok || header.value === null) return header as Result<null>;
	if (header.value.id !== id || !id.startsWith(`${header.value.analyst.id}-`))
		return failure("broken-file", `${path} names another layer or analyst than its folder does.`);
	return success(header.value);
}

async function readShard(folder: string, file: string, path: string): Promise<Result<ShardFile | null>> {
	const read = await readCaseFile(folder, file, schemaOf(shardPathOf(path)));
	if (!read.ok || read.value === null) return read as Result<null>;
	const { upTo, records } = read.value as unknown as { upTo: number; records: readonly LayerRecord[] };
	const misplaced = misplacedRecord(file, shardPathOf(path), records);
	if (misplaced !== null) return failure("broken-file", misplaced);
	return success({ upTo, shard: shardWith(new Map(), records) });
}

function problemOf(code: Problem["code"], message: string): Problem {
	return { code, message };
}

function noticeKeys(notices: readonly FileNotice[]): string {
	return JSON.stringify(notices.map(({ file, problem }) => [file, problem.message]));
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
