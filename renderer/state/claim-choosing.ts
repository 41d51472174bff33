import type { Stance } from "../../shared/schema/records.ts";
import { edit } from "./case-actions.ts";
import { activateClaim, tagUnder } from "./desk-actions.ts";
import { moveToClaim, moveToNewClaim } from "./evidence-actions.ts";
import { say } from "./messages.ts";
import { mayEdit } from "./read-only.ts";
import { shortened } from "./shortened.ts";
import { store, updateCase } from "./store.ts";

/**
 * What choosing a claim does: evidence moves there, or selected words are tagged under it with a stance, or it becomes
 * the one that tags join.
 */
export async function chooseClaim(
	claimId: string,
	evidenceKey: string | null,
	stance: Stance | null,
): Promise<void> {
	const evidence = evidenceOf(evidenceKey);
	if (evidence) return moveToClaim(evidence, claimId);
	if (stance) await tagUnder(stance, claimId);
	else joinNext(claimId);
}

/** The same with a new claim in these words. */
export async function chooseNewClaim(
	statement: string,
	evidenceKey: string | null,
	stance: Stance | null,
): Promise<void> {
	if (!mayEdit()) return;
	const evidence = evidenceOf(evidenceKey);
	if (evidence) return moveToNewClaim(evidence, statement);
	if (stance) return void (await tagUnder(stance, null, statement));
	const edited = await edit("claims.create", { statement });
	if (edited?.claimId) joinNext(edited.claimId);
}

/** Makes a claim the active one. Selected words stay in sight: no text scrolls away from them. */
function joinNext(claimId: string): void {
	if (!store.getState().selection) return void activateClaim(claimId);
	updateCase((now) => ({ ...now, layout: { ...now.layout, activeClaimId: claimId } }));
	const statement = store.getState().open?.claims[claimId]?.statement ?? "";
	say(`Tags join “${shortened(statement)}” now: A agrees, C conflicts, X context.`);
}

function evidenceOf(key: string | null) {
	return key === null ? undefined : store.getState().open?.evidence.byKey.get(key);
}
