import { useEffect, useRef } from "react";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import { onTextsMoved, shownText } from "../editor/shown-texts.ts";
import { evidenceUnderClaim, noEvidence } from "../state/evidence-index.ts";
import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";

/** Evidence in sight: where its first line begins and its last line ends. */
interface Place {
	readonly pane: number;
	readonly stance: Stance;
	readonly begin: { readonly x: number; readonly y: number };
	readonly end: { readonly x: number; readonly y: number };
}

/** Lines between the active claim's evidence in neighbouring panes: solid where both agree, dashed otherwise. */
export function Ribbons() {
	const activeClaimId = useWorkspace((state) => state.open?.layout.activeClaimId ?? null);
	const evidence = useWorkspace((state) =>
		evidenceUnderClaim(state.open?.evidence ?? noEvidence, activeClaimId ?? ""),
	);
	const panes = useWorkspace((state) => state.open?.layout.panes);
	const svg = useRef<SVGSVGElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: evidence and panes say when to draw anew
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
	}, [activeClaimId, evidence, panes]);
	return <svg ref={svg} className="ribbons" aria-hidden="true" />;
}

function ribbons(claimId: string): SVGPathElement[] {
	const { open } = store.getState();
	if (!open) return [];
	const frames = document.querySelectorAll(".reading-frame");
	const places = evidenceUnderClaim(open.evidence, claimId).flatMap((item) => {
		const pane = open.layout.panes.findIndex(({ sourceId }) => sourceId === item.sourceId);
		const frame = frames[pane]?.getBoundingClientRect();
		return frame ? (placeOf(item, pane, frame) ?? []) : [];
	});
	return places.flatMap((from) => {
		const next = nextPane(places, from.pane);
		return places.filter((to) => to.pane === next).map((to) => ribbon(from, to));
	});
}

/** Null where the evidence is scrolled out of its frame. */
function placeOf({ sourceId, start, end, stance }: EvidenceView, pane: number, frame: DOMRect): Place | null {
	const lines = shownText(sourceId)?.linesOf(start, end) ?? [];
	const [first, last] = [lines[0], lines.at(-1)];
	if (!first || !last || last.bottom < frame.top || first.top > frame.bottom) return null;
	const within = (y: number) => Math.min(Math.max(y, frame.top), frame.bottom);
	return {
		pane,
		stance,
		begin: { x: first.left, y: within((first.top + first.bottom) / 2) },
		end: { x: last.right, y: within((last.top + last.bottom) / 2) },
	};
}

/** Ribbons join a pane with the next one that has evidence in sight. */
function nextPane(places: readonly Place[], pane: number): number {
	return Math.min(...places.map((place) => place.pane).filter((other) => other > pane));
}

function ribbon({ end: from, stance }: Place, { begin: to, stance: other }: Place): SVGPathElement {
	const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
	const middle = (from.x + to.x) / 2;
	path.setAttribute("d", `M${from.x} ${from.y} C${middle} ${from.y}, ${middle} ${to.y}, ${to.x} ${to.y}`);
	path.setAttribute("class", `ribbon ${kindOf(stance, other)}`);
	return path;
}

/** Two that say the same are joined by a solid line, two that do not by a dashed one, context by dots. */
function kindOf(one: Stance, other: Stance): string {
	if (one === "context" || other === "context") return "context";
	return one === other ? `same ${one}` : "conflicts";
}
