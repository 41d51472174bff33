import { useEffect } from "react";
import { scrollsToCommonLine } from "../editor/common-line.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { framesWithEvidence } from "./reading-frames.ts";

/** Where evidence that is brought into view stands: a share of the frame's height from its top. */
const wantedLine = 1 / 3;

/** Where a frame's text has words that are aligned, in CSS pixels from its top. */
export function wantedLineIn({ clientHeight }: Element): number {
	return clientHeight * wantedLine;
}

/** Brings every pane to the active claim's first evidence, at the same height, whenever a claim is chosen. */
export function useAlignedPanes(): void {
	const reveal = useWorkspace((state) => state.reveal);
	useEffect(() => {
		if (!reveal || reveal.focus) return;
		alignPanes();
		// Paragraphs that were out of sight get their true heights when they come into it.
		requestAnimationFrame(() => requestAnimationFrame(alignPanes));
	}, [reveal]);
}

/** Scrolls the panes so that the active claim's first evidence in each is on one line. */
export function alignPanes(): void {
	const { open } = store.getState();
	const claimId = open?.layout.activeClaimId;
	if (!open || !claimId) return;
	const anchored = framesWithEvidence(open, claimId);
	const [first] = anchored;
	if (!first) return;
	const scrolls = scrollsToCommonLine(anchored, wantedLineIn(first.frame));
	for (const [index, { frame }] of anchored.entries()) frame.scrollTop = scrolls[index] ?? 0;
}
