import { useState } from "react";
import type { SourceView } from "../../shared/ipc/views.ts";
import { startedStatement } from "../../shared/model/shorten.ts";
import { splitClaim } from "../state/claim-moves.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { inSourceOrder, sourceName } from "../state/sources.ts";
import { Dialog } from "../ui/dialog.tsx";
import { StanceSign, stanceMarks } from "../ui/stance.tsx";
import { useWorkspace } from "../ui/use-store.ts";

const nothing: Readonly<Record<string, SourceView>> = {};

/** UTF-16 code units of a quote that the list shows. */
const longestQuote = 160;

/** Asks which of one's own tags under a claim are to go to a new one, and what that says. */
export function SplitDialog({ claimId, onClose }: { claimId: string; onClose: () => void }) {
	const sources = useWorkspace((state) => state.open?.sources ?? nothing);
	const under = useWorkspace((state) => evidenceUnderClaim(state.open?.evidence ?? noEvidence, claimId));
	const own = inSourceOrder(
		under.filter((item) => item.own),
		sources,
	);
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	/** Null as long as nobody has typed: the words of the first chosen tag. */
	const [typed, setTyped] = useState<string | null>(null);
	const moved = own.filter(({ id }) => chosen.has(id));
	const statement = typed ?? startedStatement(moved[0]?.quote ?? "");
	const isReady = moved.length > 0 && statement.trim() !== "";
	const split = async () => {
		const ids = moved.map(({ id }) => id);
		if (isReady && (await splitClaim(claimId, ids, statement.trim()))) onClose();
	};
	const toggle = (id: string) =>
		setChosen(
			(before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]),
		);
	return (
		<Dialog
			title="Split the claim"
			onClose={onClose}
			onSubmit={() => void split()}
			wide
			actions={
				<>
					<button type="button" className="plain" onClick={onClose}>
						Cancel
					</button>
					<button type="submit" className="main" disabled={!isReady}>
						Split off as new claim
					</button>
				</>
			}
		>
			<fieldset className="statement-choice">
				<legend>Which of your tags go to the new claim?</legend>
				{own.map(({ id, key, quote, stance, sourceId }) => (
					<label key={key}>
						<input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
						<span>
							<q>
								<bdi>{quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote}</bdi>
							</q>
							<small>
								<StanceSign stance={stance} /> {stanceMarks[stance].name.toLowerCase()} ·{" "}
								<bdi>{nameOf(sources[sourceId])}</bdi>
							</small>
						</span>
					</label>
				))}
			</fieldset>
			{own.length < under.length ? (
				<p className="hint">Teammates’ tags stay: only they can move them.</p>
			) : null}
			<label className="field">
				<span>What the new claim says</span>
				<textarea
					rows={2}
					dir="auto"
					maxLength={20_000}
					placeholder="One statement that can be checked"
					value={statement}
					onChange={({ target }) => setTyped(target.value)}
				/>
			</label>
		</Dialog>
	);
}

function nameOf(source: SourceView | undefined): string {
	return source ? sourceName(source) : "a source that is not here";
}
