import type { SaveStatus } from "../../shared/ipc/views.ts";
import { type Change, shardsOf } from "../../shared/model/change.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { diskReason } from "../files/disk-problem.ts";
import { UnreadableFile } from "../files/json-file.ts";

/** A change that the disk does not have completely yet. */
interface Pending {
	readonly change: Change;
	/** Files that still lack it. */
	readonly files: Set<string>;
}

/** What the queue works with. */
export interface SaveQueueOptions {
	/** The layer as it is now. */
	readonly layer: () => Layer;
	/** Writes one file of the layer; rejects when the disk refuses. */
	readonly write: (layer: Layer, path: string) => Promise<void>;
	/** Told of every new status. */
	readonly onStatus: (status: SaveStatus) => void;
	/** Names of the records of a change, as the window knows them. */
	readonly keysOf: (change: Change) => readonly string[];
}

/**
 * Writes changes to the layer's files, in order, one file at a time; a file that changes again while it
 * waits is written once. What the disk refuses stays here, with the reason, until it is written
 * (rule F13): a further change or `retry` tries again. A file that is refused holds up no other file.
 */
export class SaveQueue {
	private pending: Pending[] = [];
	private refusal: string | null = null;
	private isWriting = false;
	private round: Promise<void> = Promise.resolve();

	constructor(private readonly options: SaveQueueOptions) {}

	/** Where saving stands. */
	get status(): SaveStatus {
		const changes = this.pending.length;
		if (changes === 0) return { state: "saved" };
		if (this.refusal === null) return { state: "saving", changes };
		const unsaved = [...new Set(this.pending.flatMap(({ change }) => this.options.keysOf(change)))];
		return { state: "failed", changes, reason: this.refusal, unsaved, kept: false };
	}

	/** Takes a change that the layer already has. `extraFiles`: further files that it needs, such as `layer.json`. */
	add(change: Change, extraFiles: readonly string[]): void {
		this.pending.push({ change, files: new Set([...extraFiles, ...shardsOf(change)]) });
		this.start();
		this.options.onStatus(this.status);
	}

	/** Tries again what was refused; resolves with the status after it. */
	async retry(): Promise<SaveStatus> {
		await this.flush();
		return this.status;
	}

	/** Resolves when everything is written, or the disk refused. */
	async flush(): Promise<void> {
		// A refusal while this waited leaves work behind; one more attempt is what the caller asked for.
		if (this.isWriting) await this.round;
		if (this.pending.length > 0) await this.start();
	}

	private start(): Promise<void> {
		if (!this.isWriting) {
			this.isWriting = true;
			this.round = this.writeAll();
		}
		return this.round;
	}

	/** Tries every file that lacks a change, once. */
	private async writeAll(): Promise<void> {
		const refusals = new Map<string, string>();
		this.refusal = null;
		try {
			for (let path = this.nextFile(refusals); path !== undefined; path = this.nextFile(refusals)) {
				const layer = this.options.layer();
				try {
					await this.options.write(layer, path);
					this.written(path, layer.upTo);
				} catch (error) {
					refusals.set(path, refusalOf(error));
				}
			}
		} finally {
			// Before anybody is told: who hears of the new status may make a change.
			this.isWriting = false;
		}
		this.refusal = refusals.values().next().value ?? null;
		this.options.onStatus(this.status);
	}

	private nextFile(refusals: ReadonlyMap<string, string>): string | undefined {
		for (const { files } of this.pending) for (const path of files) if (!refusals.has(path)) return path;
		return undefined;
	}

	private written(path: string, upTo: number): void {
		for (const { change, files } of this.pending) if (change.seq <= upTo) files.delete(path);
		this.pending = this.pending.filter(({ files }) => files.size > 0);
	}
}

function refusalOf(error: unknown): string {
	return error instanceof UnreadableFile ? `${error.message} It was left as it is.` : diskReason(error);
}
