import { canonicalJson } from "../../shared/model/canonical-json.ts";
import { shorten } from "../../shared/model/shorten.ts";
import type { Claim, Evidence } from "../../shared/schema/records.ts";
import { named } from "./find-claim.ts";

/** What an edit of evidence did, in words that fit behind “Undo”; null where it is as it was. */
export function evidenceLabel(before: Evidence, after: Evidence, claim: Claim | null): string | null {
	const labels: string[] = [];
	if (before.stance !== after.stance) labels.push(`change a stance to “${after.stance}”`);
	if (before.note !== after.note) labels.push(doneTo("note", before.note, after.note));
	if (before.attributedTo !== after.attributedTo)
		labels.push(
			after.attributedTo === undefined
				? "take back an attribution"
				: `attribute a tag to “${shorten(after.attributedTo, 40)}”`,
		);
	if (before.claimId !== after.claimId && claim) labels.push(`move a tag to ${named(claim)}`);
	if (canonicalJson(before.anchor) !== canonicalJson(after.anchor)) labels.push("move the borders of a tag");
	const [only] = labels;
	if (only === undefined) return null;
	return labels.length === 1 ? only : `edit tag “${shorten(after.anchor.quote, 40)}”`;
}

function doneTo(what: string, before: string | undefined, after: string | undefined): string {
	if (after === undefined) return `delete a ${what}`;
	return before === undefined ? `write a ${what}` : `edit a ${what}`;
}
