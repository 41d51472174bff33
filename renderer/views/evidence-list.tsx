import { useState } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { EvidenceRow } from "./evidence-row.tsx";

/** Pieces of evidence that a card shows before it is asked for more: a claim may have thousands. */
const atOnce = 100;

/** The evidence under a claim, piece by piece. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceView[] }) {
	const [most, setMost] = useState(atOnce);
	const more = Math.min(evidence.length - most, atOnce);
	return (
		<>
			<ul className="evidence-list" aria-label="Evidence">
				{evidence.slice(0, most).map((item) => (
					<EvidenceRow key={item.key} evidence={item} />
				))}
			</ul>
			{more > 0 ? (
				<button type="button" className="quiet" data-walk onClick={() => setMost(most + atOnce)}>
					Show {more} more of {evidence.length - most}
				</button>
			) : null}
		</>
	);
}
