import { useEffect, useRef } from "react";
import type { ReadingView } from "../editor/reading-view.ts";
import { onTextsMoved } from "../editor/shown-texts.ts";
import { evidenceOnSource, noEvidence } from "../state/evidence-index.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { stripMarks } from "./strip-marks.ts";

/** Milliseconds of quiet before the strip is drawn anew: it must not hold up a tag, nor scrolling. */
const quiet = 100;

/** Where the tags of a text are, from its beginning to its end. For the eye only: J and K walk through them. */
export function Strip({ view, sourceId }: { view: ReadingView | null; sourceId: string }) {
	const evidence = useWorkspace((state) => evidenceOnSource(state.open?.evidence ?? noEvidence, sourceId));
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const svg = useRef<SVGSVGElement>(null);
	useEffect(() => {
		const strip = svg.current;
		if (!view || !strip) return;
		let drawnFor = "";
		const sizes = () => `${view.places.height} ${strip.clientHeight}`;
		const draw = () => {
			drawnFor = sizes();
			const marks = stripMarks(evidence, activeClaimId, strip.clientHeight, view.places.heights());
			strip.classList.toggle(
				"has-active",
				marks.some(({ active }) => active),
			);
			strip.replaceChildren(...marks.map(pathOf));
		};
		let timer = setTimeout(draw, strip.childElementCount > 0 ? quiet : 0);
		// Places change with the width of the panes and when folds open: then the text's height does, too.
		const stop = onTextsMoved(() => {
			if (sizes() === drawnFor) return;
			clearTimeout(timer);
			timer = setTimeout(draw, quiet);
		});
		return () => {
			clearTimeout(timer);
			stop();
		};
	}, [view, evidence, activeClaimId]);
	return <svg ref={svg} className="strip" aria-hidden="true" />;
}

function pathOf({ stance, active, path }: ReturnType<typeof stripMarks>[number]): SVGPathElement {
	const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
	element.setAttribute("d", path);
	element.setAttribute("class", active ? `${stance} active` : stance);
	return element;
}
