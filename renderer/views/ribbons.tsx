import { useEffect, useRef } from "react";
import { onTextsMoved, shownText } from "../editor/shown-texts.ts";
import { evidenceUnderClaim } from "../state/evidence-index.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";

interface Point {
	readonly pane: number;
	readonly stance: string;
	readonly left: number;
	readonly right: number;
	readonly y: number;
}

/** Lines between the active claim's evidence in neighbouring panes: solid where both agree, dashed otherwise. */
export function Ribbons() {
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const evidence = useWorkspace((state) => state.open?.evidence);
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const svg = useRef<SVGSVGElement>(null);
	useEffect(() => {
		let frame = 0;
		const draw = () => {
			frame = 0;
			svg.current?.replaceChildren(...(activeClaimId ? ribbons(activeClaimId) : []));
		};
		const later = () => {
			frame ||= requestAnimationFrame(draw);
		};
		later();
		window.addEventListener("resize", later);
		const stop = onTextsMoved(later);
		return () => {
			cancelAnimationFrame(frame);
			window.removeEventListener("resize", later);
			stop();
		};
		// biome-ignore lint/correctness/useExhaustiveDependencies: evidence and panes say when to draw anew
	}, [activeClaimId, evidence, panes]);
	return <svg ref={svg} className="ribbons" aria-hidden="true" />;
}

function ribbons(claimId: string): SVGPathElement[] {
	const { open } = store.getState();
	if (!open) return [];
	const points: Point[] = [];
	open.layout.panes.forEach(({ sourceId }, pane) => {
		const frame = document.querySelectorAll(".reading-frame")[pane]?.getBoundingClientRect();
		for (const item of evidenceUnderClaim(open.evidence, claimId)) {
			if (item.sourceId !== sourceId || !frame) continue;
			const box = shownText(sourceId)?.boxOf(item.start, item.end);
			if (!box || box.top < frame.top || box.bottom > frame.bottom) continue;
			points.push({
				pane,
				stance: item.stance,
				left: box.left,
				right: box.right,
				y: (box.top + box.bottom) / 2,
			});
		}
	});
	return points.flatMap((from) =>
		points.filter((to) => to.pane === nextPane(points, from.pane)).map((to) => ribbon(from, to)),
	);
}

/** Ribbons join a pane with the next one that has evidence in sight. */
function nextPane(points: readonly Point[], pane: number): number {
	return Math.min(...points.map((point) => point.pane).filter((other) => other > pane));
}

function ribbon(from: Point, to: Point): SVGPathElement {
	const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
	const middle = (from.right + to.left) / 2;
	path.setAttribute(
		"d",
		`M${from.right} ${from.y} C${middle} ${from.y}, ${middle} ${to.y}, ${to.left} ${to.y}`,
	);
	const same = from.stance === to.stance && from.stance !== "context";
	path.setAttribute("class", same ? `ribbon ${from.stance} same` : "ribbon conflicts");
	if (from.stance === "context" || to.stance === "context") path.setAttribute("class", "ribbon context");
	return path;
}
