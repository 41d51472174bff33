import type { Claim, LayerRecord, Version } from "../schema/records.ts";
import { lineageOf } from "./ancestry.ts";
import type { Edit } from "./change.ts";
import { type Editing, put } from "./edits.ts";
import { successor } from "./successor.ts";

/** What is to be another way in a claim; what is left out stays. */
export type ClaimWords = {
	readonly [Field in "statement" | "verdict" | "rationale"]?: string | undefined;
};

/** What an analyst had before them of a claim that somebody has changed since. */
export interface SeenClaim {
	readonly version: Version;
	/** That version, if any layer still has it, and others of the claim that the analyst knows. */
	readonly known: readonly LayerRecord[];
}

/**
 * A claim in other words, with another verdict or rationale; an empty verdict or rationale is taken away. Anyone may
 * edit any claim (rule F8).
 *
 * @param claim The winning version. What the changes leave out is as there.
 * @param seen Where the analyst had an earlier version before them: the edit is then a version made at the same time as
 * the winning one, wins over it, and has that one offered beside it.
 */
export function editClaim(editing: Editing, claim: Claim, changes: ClaimWords, seen?: SeenClaim): Edit {
	const content = withWords(claim, changes);
	if (!seen) return put(editing, content);
	const ancestors = [seen.version, ...seen.known.flatMap(lineageOf)];
	return { before: claim, after: successor(content, claim, editing, ancestors, seen.version) };
}

/** The claim with the changes in it. */
export function withWords(claim: Claim, changes: ClaimWords): Claim {
	const { verdict, rationale, ...rest } = claim;
	return {
		...rest,
		statement: changes.statement ?? claim.statement,
		...unlessEmpty("verdict", changes.verdict ?? verdict),
		...unlessEmpty("rationale", changes.rationale ?? rationale),
	};
}

/** A claim merged into another, under which its evidence shows from then on (rule F8). */
export function mergeClaim(editing: Editing, claim: Claim, into: string): Edit {
	return put(editing, { ...claim, mergedInto: into });
}

/** A claim at a place in the order by hand, as `rankBetween` gives it. */
export function placeClaim(editing: Editing, claimId: string, rank: string): Edit {
	return put(editing, { kind: "rank", claimId, rank });
}

/** A field as a part of a record; none where nothing is in it. */
export function unlessEmpty<Name extends string>(
	name: Name,
	value: string | undefined,
): { readonly [Field in Name]?: string } {
	return value ? ({ [name]: value } as { readonly [Field in Name]: string }) : {};
}
