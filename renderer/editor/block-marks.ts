import { flatten } from "../../shared/anchor/segments.ts";
import type { Span } from "../../shared/anchor/span.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import type { Stance } from "../../shared/schema/records.ts";
import type { MarkLook } from "./mark-look.ts";

/** As many spans have a line of their own under the same words; what lies beyond is counted. */
export const shownLanes = 5;

/** What the look of evidence depends on besides itself. */
export interface Standing {
	/** Claim whose evidence stands out a little. */
	readonly activeClaimId: string | null;
	/** Keys of evidence that the disk does not have yet because it refused. */
	readonly unsaved: ReadonlySet<string>;
}

/** A stretch of one block that looks the same from its first to its last character. */
export interface BlockMark extends Span, MarkLook {
	/** Class names that say what lies on it, separated by blanks. */
	readonly classes: string;
	/** Spans without a line that begin to lie here, or 0. */
	readonly more: number;
}

/**
 * How a block's evidence is drawn: its overlaps flattened, cut only where the look changes. So there are few
 * pieces, however many spans lie on the same words.
 *
 * @param lanes The lane of each piece of evidence on the block, from 0.
 */
export function blockMarks(
	evidence: readonly EvidenceView[],
	lanes: ReadonlyMap<EvidenceView, number>,
	block: Span,
	standing: Standing,
): BlockMark[] {
	const laneOf = (item: EvidenceView) => lanes.get(item) ?? 0;
	const isBeyond = (item: EvidenceView) => laneOf(item) >= shownLanes;
	const standsOut = ({ claimId, key }: EvidenceView) =>
		claimId === standing.activeClaimId || standing.unsaved.has(key);
	const crowds = crowdsOf(evidence.filter(isBeyond), block);
	const drawn = evidence.filter((item) => !isBeyond(item) || standsOut(item));
	return flatten<EvidenceView | Crowd>([...drawn, ...crowds], block).map(({ start, end, items }) => {
		const crowd = items.find(isCrowd);
		const shown = items.filter((item): item is EvidenceView => !isCrowd(item));
		const lines: (Stance | null)[] = [];
		for (const item of shown) if (!isBeyond(item)) lines[laneOf(item)] = item.stance;
		const classes = classesOf(shown, crowd !== undefined, standing);
		return {
			start,
			end,
			classes: [...classes].join(" "),
			lanes: Array.from(lines, (stance) => stance ?? null),
			ground: groundOf(shown, crowd !== undefined),
			edge: classes.has("unsaved") ? "unsaved" : classes.has("active") ? "active" : "none",
			more: crowd?.start === start ? crowd.count : 0,
		};
	});
}

/** Overlaps of different stances: no colour may speak for both. */
function groundOf([first, ...others]: readonly EvidenceView[], isCrowded: boolean): MarkLook["ground"] {
	const isOne = first && !isCrowded && others.every(({ stance }) => stance === first.stance);
	return isOne ? first.stance : "overlap";
}

/** Words under spans for which there is no lane any more. */
interface Crowd extends Span {
	readonly count: number;
}

function isCrowd(item: EvidenceView | Crowd): item is Crowd {
	return "count" in item;
}

function crowdsOf(beyond: readonly EvidenceView[], block: Span): Crowd[] {
	const crowds: Crowd[] = [];
	for (const item of beyond) {
		const start = Math.max(item.start, block.start);
		const end = Math.min(item.end, block.end);
		const last = crowds.at(-1);
		if (last && start < last.end) {
			const both = { start: last.start, end: Math.max(last.end, end), count: last.count + 1 };
			crowds[crowds.length - 1] = both;
		} else if (start < end) crowds.push({ start, end, count: 1 });
	}
	return crowds;
}

function classesOf(
	items: readonly EvidenceView[],
	isCrowded: boolean,
	{ activeClaimId, unsaved }: Standing,
): Set<string> {
	const classes = new Set<string>(["tagged", ...items.map(({ stance }) => stance)]);
	if (isCrowded) classes.add("crowded");
	if (items.some(({ claimId }) => claimId === activeClaimId)) classes.add("active");
	if (items.some(({ key }) => unsaved.has(key))) classes.add("unsaved");
	return classes;
}
