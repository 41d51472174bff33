import type { SaveStatus } from "../../shared/ipc/views.ts";

type Refused = Extract<SaveStatus, { state: "failed" }>;

/** What the disk does not have and why, for as long as that is so. */
export function refusal({ changes, reason, kept }: Refused): string {
	const subject = changes === 1 ? "1 change is" : `${changes} changes are`;
	if (!kept) return `${subject} not saved: ${reason}`;
	const pronoun = changes === 1 ? "It is" : "They are";
	return `${subject} not in the case's folder yet: ${reason} ${pronoun} kept on this computer.`;
}

/** The same when it has just happened, or happened again. */
export function refusalNews({ reason, kept }: Refused, again = false): string {
	const not = again ? "Still not" : "Not";
	return kept
		? `${not} in the case's folder. ${reason} Your work is kept on this computer.`
		: `${not} saved. ${reason}`;
}

/** How a record is marked that the disk refused, by the key of evidence or the id of a claim; null for any other. */
export function unsavedMark(save: SaveStatus | undefined, key: string): string | null {
	if (save?.state !== "failed" || !save.unsaved.includes(key)) return null;
	return save.kept ? "▲ not in the folder yet" : "▲ not saved";
}
