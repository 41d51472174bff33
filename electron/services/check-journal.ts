import { beyondJournal, compareWithJournal, type LoggedLayer } from "../../shared/check/compare-journal.ts";
import type { Found } from "../../shared/check/finding.ts";
import { recordKey, shardOf } from "../../shared/model/layer.ts";
import { compareRecords } from "../../shared/model/version.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { inside } from "../files/inside.ts";
import { largestSegment, segmentName, segmentsIn } from "../files/journal.ts";
import { readBytes } from "../files/read-file.ts";
import { sha256 } from "../files/stored-source.ts";
import type { LayerChecks } from "./check-layers.ts";
import { followSegments, type SegmentOnDisk } from "./check-segments.ts";
import type { Checking } from "./checking.ts";
import { journalFolder } from "./choose-layer.ts";
import { historyPath } from "./own-layer.ts";

/** What the journal of one's own layer tells. */
interface OwnJournal extends LoggedLayer {
	readonly segments: ReadonlyMap<number, SegmentOnDisk>;
	/** The segment that is being written; all before it are finished, and have copies in the case. */
	readonly newest: number;
}

/**
 * Looks at the chain of one's own journal, holds the files of one's own layer against it, and looks at the copies of
 * finished segments in every layer's `history/`. `read` comes before the layers' files are read and `compare` after: a
 * change that is being saved meanwhile is in the journal first.
 */
export class JournalCheck {
	private own: OwnJournal | null = null;

	constructor(
		private readonly checking: Checking,
		private readonly caseId: string,
	) {}

	/** Reads the journal of one's own layer, where there is one, and lets the checks of the layers know of it. */
	async read(layers: LayerChecks): Promise<void> {
		const { own, usual } = this.checking.options;
		if (own !== null) {
			this.own = await this.readOwn(own);
			for (const shard of this.own.shards.values()) layers.takeKnown(own, shard.values());
		}
		const bearsName = this.checking.entries.some(({ path }) => path === `layers/${usual}`);
		if (usual === null || usual === own || !bearsName) return;
		const message =
			`layers/${usual} bears your name and this computer's, and this computer has no journal of it: the data folder ` +
			"was lost or copied, or the case's id has changed. It is read like a teammate's; what you do goes to a new layer.";
		this.checking.add({ code: "no-journal", file: `layers/${usual}`, message, remedy: null });
	}

	/** Holds the files of one's own layer against the journal, and looks at all copies of segments. */
	async compare({ ownFiles }: LayerChecks): Promise<void> {
		const copies = this.copies();
		const { own } = this;
		if (own !== null) {
			const paths = [...new Set([...own.shards.keys(), ...ownFiles.keys()])].sort();
			for (const path of paths) {
				const file = ownFiles.get(path);
				if (file !== null) this.checking.add(...compareWithJournal(own, path, file));
				await this.checking.breathe();
			}
			const beyond = beyondJournal(own, ownFiles);
			if (beyond) this.checking.add(beyond);
			this.noteLostHeader(own);
			await this.checkOwnCopies(own, copies.get(own.id) ?? []);
		}
		for (const [layerId, segments] of copies) {
			const path = `layers/${layerId}/history`;
			const placeOf = (segment: number) => ({ file: `${path}/${segmentName(segment)}`, prefix: "" });
			const chain = { layerId, folder: this.checking.folder, path, segments, placeOf };
			if (layerId !== own?.id) await followSegments(this.checking, chain, () => {});
		}
	}

	private async readOwn(layerId: string): Promise<OwnJournal> {
		const folder = journalFolder(this.checking.options.dataFolder, this.caseId, layerId);
		const shards = new Map<string, Map<string, LayerRecord>>();
		const segments = new Map<number, SegmentOnDisk>();
		let upTo = 0;
		const numbers = await segmentsIn(folder);
		const placeOf = (segment: number) => ({ file: "journal", prefix: segmentName(segment) });
		await followSegments(
			this.checking,
			{ layerId, folder, path: ".", segments: numbers, placeOf },
			(read) => {
				segments.set(read.segment, read);
				for (const { seq, edits } of read.content?.changes ?? []) {
					upTo = Math.max(upTo, seq);
					for (const { after } of edits) takeIn(shards, after);
				}
			},
		);
		const newest = numbers.at(-1) ?? 0;
		// Only that program can go on with the journal of a newer one.
		if (segments.get(newest)?.isNewer) this.checking.block(`layers/${layerId}`);
		return { id: layerId, upTo, shards, segments, newest };
	}

