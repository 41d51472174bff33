import { useEffect, useRef } from "react";
import { onTextsMoved } from "../editor/shown-texts.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { type DrawnLine, ribbonLines } from "./ribbon-paths.ts";
import { ribbonPlaces } from "./ribbon-places.ts";

/** Lines between the active claim's evidence in neighbouring panes: solid where both say the same, dashed otherwise. */
export function Ribbons() {
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const evidence = useWorkspace((state) =>
		evidenceUnderClaim(state.open?.evidence ?? noEvidence, activeClaimId ?? ""),
	);
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const svg = useRef<SVGSVGElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the panes say when to draw anew
	useEffect(() => {
		let frame = 0;
		const draw = () => {
			frame = 0;
			const { open } = store.getState();
			if (!svg.current || !open) return;
			const lines = ribbonLines(ribbonPlaces(open, evidence));
			if (lines.length > 0) clipToPanes(svg.current);
			drawLines(svg.current, lines);
		};
		// Once a frame, after everything that moves texts in it.
		const later = () => {
			frame ||= requestAnimationFrame(draw);
		};
		later();
		// Without evidence nothing that moves changes anything.
		if (evidence.length === 0) return () => cancelAnimationFrame(frame);
		window.addEventListener("resize", later);
		// The row of panes scrolls, too, where the window is too narrow for it.
		const row = document.querySelector(".panes");
		row?.addEventListener("scroll", later, { passive: true });
		const stop = onTextsMoved(later);
		return () => {
			cancelAnimationFrame(frame);
			window.removeEventListener("resize", later);
			row?.removeEventListener("scroll", later);
			stop();
		};
	}, [evidence, panes]);
	return <svg ref={svg} className="ribbons" aria-hidden="true" />;
}

/** Cuts off what would lie over the columns beside the texts. */
function clipToPanes(svg: SVGSVGElement): void {
	const { top, left, right, bottom } =
		document.querySelector(".panes")?.getBoundingClientRect() ?? new DOMRect();
	const clip = `inset(${top}px ${window.innerWidth - right}px ${window.innerHeight - bottom}px ${left}px)`;
	if (svg.style.clipPath !== clip) svg.style.clipPath = clip;
}

/** Draws lines, keeping the elements that are there: what has not moved is not touched. */
function drawLines(svg: SVGSVGElement, lines: readonly DrawnLine[]): void {
	while (svg.childElementCount > lines.length) svg.lastChild?.remove();
	for (const [index, { path, look }] of lines.entries()) {
		const line = svg.children[index] ?? svg.appendChild(newPath());
		if (line.getAttribute("d") !== path) line.setAttribute("d", path);
		if (line.getAttribute("class") !== look) line.setAttribute("class", look);
	}
}

function newPath(): SVGPathElement {
	return document.createElementNS("http://www.w3.org/2000/svg", "path");
}
