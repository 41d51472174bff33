import type { SaveStatus } from "../../shared/ipc/views.ts";
import { type Change, shardsOf } from "../../shared/model/change.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { diskReason } from "../files/disk-problem.ts";
import { inBatches } from "../files/in-batches.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { historyPath } from "./own-layer.ts";

/** Something that the disk does not have completely yet: a change, or files to be put right. */
interface Pending {
	readonly change: Change | null;
	/** Number of the last change that its files must contain. */
	readonly seq: number;
	/** Files that still lack it. */
	readonly files: Set<string>;
	/** Whether the journal has it. */
	isLogged: boolean;
	/** Tells whoever waits for this very change. */
	readonly done: () => void;
}

/** What the queue works with. */
export interface SaveQueueOptions {
	/** The layer as it is now. */
	readonly layer: () => Layer;
	/** Appends changes to the journal; rejects when the disk refuses. Resolves with a segment that is finished now. */
	readonly log: (changes: readonly Change[]) => Promise<number | null>;
	/** Writes one file of the layer; rejects when the disk refuses. */
	readonly write: (layer: Layer, path: string) => Promise<void>;
	/** Told of every new status. */
	readonly onStatus: (status: SaveStatus) => void;
	/** Names of the records of a change, as the window knows them. */
	readonly keysOf: (change: Change) => readonly string[];
}

/** Files written together: a change rarely touches more. */
const batch = 8;

/**
 * Saves changes: first to the journal, all that wait as one write, then to the layer's files; a file that
 * changes again while it waits is written once (rule F11). What the disk refuses stays here, in order and with
 * the reason, until it is written (rule F13): a further change or `retry` tries again. A file that is refused
 * holds up no other file; a journal that is refused holds up everything.
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
		const unsaved = [
			...new Set(this.pending.flatMap(({ change }) => (change ? this.options.keysOf(change) : []))),
		];
		const kept = this.pending.every(({ isLogged }) => isLogged);
		return { state: "failed", changes, reason: this.refusal, unsaved, kept };
	}

	/** Changes that not even the journal has, oldest first. */
	get unlogged(): readonly Change[] {
		return this.pending.flatMap(({ change, isLogged }) => (change && !isLogged ? [change] : []));
	}

	/**
	 * Takes a change that the layer already has. `extraFiles`: further files that it needs, such as `layer.json`.
	 * Resolves once this change is on the disk, journal and files; never rejects, because the queue does not give up.
	 */
	add(change: Change, extraFiles: readonly string[]): Promise<void> {
		const saved = this.enqueue(change, change.seq, [...extraFiles, ...shardsOf(change)]);
		this.options.onStatus(this.status);
		return saved;
	}

	/** Has files written as the layer is now, because what the disk has of them is behind (rule F12). */
	rewrite(paths: readonly string[]): Promise<void> {
		if (paths.length === 0) return Promise.resolve();
		return this.enqueue(null, this.options.layer().upTo, paths);
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

	private enqueue(change: Change | null, seq: number, paths: readonly string[]): Promise<void> {
		return new Promise((done) => {
			this.pending.push({ change, seq, files: new Set(paths), isLogged: change === null, done });
			this.start();
		});
	}

	private start(): Promise<void> {
		if (!this.isWriting) {
			this.isWriting = true;
			this.round = this.writeAll();
		}
		return this.round;
	}

	/** Tries the journal, and every file that lacks a change, once. */
	private async writeAll(): Promise<void> {
		const refusals = new Map<string, string>();
		this.refusal = null;
		let refusedJournal: string | null = null;
		try {
			for (;;) {
				// Nothing reaches a file before the journal has it, so the files get the layer as it was logged.
				const layer = this.options.layer();
				refusedJournal = await this.log();
				if (refusedJournal !== null) break;
				const paths = this.waiting(layer.upTo, refusals);
				if (paths.length === 0 && this.unlogged.length === 0) break;
				await inBatches(paths, batch, (path) => this.writeOne(layer, path, refusals));
			}
		} finally {
			// Before anybody is told: who hears of the new status may make a change.
			this.isWriting = false;
		}
		this.refusal = refusedJournal ?? refusals.values().next().value ?? null;
		this.options.onStatus(this.status);
	}

	/** Null once the journal has every change that waited; else why not. */
	private async log(): Promise<string | null> {
		const unlogged = this.pending.filter(({ isLogged }) => !isLogged);
		const changes = unlogged.flatMap(({ change }) => change ?? []);
		if (changes.length === 0) return null;
		try {
			const finished = await this.options.log(changes);
			for (const entry of unlogged) entry.isLogged = true;
			const copy = finished === null ? [] : [historyPath(finished)];
			if (finished !== null) this.pending.push(fileOnly(changes[0]?.seq ?? 0, copy));
			return null;
		} catch (error) {
			return refusalOf(error);
		}
	}

	private waiting(upTo: number, refusals: ReadonlyMap<string, string>): string[] {
		const paths = new Set<string>();
		for (const { seq, files } of this.pending) {
			if (seq > upTo) continue;
			for (const path of files) if (!refusals.has(path)) paths.add(path);
		}
		return [...paths];
	}

	private async writeOne(layer: Layer, path: string, refusals: Map<string, string>): Promise<void> {
		try {
			await this.options.write(layer, path);
			this.written(path, layer.upTo);
		} catch (error) {
			refusals.set(path, refusalOf(error));
		}
	}

	private written(path: string, upTo: number): void {
		for (const { seq, files } of this.pending) if (seq <= upTo) files.delete(path);
		const finished = this.pending.filter(({ files }) => files.size === 0);
		this.pending = this.pending.filter(({ files }) => files.size > 0);
		for (const { done } of finished) done();
	}
}

function fileOnly(seq: number, paths: readonly string[]): Pending {
	return { change: null, seq, files: new Set(paths), isLogged: true, done: () => {} };
}

function refusalOf(error: unknown): string {
	return error instanceof UnreadableFile ? `${error.message} It was left as it is.` : diskReason(error);
}
