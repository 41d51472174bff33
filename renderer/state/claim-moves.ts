import type { Version } from "../../shared/schema/records.ts";
import { edit, travel } from "./case-actions.ts";
import { changeListing, claimsInPanel, clearMarks } from "./claim-marks.ts";
import { listedClaims } from "./claims.ts";
import { activateClaim } from "./desk-actions.ts";
import { say } from "./messages.ts";
import { mayEdit } from "./read-only.ts";
import { store } from "./store.ts";

const undo = { label: "Undo", run: () => void travel("undo") };

/**
 * Moves a claim one place up or down in the order by hand, past the neighbour that is listed beside it. Resolves once it
 * is there; true where it moved.
 */
export async function moveClaim(id: string, step: 1 | -1): Promise<boolean> {
	const { open } = store.getState();
	if (!open || !mayEdit() || !isByHand()) return false;
	const listed = claimsInPanel(open).flatMap((item) => (item.claim ? [item.id] : []));
	const neighbour = listed[listed.indexOf(id) + step];
	if (!listed.includes(id) || neighbour === undefined) return false;
	return placeClaim(id, neighbour, step > 0);
}

/** Puts a claim before another one in the order by hand, or after it. True where it moved. */
export async function placeClaim(id: string, beside: string, after: boolean): Promise<boolean> {
	const { open } = store.getState();
	if (!open || id === beside || !mayEdit() || !isByHand()) return false;
	// Of all claims, also of those that are not listed: nothing comes between the two.
	const all = listedClaims(open.claims, open.evidence.claimIds).flatMap((item) =>
		item.claim ? [item.id] : [],
	);
	const others = all.filter((other) => other !== id);
	const place = others.indexOf(beside);
	if (place < 0) return false;
	const before = (after ? others[place + 1] : beside) ?? null;
	return (await edit("claims.place", { claimId: id, before })) !== null;
}

function isByHand(): boolean {
	const order = store.getState().open?.layout.claims?.order ?? "hand";
	if (order === "hand") return true;
	const run = () => changeListing({ order: "hand" });
	say("Claims can be moved where they are in the order by hand.", "done", { label: "Order by hand", run });
	return false;
}

/** Merges claims into one of them, which is then the active one. True where that was done. */
export async function mergeClaims(claimIds: readonly string[], into: string): Promise<boolean> {
	const others = claimIds.filter((id) => id !== into);
	if (!(await edit("claims.merge", { claimIds: others, into }))) return false;
	clearMarks();
	activateClaim(into);
	say(`${others.length === 1 ? "One claim" : `${others.length} claims`} merged into this one.`, "done", undo);
	return true;
}

/** Moves one's own evidence from a claim to a new one, which is then the active one. True where that was done. */
export async function splitClaim(
	claimId: string,
	evidenceIds: readonly string[],
	statement: string,
): Promise<boolean> {
	const edited = await edit("claims.split", { claimId, evidenceIds, statement });
	if (!edited?.claimId) return false;
	activateClaim(edited.claimId);
	say("Split off as a new claim.", "done", undo);
	return true;
}

/**
 * Keeps a verdict or a rationale as it was written; one that is as it was found stays as it is, so that a teammate's
 * that has come meanwhile is not taken back by somebody who changed nothing. False where it was refused.
 *
 * @param seen The version of the claim that the writing began with.
 */
export async function saveJudgement(
	claimId: string,
	seen: Version,
	field: "verdict" | "rationale",
	found: string,
	written: string,
): Promise<boolean> {
	const words = written.trim();
	if (words === found.trim()) return true;
	return (await edit("claims.edit", { claimId, seen, changes: { [field]: words } })) !== null;
}

/** Makes a merged claim stand for itself again, with the evidence that was under it. */
export async function bringBackClaim(id: string, from: string): Promise<void> {
	if (await edit("claims.separate", { claimId: id })) {
		activateClaim(from);
		say("Brought back as a claim of its own.", "done", undo);
	}
}
