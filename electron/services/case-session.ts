import { relative, sep } from "node:path";
import type { SaveStatus } from "../../shared/ipc/views.ts";
import { changedRecords } from "../../shared/merge/changed-records.ts";
import { caseKey, unite, winnerFor, winnerOf } from "../../shared/merge/union.ts";
import { applyChange, type Change, type Edit } from "../../shared/model/change.ts";
import type { Editing } from "../../shared/model/edits.ts";
import { type History, inverseEdits } from "../../shared/model/history.ts";
import { analystOfLayer, newId } from "../../shared/model/identifier.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { CaseFile } from "../../shared/schema/files.ts";
import type { Analyst, LayerRecord, Version } from "../../shared/schema/records.ts";
import { writeAtomically } from "../files/atomic-write.ts";
import type { CaseContent } from "../files/case-folder.ts";
import type { Arrival, CaseMirror, LayerArrival } from "../files/case-mirror.ts";
import { diskReason } from "../files/disk-problem.ts";
import { inside } from "../files/inside.ts";
import type { Original } from "../files/kept-sources.ts";
import { LayerFiles } from "../files/layer-files.ts";
import { checkWay, type FileNotice } from "../files/list-folder.ts";
import type { StoredSource } from "../files/stored-source.ts";
import { lostImports } from "./lost-imports.ts";
import { compareOwnFiles, MendedFiles } from "./mending.ts";
import type { OwnLayer } from "./own-layer.ts";
import type { World } from "./ports.ts";
import { SaveQueue } from "./save-queue.ts";
import { SessionHistory } from "./session-history.ts";
import { SourceGroups } from "./source-groups.ts";
import { WinnerIndex } from "./winner-index.ts";

/** What a session needs around it. */
export interface SessionOptions {
	/** Absolute path of the case's folder. */
	readonly folder: string;
	/** The layer that is written, with its journal. */
	readonly own: OwnLayer;
	readonly world: World;
	readonly onSaveStatus: (status: SaveStatus) => void;
	/** Why nothing may be changed, in a sentence; null, or left out, where it may. */
	readonly readOnly?: string | null;
	/** Told once files of one's own layer are as they should be again: notices of them have gone. */
	readonly onMended?: () => void;
}

/** A record that came, changed or went, and the analyst in whose layer it did. */
export interface Touched {
	readonly record: LayerRecord;
	readonly analystId: string;
	/** The version that won before; null where none did. */
	readonly before: LayerRecord | null;
}

/** Changes after which the checkpoint is written anew, so that little of the journal is read on opening. */
const checkpointEvery = 200;

/**
 * An open case: all layers read, one of them (the analyst's on this device) written. Changes show at
 * once and are saved behind; the union of the layers is kept up to date record by record.
 */
export class CaseSession {
	readonly folder: string;
	readonly case: CaseFile;
	readonly sources: Map<string, StoredSource>;
	/** The winning version of every record of the case, by case key. */
	readonly winners: WinnerIndex;
	/** Which sources copy from each other (rule S1). */
	readonly groups = new SourceGroups();
	/** Why nothing may be changed, in a sentence; null where it may. */
	readonly readOnly: string | null;
	private readonly mended: MendedFiles;
	private readonly mirror: CaseMirror;
	private own: Layer;
	/** Whether the disk has the layer's `layer.json` with this name; a layer is made with its first change. */
	private ownExists: boolean;
	private others: readonly Layer[];
	private readonly journal: OwnLayer;
	private readonly world: World;
	private readonly files: LayerFiles;
	private readonly saving: SaveQueue;
	private readonly onMended: () => void;
	private readonly past: SessionHistory;
	private notedSeq: number;

