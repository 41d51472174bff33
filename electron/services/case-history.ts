import type { Change } from "../../shared/model/change.ts";
import { type Layer, recordKey, recordsOf } from "../../shared/model/layer.ts";
import { type Result, success } from "../../shared/result.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import type { CaseMirror } from "../files/case-mirror.ts";
import { inside } from "../files/inside.ts";
import { type JournalContent, readJournal } from "../files/journal.ts";
import { journalFolder, loggedLayers } from "./choose-layer.ts";
import { standingLabel, standingTogether } from "./standing-records.ts";

/** One thing that somebody did. */
export interface HistoryEntry {
	/** An instant in UTC, by the clock of whoever did it. */
	readonly at: string;
	readonly layerId: string;
	/** The analyst's name; empty where the layer has not said it yet. */
	readonly analyst: string;
	/** What was done, in words. */
	readonly label: string;
	/** The action that it takes back, if it does, and when that was done, where anything here tells of it. */
	readonly undoes?: { readonly action: string; readonly at: string | null };
	/** The change, where a journal or its copy tells of it. */
	readonly change?: Change;
	/** Where none does: the records as they stand now, which is all that is known of it. */
	readonly records?: readonly LayerRecord[];
}

/** Who did what, and when, oldest first. */
export interface CaseHistory {
	readonly caseId: string;
	readonly entries: readonly HistoryEntry[];
	/** Files and lines that could not be used, in sentences. */
	readonly problems: readonly string[];
}

/**
 * The history of a case: from the journals on this computer and the copies of finished segments in every layer, and
 * for what no segment here tells of, from the records as they stand now, so that nobody's work is missing. Writes
 * nothing. Refused where the folder is no case.
 */
export async function caseHistory(folder: string, dataFolder: string): Promise<Result<CaseHistory>> {
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	const { mirror } = content.value;
	const caseId = content.value.case.id;
	const here = await loggedLayers(dataFolder, caseId);
	if (!here.ok) return here;
	const ids = new Set([...here.value, ...mirror.layerIds]);
	const entries: HistoryEntry[] = [];
	const problems: string[] = content.value.notices.map(({ problem }) => problem.message);
	for (const layerId of [...ids].sort()) {
		const read = await changesOf(folder, here.value.includes(layerId) ? dataFolder : null, caseId, layerId);
		problems.push(...read.problems);
		entries.push(...entriesOf(layerId, mirror, read.changes));
	}
	return success({ caseId, entries: entries.sort(inTime), problems });
}

/** What the journal and the copies of its segments tell together, each change once, in its order. */
async function changesOf(
	folder: string,
	dataFolder: string | null,
	caseId: string,
	layerId: string,
): Promise<Pick<JournalContent, "changes" | "problems">> {
	const home = `layers/${layerId}/history`;
	const copied = await readJournal(inside(folder, home), layerId);
	const logged =
		dataFolder === null
			? { changes: [], problems: [] }
			: await readJournal(journalFolder(dataFolder, caseId, layerId), layerId);
	const bySeq = new Map<string, Change>();
	for (const change of [...logged.changes, ...copied.changes]) {
		const key = `${change.seq} ${change.action}`;
		if (!bySeq.has(key)) bySeq.set(key, change);
	}
	return {
		changes: [...bySeq.values()],
		problems: [
			...copied.problems.map((sentence) => `${home}/${sentence}`),
			...logged.problems.map((sentence) => `This computer's journal: ${sentence}`),
		],
	};
}

function entriesOf(layerId: string, mirror: CaseMirror, changes: readonly Change[]): HistoryEntry[] {
	const analyst = mirror.headerOf(layerId)?.analyst.name ?? "";
	const times = new Map(changes.map(({ action, at }) => [action, at]));
	const told = new Set<string>();
	const entries = changes.map((change): HistoryEntry => {
		const { at, label, undoes } = change;
		for (const { after } of change.edits) told.add(versionKey(after));
		const back = undoes === undefined ? {} : { undoes: { action: undoes, at: times.get(undoes) ?? null } };
		return { at, layerId, analyst, label, ...back, change };
	});
	const untold = [...recordsIn(mirror, layerId)].filter((record) => !told.has(versionKey(record)));
	const standing = standingTogether(untold).map((records): HistoryEntry => {
		const at = records[0]?.editedAt ?? "";
		return { at, layerId, analyst, label: standingLabel(records), records };
	});
	return [...entries, ...standing];
}

/** The records of a layer's files, also where its header has not arrived. */
function* recordsIn(mirror: CaseMirror, layerId: string): Generator<LayerRecord> {
	const layer: Pick<Layer, "shards"> = {
		shards: new Map([...mirror.shardsOf(layerId)].map(([path, { shard }]) => [path, shard])),
	};
	yield* recordsOf(layer as Layer);
}

function versionKey(record: LayerRecord): string {
	return `${recordKey(record)} ${record.version.join(" ")}`;
}

/** By time, then layer, then the layer's own order; what only stands comes after what is told of. */
function inTime(a: HistoryEntry, b: HistoryEntry): number {
	return (
		Date.parse(a.at) - Date.parse(b.at) ||
		compareText(a.layerId, b.layerId) ||
		(a.change?.seq ?? Number.MAX_SAFE_INTEGER) - (b.change?.seq ?? Number.MAX_SAFE_INTEGER)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
