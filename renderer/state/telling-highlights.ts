import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import type { OpenCase } from "./open-case.ts";

const stanceNames: Readonly<Record<Stance, string>> = {
	agrees: "Agrees",
	conflicts: "Conflicts",
	context: "Context",
};

/** UTF-16 code units of a claim that is read out. */
const longestClaim = 160;

/**
 * What a screen reader is told when the caret comes from some evidence to other evidence; null where it has
 * come to none that it was not at.
 *
 * @param before Keys of the evidence that the caret was at.
 */
export function toldOfCaret(
	before: readonly string[],
	at: readonly EvidenceView[],
	open: Pick<OpenCase, "claims" | "analysts">,
): string | null {
	if (at.length === before.length && at.every(({ key }) => before.includes(key))) return null;
	if (at.length === 0) return "No tag here.";
	const told = at.map((item) => toldOf(item, open)).join(" ");
	return at.length === 1 ? told : `${at.length} tags here. ${told}`;
}

/** Evidence in words: stance, claim, author. */
function toldOf(evidence: EvidenceView, open: Pick<OpenCase, "claims" | "analysts">): string {
	const words = statementOf(evidence, open);
	const statement = words.length > longestClaim ? `${words.slice(0, longestClaim)}…` : words;
	return `${stanceNames[evidence.stance]}: ${statement.replace(/[.\s]+$/, "")}. ${authorOf(evidence, open)}.`;
}

/** The statement of a piece of evidence's claim, or what is there in its place. */
export function statementOf({ claimId }: EvidenceView, { claims }: Pick<OpenCase, "claims">): string {
	const claim = claims[claimId];
	if (!claim) return "A claim that has not arrived yet";
	return claim.statement || "A claim without words yet";
}

/** Whose a piece of evidence is. */
export function authorOf(evidence: EvidenceView, { analysts }: Pick<OpenCase, "analysts">): string {
	if (evidence.own) return "Your tag";
	return `Tag of ${analysts.find(({ id }) => id === evidence.analystId)?.name ?? "a teammate"}`;
}
