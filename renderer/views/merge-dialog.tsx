import { useState } from "react";
import { mergeClaims } from "../state/claim-moves.ts";
import { evidenceUnderClaim } from "../state/evidence-index.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWorkspace } from "../ui/use-store.ts";

/** Asks which of some claims stays: the others are merged into it. */
export function MergeDialog({ claimIds, onClose }: { claimIds: readonly string[]; onClose: () => void }) {
	const open = useWorkspace((state) => state.open);
	const claims = claimIds.flatMap((id) => open?.claims[id] ?? []);
	// The one that was marked first, and among them the one that has words.
	const [into, setInto] = useState((claims.find(({ statement }) => statement !== "") ?? claims[0])?.id ?? "");
	const merge = async () => {
		const ids = claims.map(({ id }) => id);
		if (ids.includes(into) && (await mergeClaims(ids, into))) onClose();
	};
	return (
		<Dialog
			title="Merge claims"
			onClose={onClose}
			onSubmit={() => void merge()}
			wide
			actions={
				<>
					<button type="button" className="plain" onClick={onClose}>
						Cancel
					</button>
					<button type="submit" className="main" disabled={claims.length < 2}>
						Merge {claims.length} claims
					</button>
				</>
			}
		>
			<fieldset className="statement-choice">
				<legend>Which statement stays?</legend>
				{claims.map(({ id, statement, verdict }) => (
					<label key={id}>
						<input type="radio" name="into" checked={id === into} onChange={() => setInto(id)} />
						<span>
							<bdi>{statement || "A claim without words yet"}</bdi>
							<small>
								{tags(open ? evidenceUnderClaim(open.evidence, id).length : 0)}
								{verdict ? (
									<>
										{" "}
										· verdict: <bdi>{verdict}</bdi>
									</>
								) : null}
							</small>
						</span>
					</label>
				))}
			</fieldset>
			<p className="hint">
				All tags show under the claim that stays, with its verdict. The others are named in its card and can
				be brought back.
			</p>
		</Dialog>
	);
}

function tags(count: number): string {
	return count === 1 ? "1 tag" : `${count} tags`;
}
