import type { Anchor, Claim, LayerRecord, MetadataField, Stance } from "../schema/records.ts";
import { lineageOf } from "./ancestry.ts";
import type { Edit } from "./change.ts";
import { successor, type Unstamped } from "./successor.ts";

/** What making a new version of a record needs to know. */
export interface Editing {
	/** The layer that the new versions go to. */
	readonly layerId: string;
	/** Now, an instant in UTC. */
	readonly now: string;
	/** A new random id. */
	readonly newId: () => string;
	/** The winning version of a record in the whole case, whoever made it. */
	readonly current: (like: LayerRecord) => LayerRecord | undefined;
}

/**
 * The edit that makes `content` the newest version of its record.
 *
 * @param seen Versions of it, besides the winning one, that the analyst has taken into account.
 */
export function put(
	editing: Editing,
	content: Unstamped<LayerRecord>,
	seen: readonly LayerRecord[] = [],
): Edit {
	const probe = { ...content, version: [1, editing.layerId], editedAt: editing.now } as LayerRecord;
	const before = editing.current(probe) ?? null;
	const ancestors = (before ? [before, ...seen] : seen).flatMap(lineageOf);
	return { before, after: successor(content, before, editing, ancestors) };
}

/** A claim with a new id. */
export function newClaim(editing: Editing, statement: string): Edit {
	return put(editing, { kind: "claim", id: editing.newId(), statement, createdAt: editing.now });
}

/**
 * The claim as `chosen` has it, after looking at the versions that were offered beside the winning one: none of
 * them is offered again (rule F8).
 */
export function settleClaim(editing: Editing, chosen: Claim, offered: readonly Claim[]): Edit {
	return put(editing, chosen, offered);
}

/** Evidence with a new id. */
export function newEvidence(
	editing: Editing,
	content: { claimId: string; sourceId: string; stance: Stance; anchor: Anchor },
): Edit {
	return put(editing, { kind: "evidence", id: editing.newId(), ...content, createdAt: editing.now });
}

/**
 * One's own silence on a cell (rule F9), also where it was withdrawn before; `remove` withdraws it.
 *
 * @param id Made of `silenceFingerprint`, with the analyst of the layer that the edit goes to.
 */
export function newSilence(editing: Editing, id: string, claimId: string, sourceId: string): Edit {
	const { before, after } = put(editing, { kind: "silence", id, claimId, sourceId, createdAt: editing.now });
	if (before?.kind !== "silence" || after.kind !== "silence") return { before, after };
	return { before, after: { ...after, createdAt: before.createdAt } };
}

/** A record deleted: kept for ever with its last content (rule F7). */
export function remove(editing: Editing, record: LayerRecord): Edit {
	return put(editing, { ...record, deleted: true });
}

/** One field of what is known of a source (rule F4). */
export function describeSource(
	editing: Editing,
	sourceId: string,
	field: MetadataField,
	value: string,
): Edit {
	return put(editing, { kind: "metadata", sourceId, field, value });
}

/** Whether a source is left out of the case. */
export function excludeSource(editing: Editing, sourceId: string, excluded: boolean): Edit {
	return put(editing, { kind: "exclusion", sourceId, excluded });
}

/** Whether a block of a source folds away. */
export function foldBlock(editing: Editing, sourceId: string, block: number, folded: boolean): Edit {
	return put(editing, { kind: "boilerplate", sourceId, block, folded });
}

/** The case's title. */
export function titleCase(editing: Editing, title: string): Edit {
	return put(editing, { kind: "setting", name: "title", value: title });
}
