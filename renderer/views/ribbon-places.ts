import type { EvidenceView } from "../../shared/ipc/views.ts";
import { firstIndex } from "../../shared/model/first-index.ts";
import type { ReadingView } from "../editor/reading-view.ts";
import { shownText } from "../editor/shown-texts.ts";
import type { ScreenBox } from "../editor/text-places.ts";
import type { OpenCase } from "../state/open-case.ts";
import type { RibbonEvidence } from "./ribbon-paths.ts";

/** Pieces of evidence in sight whose places are looked up in one pane: more ribbons would not be told apart. */
const mostInPane = 24;

/** CSS pixels from a frame's edge to where a ribbon points to what is beyond it. */
const edge = 7;

/** CSS pixels from a text's border to where a ribbon points beyond the frame's. */
const aside = 10;

interface Lines {
	readonly item: EvidenceView;
	readonly first: ScreenBox;
	readonly last: ScreenBox;
}

/**
 * Where ribbons of a claim's evidence end: in each pane the pieces in sight or, where none is, the one next to
 * the edge of its frame. Only those are measured, so that a thousand tags cost as much as a few.
 *
 * @param evidence In the order of the text within each source.
 */
export function ribbonPlaces(open: OpenCase, evidence: readonly EvidenceView[]): RibbonEvidence[] {
	const panes = document.querySelectorAll(".pane");
	return open.layout.panes.flatMap(({ sourceId }, pane) => {
		const frame = panes[pane]?.querySelector(".reading-frame");
		const view = shownText(sourceId);
		const own = evidence.filter((item) => item.sourceId === sourceId);
		return frame && view && own.length > 0 ? placesInPane(pane, frame, view, own) : [];
	});
}

function placesInPane(
	pane: number,
	frame: Element,
	view: ReadingView,
	evidence: readonly EvidenceView[],
): RibbonEvidence[] {
	const box = frame.getBoundingClientRect();
	const column = columnOf(frame, box);
	const from = firstBelow(view, evidence, box.top);
	const places: RibbonEvidence[] = [];
	for (let index = from; index < evidence.length && places.length < mostInPane; index++) {
		const lines = linesOf(view, evidence[index]);
		if (!lines) continue;
		if (lines.first.top > box.bottom - 4) break;
		const words = { left: lines.first.left, right: lines.last.right };
		const y = Math.min(Math.max(lines.last.bottom + 1, box.top), box.bottom);
		places.push({ pane, stance: lines.item.stance, y, inSight: true, beyond: null, words, column });
	}
	if (places.length > 0) return places;
	const [above, below] = [evidence[from - 1], evidence[from]];
	// In the room between two texts, where no words are.
	const between = { left: column.left - aside, right: column.right + aside };
	const outside = (item: EvidenceView | undefined, beyond: "top" | "bottom"): RibbonEvidence[] => {
		const y = beyond === "top" ? box.top + edge : box.bottom - edge;
		return item
			? [{ pane, stance: item.stance, y, inSight: false, beyond, words: between, column: between }]
			: [];
	};
	return [...outside(above, "top"), ...outside(below, "bottom")];
}

/** The first piece whose words end below a height: what comes later stands lower. */
function firstBelow(view: ReadingView, evidence: readonly EvidenceView[], top: number): number {
	return firstIndex(evidence.length, (index) => {
		const lines = linesOf(view, evidence[index]);
		return lines === null || lines.last.bottom >= top + 4;
	});
}

function linesOf(view: ReadingView, item: EvidenceView | undefined): Lines | null {
	const lines = item ? view.places.linesOf(item.start, item.end) : [];
	const [first, last] = [lines[0], lines.at(-1)];
	return item && first && last ? { item, first, last } : null;
}

/** Left and right border of the words in a frame. */
function columnOf(frame: Element, box: DOMRect): { left: number; right: number } {
	const text = frame.firstElementChild;
	if (!text) return box;
	const { paddingLeft, paddingRight } = getComputedStyle(text);
	const { left, right } = text.getBoundingClientRect();
	const spare = 4;
	return {
		left: left + Number.parseFloat(paddingLeft) - spare,
		right: Math.min(right, box.right) - Number.parseFloat(paddingRight) + spare,
	};
}