	constructor(content: CaseContent, options: SessionOptions) {
		const { own, world } = options;
		this.folder = options.folder;
		this.case = content.case;
		this.mirror = content.mirror;
		this.sources = this.mirror.sources;
		this.readOnly = options.readOnly ?? null;
		this.journal = own;
		this.own = own.layer;
		this.ownExists = own.exists;
		this.mended = new MendedFiles(this.own.id);
		this.past = new SessionHistory(() => own.history());
		this.notedSeq = own.layer.upTo;
		this.onMended = () => options.onMended?.();
		this.others = content.layers.filter((layer) => layer.id !== this.own.id);
		this.world = world;
		this.winners = new WinnerIndex(unite(this.layers));
		this.files = new LayerFiles({
			folder: options.folder,
			layerId: this.own.id,
			onWritten: (path, fingerprint) => this.mirror.wrote(path, fingerprint),
			setAside: (path) => own.setAside(path),
			olderFiles: own.olderFiles,
		});
		this.saving = new SaveQueue({
			layer: () => this.own,
			log: (changes) => own.log(changes),
			write: (layer, path) => this.write(layer, path),
			onStatus: (status) => {
				options.onSaveStatus(status);
				if (status.state === "saved" && this.own.upTo - this.notedSeq >= checkpointEvery)
					void this.noteSaved();
			},
			keysOf: (change) => change.edits.map(({ after }) => this.shownKey(after)),
		});
		if (this.readOnly === null) {
			for (const path of own.restored) this.mended.noteFile(path);
			this.mend(own.behind);
			const saved = own.spilled.map((change) => this.saving.add(change, []));
			if (saved.length > 0) void Promise.all(saved).then(() => own.removeSpilled());
		}
	}

	get analyst(): Analyst {
		return this.own.analyst;
	}

	get layerId(): string {
		return this.own.id;
	}

	get layers(): readonly Layer[] {
		return [this.own, ...this.others];
	}

	get history(): History {
		return this.past.steps;
	}

	get saveStatus(): SaveStatus {
		return this.saving.status;
	}

	/** What is wrong with the case's files, and with this computer's journal of it. */
	get notices(): readonly FileNotice[] {
		return [...this.mirror.notices, ...this.journal.problems.map(journalNotice)];
	}

	/** What was put right in one's own files, in sentences. */
	get notes(): readonly { readonly file: string; readonly message: string }[] {
		return this.mended.notes;
	}

	/** The winning version of a record; evidence and silences are looked up among one's own. */
	current(like: LayerRecord): LayerRecord | undefined {
		return this.winners.get(caseKey(like, this.analyst.id))?.record;
	}

	/** What new versions of records are made with, now. */
	editing(): Editing {
		return {
			layerId: this.own.id,
			now: this.world.now(),
			newId: () => newId(this.world.random),
			current: (like) => this.current(like),
		};
	}

	/** Does what the edits say as one action, one step of undo; `label` fits behind "Undo". */
	perform(label: string, edits: readonly Edit[]): Change {
		return this.performSaved(label, edits).change;
	}

	/** As `perform`, and a promise that resolves once this very change is on the disk, journal and files. */
	performSaved(label: string, edits: readonly Edit[]): { change: Change; saved: Promise<void> } {
		const { change, saved } = this.commit(label, edits);
		this.past.noteAction(change);
		return { change, saved };
	}

	/** Reads what earlier sessions did, so that it can be undone too (rule F14). */
	readHistory(): Promise<void> {
		return this.past.read();
	}

	/** Takes back the newest action, or the newest undo (rule F14). */
	reverse(direction: "undo" | "redo"): Result<Change> {
		const undone = this.history[direction].newest;
		if (!undone) return failure("nothing-to-undo", `There is nothing to ${direction}.`);
		const edits = inverseEdits(
			this.history,
			undone,
			this.own.id,
			this.world.now(),
			(like) => this.current(like),
			(version) => this.nameOf(version),
		);
		if (!edits.ok) return edits;
		const { change } = this.commit(undone.label, edits.value, undone.action);
		this.past.noteInverse(direction, undone, change);
		return success(change);
	}

	/** The analyst has another name or colour now; the layer says so from its next change on. */
	renameAnalyst({ name, colour }: Analyst): void {
		this.own = { ...this.own, analyst: { ...this.own.analyst, name, colour } };
		this.ownExists = false;
	}

