import type { SaveStatus } from "../../shared/ipc/views.ts";
import { caseKey, unite, type Winner, winnerFor } from "../../shared/merge/union.ts";
import { applyChange, type Change, type Edit } from "../../shared/model/change.ts";
import type { Editing } from "../../shared/model/edits.ts";
import {
	emptyHistory,
	type History,
	inverseEdits,
	withAction,
	withInverse,
} from "../../shared/model/history.ts";
import { analystOfLayer, layerIdOf, newId } from "../../shared/model/identifier.ts";
import { emptyLayer, type Layer } from "../../shared/model/layer.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { CaseFile } from "../../shared/schema/files.ts";
import type { Analyst, Device, LayerRecord, Version } from "../../shared/schema/records.ts";
import type { CaseContent, StoredSource } from "../files/case-folder.ts";
import { LayerFiles } from "../files/layer-files.ts";
import type { FileNotice } from "../files/list-folder.ts";
import type { World } from "./ports.ts";
import { SaveQueue } from "./save-queue.ts";

/** Who opens a case, and what the session needs around it. */
export interface SessionOptions {
	/** Absolute path of the case's folder. */
	readonly folder: string;
	readonly analyst: Analyst;
	readonly device: Device;
	readonly world: World;
	readonly onSaveStatus: (status: SaveStatus) => void;
}

/**
 * An open case: all layers read, one of them (the analyst's on this device) written. Changes show at
 * once and are saved behind; the union of the layers is kept up to date record by record.
 */
export class CaseSession {
	readonly folder: string;
	readonly case: CaseFile;
	readonly notices: readonly FileNotice[];
	readonly sources: Map<string, StoredSource>;
	/** The winning version of every record of the case, by case key. */
	readonly winners: Map<string, Winner>;
	private own: Layer;
	/** Whether the disk has the layer's `layer.json` with this name; a layer is made with its first change. */
	private ownExists: boolean;
	private readonly others: readonly Layer[];
	private readonly world: World;
	private readonly saving: SaveQueue;
	private past: History = emptyHistory;

	constructor(content: CaseContent, options: SessionOptions) {
		const layerId = layerIdOf(options.analyst.id, options.device.id);
		const known = content.layers.find((layer) => layer.id === layerId);
		const { analyst, device, world } = options;
		this.folder = options.folder;
		this.case = content.case;
		this.notices = content.notices;
		this.sources = new Map(content.sources.map((source) => [source.id, source]));
		this.own = known ? { ...known, analyst, device } : emptyLayer(layerId, analyst, device, world.now());
		this.ownExists = known !== undefined && known.analyst.name === analyst.name;
		this.others = content.layers.filter((layer) => layer.id !== layerId);
		this.world = world;
		this.winners = unite(this.layers);
		const files = new LayerFiles(options.folder, layerId);
		this.saving = new SaveQueue({
			layer: () => this.own,
			write: (layer, path) => files.write(layer, path),
			onStatus: options.onSaveStatus,
			keysOf: (change) => change.edits.map(({ after }) => this.shownKey(after)),
		});
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
		return this.past;
	}

	get saveStatus(): SaveStatus {
		return this.saving.status;
	}

	/** The winning version of a record; evidence and silences are looked up among one's own. */
	current(like: LayerRecord): LayerRecord | undefined {
		return winnerFor(this.layers, like, this.analyst.id)?.record;
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
		const change = this.commit(label, edits);
		this.past = withAction(this.past, change);
		return change;
	}

	/** Takes back the newest action, or the newest undo (rule F14). */
	reverse(direction: "undo" | "redo"): Result<Change> {
		const undone = this.past[direction].at(-1);
		if (!undone) return failure("nothing-to-undo", `There is nothing to ${direction}.`);
		const edits = inverseEdits(
			this.past,
			undone,
			this.own.id,
			this.world.now(),
			(like) => this.current(like),
			(version) => this.nameOf(version),
		);
		if (!edits.ok) return edits;
		const inverse = this.commit(undone.label, edits.value, undone.action);
		this.past = withInverse(this.past, direction, undone, inverse);
		return success(inverse);
	}

	/** The analyst has another name now; the layer says so from its next change on. */
	renameAnalyst(analyst: Analyst): void {
		this.own = { ...this.own, analyst };
		this.ownExists = false;
	}

	/** A source that has just been stored belongs to the case now. */
	addSource(source: StoredSource): void {
		this.sources.set(source.id, source);
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

	/** The analyst who made a version. */
	nameOf(version: Version): string {
		const analystId = analystOfLayer(version[1]);
		return this.layers.find((layer) => layer.analyst.id === analystId)?.analyst.name ?? "an unknown analyst";
	}

	private commit(label: string, edits: readonly Edit[], undoes?: string): Change {
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
		for (const { after } of edits) {
			const winner = winnerFor(this.layers, after, this.analyst.id);
			if (winner) this.winners.set(caseKey(after, this.analyst.id), winner);
		}
		this.saving.add(change, this.ownExists ? [] : ["layer.json"]);
		this.ownExists = true;
		return change;
	}

	private shownKey(record: LayerRecord): string {
		return record.kind === "claim" ? record.id : caseKey(record, this.analyst.id);
	}
}
