import { type RefObject, useEffect } from "react";
import { scrollsToCommonLine } from "../editor/common-line.ts";
import { followingScroll } from "../editor/lock-step.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { alignPanes, wantedLineIn } from "./align-panes.ts";
import { framesWithEvidence, furthestScroll, readingFrames } from "./reading-frames.ts";

/** While it is asked for, the panes in an element scroll together. */
export function useLockStep(row: RefObject<HTMLElement | null>): void {
	const isOn = useWorkspace((state) => state.scrollsTogether);
	const hasPanes = useWorkspace((state) => (state.open?.layout.panes.length ?? 0) > 0);
	useEffect(() => {
		const element = row.current;
		if (!isOn || !hasPanes || !element) return;
		alignPanes();
		const follow = follower();
		// Scrolling does not bubble: it is caught on its way down.
		element.addEventListener("scroll", follow, { capture: true, passive: true });
		return () => element.removeEventListener("scroll", follow, { capture: true });
	}, [isOn, hasPanes, row]);
}

/** Makes what is to be called when a frame has scrolled. What it scrolls itself does not echo. */
function follower(): (event: Event) => void {
	const put = new WeakMap<Element, number>();
	return ({ target }) => {
		const frames = readingFrames().filter((frame) => frame !== null);
		const leading = frames.find((frame) => frame === target);
		if (!leading || Math.abs((put.get(leading) ?? -1) - leading.scrollTop) < 1) return;
		// Where the person has scrolled it: what it was put to does not count any more.
		put.delete(leading);
		const fixed = fixedScrolls();
		const furthest = furthestScroll(leading);
		const anchor = fixed.get(leading);
		for (const frame of frames) {
			if (frame === leading) continue;
			const other = fixed.get(frame);
			const knot = anchor !== undefined && other !== undefined ? { lead: anchor, follow: other } : null;
			const ends = { lead: furthest, follow: furthestScroll(frame) };
			frame.scrollTop = followingScroll(leading.scrollTop, ends, knot);
			put.set(frame, frame.scrollTop);
		}
	};
}

/** Where each frame is scrolled to when the active claim's evidence is on one line. */
function fixedScrolls(): ReadonlyMap<Element, number> {
	const { open } = store.getState();
	const claimId = open?.layout.activeClaimId;
	const anchored = open && claimId ? framesWithEvidence(open, claimId) : [];
	const [first] = anchored;
	const scrolls = first ? scrollsToCommonLine(anchored, wantedLineIn(first.frame)) : [];
	return new Map(anchored.map(({ frame }, index) => [frame, scrolls[index] ?? 0]));
}
