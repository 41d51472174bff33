import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { EvidenceRow } from "./evidence-row.tsx";

/** Pieces of evidence that a card shows before it is asked for more: a claim may have thousands. */
const atOnce = 100;

/** The evidence under a claim, piece by piece. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceView[] }) {
	const [most, setMost] = useState(atOnce);
	const list = useRef<HTMLUListElement>(null);
	const wanted = useWorkspace(({ opened }) => (opened?.isWanted ? opened.evidenceKey : null));
	const place = wanted === null ? -1 : evidence.findIndex(({ key }) => key === wanted);
	useEffect(() => setMost((now) => Math.max(now, place + 1)), [place]);
	const left = evidence.length - most;
	const showMore = () => {
		// The keyboard goes on with the first that was not there, at once: the button may have gone.
		flushSync(() => setMost(most + atOnce));
		list.current?.children[most]?.querySelector<HTMLElement>("[data-walk]")?.focus();
	};
	return (
		<>
			<ul ref={list} className="evidence-list" aria-label="Evidence">
				{evidence.slice(0, most).map((item) => (
					<EvidenceRow key={item.key} evidence={item} />
				))}
			</ul>
			{left > 0 ? (
				<button type="button" className="quiet" data-walk onClick={showMore}>
					Show {Math.min(left, atOnce)} more of {left}
				</button>
			) : null}
		</>
	);
}