	/** Keeps an article before it is stored in the case, so that it can be put back (rule F12). */
	keepSource(source: StoredSource, original: Original): Promise<void> {
		return this.journal.keepSource(source, original);
	}

	/** A source that has just been stored belongs to the case now. */
	addSource(source: StoredSource): void {
		this.sources.set(source.id, source);
		this.groups.noteSources();
	}

	/** How many files the case's content is spread over. */
	get fileCount(): number {
		return this.mirror.fileCount;
	}

	/** The folders in which files of others may change. */
	get watchable(): readonly string[] {
		return this.mirror.watchable;
	}

	/**
	 * Looks at the case's folder, takes in what others have written since, and puts one's own files right.
	 *
	 * @param stirred Absolute paths at which something may have changed; anywhere, if left out or null.
	 */
	async look(
		stirred: readonly string[] | null = null,
	): Promise<{ arrival: Arrival; touched: readonly Touched[]; mended: boolean }> {
		const inCase = stirred?.map((path) => relative(this.folder, path).split(sep).join("/"));
		const arrival = await this.mirror.look(inCase);
		if (arrival.sources.length > 0) this.groups.noteSources();
		const before = this.mended.count;
		if (arrival.isWhole) await this.bringBackSources();
		const touched = arrival.layers.flatMap((layer) =>
			layer.id === this.own.id ? this.takeBack(layer) : this.takeIn(layer),
		);
		return { arrival, touched, mended: this.mended.count !== before };
	}

	/**
	 * Writes files of one's own layer anew, by their paths in it, because a check has found them wrong (rule K3): with
	 * everything that the journal has, and with the records that only the file has. Resolves with what that changed in
	 * what is shown, and whether the disk took it. Not for a case that may only be read.
	 */
	async putRight(paths: readonly string[]): Promise<{ touched: readonly Touched[]; status: SaveStatus }> {
		if (this.readOnly !== null) throw new Error("A case that is open for reading only was to be put right.");
		const logged = await this.journal.logged();
		const before = this.own;
		this.own = logged.reduce(applyChange, before);
		const touched = changedRecords(before, this.own).map((record) => this.settle(record, this.analyst.id));
		for (const path of paths) {
			// What the file holds now may not be what it was last written with.
			this.files.forget(path);
			this.mended.noteFile(path);
		}
		this.mend(paths);
		return { touched, status: await this.flush() };
	}

	/**
	 * Puts articles back that were imported here and have gone from the case, as an old copy of it takes them away
	 * (rule F12). What the disk refuses is tried again with the next look at everything.
	 */
	async bringBackSources(): Promise<void> {
		if (this.readOnly !== null) return;
		let isBack = false;
		for (const { sourceId, original, fileName } of lostImports(this.own, this.mirror)) {
			const back = await this.journal.bringBackSource(sourceId, original).catch((error: unknown) => {
				diskReason(error);
				return false;
			});
			if (!back) continue;
			isBack = true;
			this.mended.noteSource(sourceId, fileName);
		}
		if (isBack) await this.mirror.look();
	}

	/** Tries again what the disk refused. */
	retrySaving(): Promise<SaveStatus> {
		return this.saving.retry();
	}

	/** Resolves when all is written, or the disk refused. */
	async flush(): Promise<SaveStatus> {
		await this.saving.flush();
		return this.saving.status;
	}

	/** Puts what not even the journal takes where there is room (rule F13). Resolves with the place, or null. */
	async spill(): Promise<string | null> {
		const { unlogged } = this.saving;
		return unlogged.length === 0 ? null : this.journal.spill(unlogged);
	}

	/** Ends the session: nothing is written after it. Call `flush` first. */
	async close(): Promise<void> {
		if (this.saving.status.state === "saved") await this.noteSaved();
		await this.journal.close();
	}

