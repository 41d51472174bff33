import type { SimilarStatement } from "../../shared/suggest/similar-statements.ts";
import { edit, travel } from "./case-actions.ts";
import { similarClaim } from "./claim-finder.ts";
import { say } from "./messages.ts";
import { shortened } from "./shortened.ts";
import { store, updateCase } from "./store.ts";

/** Milliseconds after which a similar claim is looked for: the tag is on screen first. */
const lookAfter = 60;

/** Looks for a claim that says much the same as one that has just been started, and offers it. */
export function offerSimilar(claimId: string, words: string): void {
	setTimeout(() => {
		const { open } = store.getState();
		if (!open?.claims[claimId]) return;
		const similar = similarClaim(open.claims, words, [claimId]);
		if (!similar) return;
		store.setState({ similar: { claimId, id: similar.id } });
		say(`Similar claim: ${similarSentence(similar)}. U uses it, E words the new one.`, "done", {
			label: "Use it",
			run: () => void takeOffered(),
		});
	}, lookAfter);
}

/** Lets the offered claim take the place of the one just started. */
export async function takeOffered(): Promise<void> {
	const { similar, open } = store.getState();
	const stands = similar && open?.claims[similar.claimId] && open.layout.activeClaimId === similar.claimId;
	if (!stands) return void say("No similar claim is offered at the moment.");
	await takeSimilar(similar.claimId, similar.id);
}

/** Puts a claim that has just been started under a similar one, with all its evidence, as one action. */
export async function takeSimilar(claimId: string, into: string): Promise<void> {
	if (!(await edit("claims.merge", { claimIds: [claimId], into }))) return;
	updateCase((open) => ({ ...open, layout: { ...open.layout, activeClaimId: into } }));
	store.setState({ similar: null });
	const statement = store.getState().open?.claims[into]?.statement ?? "";
	say(`Joined to “${shortened(statement)}”.`, "done", { label: "Undo", run: () => void travel("undo") });
}

/** A similar claim in words, with what differs. */
export function similarSentence({ statement, differences }: SimilarStatement): string {
	const but = differences.length > 0 ? ` (${differences.join("; ")})` : "";
	return `“${shortened(statement)}”${but}`;
}
