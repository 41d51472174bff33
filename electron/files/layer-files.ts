import { dirname } from "node:path";
import type { Low } from "lowdb";
import type { Layer, Shard } from "../../shared/model/layer.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { layerFile } from "../../shared/schema/files.ts";
import { sweepTemporaryFiles } from "./atomic-write.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { inside } from "./inside.ts";
import { jsonFile, UnreadableFile } from "./json-file.ts";
import {
	contentOf,
	misplacedRecord,
	type PresentFile,
	schemaOf,
	shardFolders,
	shardWith,
} from "./layer-shards.ts";
import { checkWay } from "./list-folder.ts";

type OpenFile = Low<Record<string, unknown>>;

/** What the files of one's own layer are written with. */
export interface LayerFilesOptions {
	/** The case's folder. */
	readonly folder: string;
	readonly layerId: string;
	/** The folder that keeps a file of an older format as it was before it is first written over (rule F15). */
	readonly olderFiles?: string | undefined;
	/** Told of every file that was written, by its path inside the case. */
	readonly onWritten?: (path: string, fingerprint: Fingerprint) => void;
	/**
	 * Keeps a copy of a broken file, by its path inside the case, before it is replaced. Without this a broken file
	 * stays as it is, and writing it is refused; one of a newer program always stays.
	 */
	readonly setAside?: (path: string) => Promise<void>;
}

/** Writes the files of one's own layer, each through lowdb, keeping fields that this version does not know. */
export class LayerFiles {
	private readonly open = new Map<string, OpenFile>();
	private swept: Promise<void> | null = null;

	constructor(private readonly options: LayerFilesOptions) {}

	/**
	 * Writes `layer.json`, or the shard at `path`, as the layer has it now; rejects when the disk refuses. Records
	 * that only the file has stay in it: it may have become whole after the layer was read (rule F12).
	 */
	async write(layer: Layer, path: string): Promise<void> {
		await checkWay(this.options.folder, this.name(path));
		await this.sweep();
		const file = this.open.get(path) ?? (await this.opened(path));
		file.data = { ...file.data, ...contentOf(layer, path, file.data as PresentFile) };
		await file.write();
	}

	/** The records that a file was last written with, or read with; undefined where it was not opened. */
	held(path: string): Shard | undefined {
		const file = this.open.get(path);
		return file && shardWith(new Map(), (file.data as PresentFile).records ?? []);
	}

	/** Forgets what a file held: it is read again before it is written, because somebody else has replaced it. */
	forget(path: string): void {
		this.open.delete(path);
	}

	/** Removes, once, what writes of earlier sessions left in the layer's folders when they were interrupted. */
	sweep(): Promise<void> {
		this.swept ??= this.sweepFolders();
		return this.swept;
	}

	private async sweepFolders(): Promise<void> {
		for (const path of ["", "history/", ...shardFolders.map(({ folder }) => `${folder}/`)]) {
			const name = this.name(`${path}any`);
			// A folder that is a link leads to what is none of ours.
			const isOurs = await checkWay(this.options.folder, name).then(
				() => true,
				() => false,
			);
			if (isOurs) await sweepTemporaryFiles(dirname(inside(this.options.folder, name)));
		}
	}

	private async opened(path: string): Promise<OpenFile> {
		const name = this.name(path);
		const place = inside(this.options.folder, name);
		const schema = path === "layer.json" ? (layerFile as unknown as FileSchema) : schemaOf(path);
		const { olderFiles } = this.options;
		const onWritten = (fingerprint: Fingerprint) => this.options.onWritten?.(name, fingerprint);
		const file = jsonFile(place, schema, name, {} as never, { onWritten, olderFiles }) as unknown as OpenFile;
		try {
			await file.read();
			const { records = [] } = file.data as PresentFile;
			const misplaced = misplacedRecord(name, path, records);
			if (misplaced !== null) throw new UnreadableFile(misplaced, "broken-file");
		} catch (error) {
			const isBroken = error instanceof UnreadableFile && error.code === "broken-file";
			if (!isBroken || !this.options.setAside) throw error;
			await this.options.setAside(name);
			file.data = {};
		}
		this.open.set(path, file);
		return file;
	}

	/** Once is enough: a write that fails takes its own temporary file away. */
	private name(path: string): string {
		return `layers/${this.options.layerId}/${path}`;
	}
}
