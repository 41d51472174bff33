import { failure, type Result, success } from "../result.ts";
import type { LayerRecord, Version } from "../schema/records.ts";
import { lineageOf } from "./ancestry.ts";
import type { Change, Edit } from "./change.ts";
import { recordKey } from "./layer.ts";
import { successor } from "./successor.ts";
import { sameVersion } from "./version.ts";

/** Some steps, each with those before it: one more costs the same however many there are. */
export interface Steps {
	/** Undefined where there is none. */
	readonly newest: Change | undefined;
	readonly older: Steps | null;
	readonly length: number;
}

const noSteps: Steps = { newest: undefined, older: null, length: 0 };

function withStep(older: Steps, newest: Change): Steps {
	return { newest, older, length: older.length + 1 };
}

/** What can be undone and redone, and which versions restore which earlier ones; a value. */
export interface History {
	readonly undo: Steps;
	readonly redo: Steps;
	/**
	 * A version that an undo wrote stands for the version whose content it brought back. Without
	 * this, undoing twice on one record would find a version that neither action wrote.
	 */
	readonly standsFor: ReadonlyMap<string, Version>;
}

export const emptyHistory: History = { undo: noSteps, redo: noSteps, standsFor: new Map() };

/** The history after the analyst did something new: there is nothing left to redo. */
export function withAction(history: History, change: Change): History {
	return { ...history, undo: withStep(history.undo, change), redo: noSteps };
}

/** The history after `inverse` took back `undone`, the newest entry of `from`. */
export function withInverse(
	history: History,
	from: "undo" | "redo",
	undone: Change,
	inverse: Change,
): History {
	const standsFor = new Map(history.standsFor);
	noteStandIns(standsFor, undone, inverse);
	const to = from === "undo" ? "redo" : "undo";
	return {
		...history,
		standsFor,
		[from]: history[from].older ?? noSteps,
		[to]: withStep(history[to], inverse),
	};
}

/**
 * The history that a journal tells of, oldest change first (rule F14): what `withAction` and `withInverse`
 * would have made of it step by step, going on from an earlier one. An inverse of something that the journal does not have is an action.
 */
export function historyOf(changes: Iterable<Change>, earlier: History = emptyHistory): History {
	const steps = { undo: earlier.undo, redo: earlier.redo };
	const standsFor = new Map(earlier.standsFor);
	for (const change of changes) {
		const from = (["undo", "redo"] as const).find((name) => isInverseOf(change, steps[name].newest));
		const undone = from && steps[from].newest;
		if (undone) {
			noteStandIns(standsFor, undone, change);
			steps[from] = steps[from].older ?? noSteps;
		} else steps.redo = noSteps;
		const to = from === "undo" ? "redo" : "undo";
		steps[to] = withStep(steps[to], change);
	}
	return { ...steps, standsFor };
}

function isInverseOf(change: Change, step: Change | undefined): boolean {
	return step !== undefined && change.undoes === step.action;
}

function noteStandIns(standsFor: Map<string, Version>, undone: Change, inverse: Change): void {
	undone.edits.forEach((edit, index) => {
		const restored = inverse.edits[index]?.after;
		if (!restored || !edit.before) return;
		// Once a hostile file has used up the numbers, a version can follow itself (see nextVersion): it stands for nothing else.
		if (sameVersion(restored.version, edit.before.version)) return;
		standsFor.set(versionKey(restored, restored.version), edit.before.version);
	});
}

/**
 * The edits that take `change` back (rule F14): what was there before with a new version, or a
 * deletion where nothing was. Refused where someone has changed a record since.
 *
 * @param current The winning version of a record in the whole case.
 * @param nameOf The name of the analyst behind a version.
 */
export function inverseEdits(
	history: History,
	change: Change,
	layerId: string,
	now: string,
	current: (like: LayerRecord) => LayerRecord | undefined,
	nameOf: (version: Version) => string,
): Result<Edit[]> {
	const edits: Edit[] = [];
	for (const { before, after } of change.edits) {
		const winner = current(after);
		// What an undo wrote is compared as what it brought back, or no redo could be undone.
		if (!winner || !sameVersion(meantBy(history, winner), meantBy(history, after))) {
			const who = winner ? nameOf(winner.version) : "someone";
			return failure("changed-since", `“${change.label}” cannot be taken back: ${who} has changed it since.`);
		}
		edits.push({ before: winner, after: restored(before, after, winner, { layerId, now }) });
	}
	return success(edits);
}

/**
 * Descends from what it brings back and from what it takes back, but not from what that one had settled: where the
 * analyst takes back having chosen among versions of a claim, they are offered again (rule F8).
 */
function restored(
	before: LayerRecord | null,
	after: LayerRecord,
	winner: LayerRecord,
	stamp: { readonly layerId: string; readonly now: string },
): LayerRecord {
	const content: LayerRecord = before ?? { ...after, deleted: true };
	return successor(content, winner, stamp, [...lineageOf(content), winner.version]);
}

/** The version that a record's version stands for, through any number of undos and redos. */
function meantBy(history: History, record: LayerRecord): Version {
	let version: Version = record.version;
	for (;;) {
		const earlier = history.standsFor.get(versionKey(record, version));
		if (!earlier) return version;
		version = earlier;
	}
}

function versionKey(record: LayerRecord, version: Version): string {
	return `${recordKey(record)} ${version.join(" ")}`;
}
