import { useEffect, useState } from "react";
import type { ReadingView } from "../editor/reading-view.ts";
import { onTextsMoved } from "../editor/shown-texts.ts";
import { evidenceOnSource, noEvidence } from "../state/evidence-index.ts";
import { useWorkspace } from "../ui/use-store.ts";

interface Mark {
	readonly key: string;
	readonly className: string;
	readonly top: string;
}

/** Where the tags of a text are, from its beginning to its end. For the eye only: J and K walk through them. */
export function Strip({ view, sourceId }: { view: ReadingView | null; sourceId: string }) {
	const evidence = useWorkspace((state) => evidenceOnSource(state.open?.evidence ?? noEvidence, sourceId));
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId);
	const [marks, setMarks] = useState<readonly Mark[]>([]);
	useEffect(() => {
		if (!view) return;
		let height = 0;
		const place = () => {
			height = view.height;
			setMarks(
				evidence.map((item) => ({
					key: item.key,
					className: item.claimId === activeClaimId ? `${item.stance} active` : item.stance,
					top: `${(100 * view.heightOf(item.start)).toFixed(2)}%`,
				})),
			);
		};
		place();
		// Places change with the width of the panes and when folds open: then the text's height does, too.
		return onTextsMoved(() => {
			if (view.height !== height) place();
		});
	}, [view, evidence, activeClaimId]);
	return (
		<div className="strip" aria-hidden="true">
			{marks.map(({ key, className, top }) => (
				<i key={key} className={className} style={{ top }} />
			))}
		</div>
	);
}
