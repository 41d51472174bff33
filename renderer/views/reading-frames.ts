import { shownText } from "../editor/shown-texts.ts";
import { evidenceUnderClaim } from "../state/evidence-index.ts";
import type { OpenCase } from "../state/open-case.ts";

/** A pane whose text is on screen and has evidence of a claim. */
export interface AnchoredFrame {
	/** The element that scrolls. */
	readonly frame: HTMLElement;
	/** From the text's top to the end of the first line of the claim's first evidence in it, in CSS pixels. */
	readonly place: number;
	/** How far the text can be scrolled down, in CSS pixels. */
	readonly furthest: number;
}

/** The element that scrolls in each pane, from the left; null where the text is not there yet. */
export function readingFrames(): (HTMLElement | null)[] {
	return [...document.querySelectorAll(".pane")].map((pane) => pane.querySelector(".reading-frame"));
}

/** How far down a frame can be scrolled, in CSS pixels. */
export function furthestScroll({ scrollHeight, clientHeight }: Element): number {
	return Math.max(scrollHeight - clientHeight, 0);
}

/** The panes that show evidence of a claim, with where its first piece stands in each. */
export function framesWithEvidence(open: OpenCase, claimId: string): AnchoredFrame[] {
	const frames = readingFrames();
	const evidence = evidenceUnderClaim(open.evidence, claimId);
	return open.layout.panes.flatMap(({ sourceId }, pane) => {
		const frame = frames[pane];
		const first = evidence.find((item) => item.sourceId === sourceId);
		const [line] = first ? (shownText(sourceId)?.places.linesOf(first.start, first.end) ?? []) : [];
		if (!frame || !line) return [];
		const place = line.bottom - frame.getBoundingClientRect().top + frame.scrollTop;
		return [{ frame, place, furthest: furthestScroll(frame) }];
	});
}