	/** Where all files of a layer have gone, its header is no exception. */
	private noteLostHeader({ id, upTo }: OwnJournal): void {
		const home = `layers/${id}/`;
		if (upTo === 0 || this.checking.entries.some(({ path }) => path.startsWith(home))) return;
		const file = `${home}layer.json`;
		const message = `${file} is not there, and this computer's journal has the layer.`;
		const remedy = { kind: "rewrite", path: "layer.json" } as const;
		this.checking.add({ code: "missing-file", file, message, remedy });
	}

	/** The copies of segments in the case, by layer, ascending. */
	private copies(): Map<string, number[]> {
		const copies = new Map<string, number[]>();
		for (const { kind, place } of this.checking.entries) {
			if (kind !== "file" || place.kind !== "history") continue;
			const segments = copies.get(place.layerId) ?? [];
			segments.push(Number.parseInt(place.path.slice("history/".length), 10));
			copies.set(place.layerId, segments);
		}
		for (const segments of copies.values()) segments.sort((a, b) => a - b);
		return copies;
	}

	/** One's own copies must have the journal's bytes. */
	private async checkOwnCopies(own: OwnJournal, copied: readonly number[]): Promise<void> {
		for (const segment of copied) {
			const file = `layers/${own.id}/${historyPath(segment)}`;
			const copy = await readBytes(inside(this.checking.folder, file), file, largestSegment);
			await this.checking.step();
			if (!copy.ok) this.checking.addProblem(file, copy.problem, { remedy: null });
			else if (copy.value !== null) this.compareCopy(own, segment, sha256(copy.value));
		}
		for (const { segment, isWhole } of own.segments.values()) {
			if (segment >= own.newest || copied.includes(segment)) continue;
			const what = ", the copy of a finished segment of this computer's journal, is not there.";
			const otherwise = "The segment itself is damaged, so that no copy is made of it.";
			this.noteCopy("copy-missing", own, segment, what, otherwise, isWhole);
		}
	}

	private compareCopy(own: OwnJournal, segment: number, hash: string): void {
		const logged = own.segments.get(segment);
		if (logged === undefined || segment >= own.newest) {
			const what =
				" is the copy of a segment that this computer's journal does not have, or has not finished.";
			const otherwise = "The journal was lost, or an old copy of it came back. The copy is kept.";
			this.noteCopy("copy-unknown", own, segment, what, otherwise, false);
		} else if (logged.hash !== hash) {
			const what = " is not what this computer's journal has: the copy was changed or damaged.";
			const otherwise = "The segment itself is damaged, so that the copy is kept: it may be the better one.";
			this.noteCopy("copy-differs", own, segment, what, otherwise, logged.isWhole);
		}
	}

	private noteCopy(
		code: Found["code"],
		{ id }: OwnJournal,
		segment: number,
		what: string,
		otherwise: string,
		isRepairable: boolean,
	): void {
		const path = historyPath(segment);
		const file = `layers/${id}/${path}`;
		const remedy = isRepairable ? ({ kind: "rewrite", path } as const) : null;
		this.checking.add({ code, file, message: `${file}${what}`, remedy, otherwise });
	}
}

function takeIn(shards: Map<string, Map<string, LayerRecord>>, record: LayerRecord): void {
	const path = shardOf(record);
	const shard = shards.get(path) ?? new Map<string, LayerRecord>();
	shards.set(path, shard);
	const present = shard.get(recordKey(record));
	if (!present || compareRecords(present, record) < 0) shard.set(recordKey(record), record);
}
