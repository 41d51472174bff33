import type { Anchor, Evidence, Stance } from "../schema/records.ts";
import type { Edit } from "./change.ts";
import { unlessEmpty } from "./claim-edits.ts";
import { type Editing, put } from "./edits.ts";

/** What is to be another way in a piece of evidence; what is left out stays. */
export interface EvidenceWords {
	readonly stance?: Stance | undefined;
	readonly note?: string | undefined;
	/** Whom the source attributes the statement to. */
	readonly attributedTo?: string | undefined;
	readonly claimId?: string | undefined;
	/** Other words of the same source. */
	readonly anchor?: Anchor | undefined;
}

/** Evidence another way; an empty note or attribution is taken away. It stays with its source for ever. */
export function editEvidence(editing: Editing, evidence: Evidence, changes: EvidenceWords): Edit {
	const { note, attributedTo, ...rest } = evidence;
	return put(editing, {
		...rest,
		stance: changes.stance ?? evidence.stance,
		claimId: changes.claimId ?? evidence.claimId,
		anchor: changes.anchor ?? evidence.anchor,
		...unlessEmpty("note", changes.note ?? note),
		...unlessEmpty("attributedTo", changes.attributedTo ?? attributedTo),
	});
}