	/** The analyst who made a version. */
	nameOf(version: Version): string {
		const analystId = analystOfLayer(version[1]);
		return this.layers.find((layer) => layer.analyst.id === analystId)?.analyst.name ?? "an unknown analyst";
	}

	private commit(
		label: string,
		edits: readonly Edit[],
		undoes?: string,
	): { change: Change; saved: Promise<void> } {
		if (this.readOnly !== null) throw new Error("A case that is open for reading only was to be changed.");
		const { now, newId: id } = this.editing();
		const change: Change = {
			seq: this.own.upTo + 1,
			action: id(),
			label,
			at: now,
			...(undoes === undefined ? {} : { undoes }),
			edits,
		};
		this.own = applyChange(this.own, change);
		for (const { after } of edits) this.enter(after);
		const saved = this.saving.add(change, this.ownExists ? [] : ["layer.json"]);
		this.ownExists = true;
		return { change, saved };
	}

	/** One's own newest version of a record; nothing has gone, so it is enough to hold it against the winner so far. */
	private enter(record: LayerRecord): void {
		const analystId = this.analyst.id;
		const key = caseKey(record, analystId);
		this.winners.set(key, winnerOf(this.winners.get(key), { record, analystId }));
		this.groups.noteRecord(record);
	}

	/** Works out anew which version of a record wins. */
	private settle(record: LayerRecord, analystId: string): Touched {
		const key = caseKey(record, analystId);
		const before = this.winners.get(key)?.record ?? null;
		this.winners.set(key, winnerFor(this.layers, record, analystId));
		this.groups.noteRecord(record);
		return { record, analystId, before };
	}

	private takeIn({ before, after }: LayerArrival): Touched[] {
		this.others = this.mirror.layers.filter((layer) => layer.id !== this.own.id);
		const analystId = analystOfLayer((after ?? before)?.id ?? "");
		return changedRecords(before, after).map((record) => this.settle(record, analystId));
	}

	/** What files of one's own layer have that is newer counts; what they lack is written again (rule F12). */
	private takeBack({ paths }: LayerArrival): Touched[] {
		if (this.readOnly !== null) return [];
		const { newer, behind } = compareOwnFiles(this.own, paths, this.mirror, this.files);
		const touched = newer.map((record) => {
			this.own = applyChange(this.own, foreignChange(this.own, record));
			return this.settle(record, this.analyst.id);
		});
		for (const path of behind) {
			this.files.forget(path);
			this.mended.noteFile(path);
		}
		this.mend(behind);
		return touched;
	}

	private mend(paths: readonly string[]): void {
		if (paths.length > 0) void this.saving.rewrite(paths).then(this.onMended);
	}

	private async write(layer: Layer, path: string): Promise<void> {
		if (!path.startsWith("history/")) return this.files.write(layer, path);
		const file = `layers/${layer.id}/${path}`;
		await checkWay(this.folder, file);
		const bytes = await this.journal.segment(Number.parseInt(path.slice("history/".length), 10));
		await this.files.sweep();
		await writeAtomically(inside(this.folder, file), bytes);
	}

	private async noteSaved(): Promise<void> {
		const seq = this.own.upTo;
		if (seq === this.notedSeq && this.journal.behind.length === 0) return;
		this.notedSeq = seq;
		// Without it the whole journal is read on the next opening; nothing else depends on it.
		await this.journal.noteSaved(seq).catch(() => {});
	}

	private shownKey(record: LayerRecord): string {
		if (record.kind === "rank") return record.claimId;
		return record.kind === "claim" ? record.id : caseKey(record, this.analyst.id);
	}
}

/** A record of one's own layer that only the file had, as the change that brings it in. */
function foreignChange({ upTo }: Layer, after: LayerRecord): Change {
	return { seq: upTo, action: "", label: "", at: "", edits: [{ before: null, after }] };
}

function journalNotice(sentence: string): FileNotice {
	const message = `This computer's journal: ${sentence} Everything else in it counts.`;
	return { file: "journal", problem: { code: "broken-file", message } };
}
