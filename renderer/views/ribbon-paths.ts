import type { Stance } from "../../shared/schema/records.ts";
import { type RibbonEnd, ribbonPairs } from "./ribbon-pairs.ts";

/** Evidence of the active claim as ribbons see it; places in CSS pixels on the screen. */
export interface RibbonEvidence extends RibbonEnd {
	readonly stance: Stance;
	/** Left and right of the words: of their first line and of their last; the text's borders where they are out of sight. */
	readonly words: { readonly left: number; readonly right: number };
	/** Left and right border of the text around them. */
	readonly column: { readonly left: number; readonly right: number };
	/** Which edge of the frame the words are beyond. */
	readonly beyond: "top" | "bottom" | null;
}

/** A line to draw: its path and the classes that say how. */
export interface DrawnLine {
	readonly path: string;
	readonly look: string;
}

/**
 * The lines that join evidence across panes. A ribbon runs in the room between two texts, where no words are; a
 * thin leader in the room between two lines takes it to the words themselves.
 */
export function ribbonLines(evidence: readonly RibbonEvidence[]): DrawnLine[] {
	return ribbonPairs(evidence).flatMap(([from, to]) => {
		const look = kindOf(from.stance, to.stance);
		const out = from.inSight && to.inSight ? "" : " leads-out";
		return [
			{ path: curve(from, to), look: `ribbon ${look}${out}` },
			...leader(from.words.right, from.column.right, from, look),
			...leader(to.column.left, to.words.left, to, look),
			...arrow(from, from.column.right, look),
			...arrow(to, to.column.left, look),
		];
	});
}

function curve(from: RibbonEvidence, to: RibbonEvidence): string {
	const [x, y, toX, toY] = [from.column.right, from.y, to.column.left, to.y];
	const middle = (x + toX) / 2;
	return `M${px(x)} ${px(y)}C${px(middle)} ${px(y)} ${px(middle)} ${px(toY)} ${px(toX)} ${px(toY)}`;
}

function leader(left: number, right: number, { y, inSight }: RibbonEvidence, look: string): DrawnLine[] {
	if (!inSight || right - left < 2) return [];
	return [{ path: `M${px(left)} ${px(y)}H${px(right)}`, look: `ribbon-leader ${look}` }];
}

/** Where the words are scrolled out, the ribbon points to them. */
function arrow({ y, beyond }: RibbonEvidence, x: number, look: string): DrawnLine[] {
	if (beyond === null) return [];
	const wing = beyond === "top" ? y + 5 : y - 5;
	return [
		{
			path: `M${px(x - 5)} ${px(wing)}L${px(x)} ${px(y)}L${px(x + 5)} ${px(wing)}`,
			look: `ribbon-arrow ${look}`,
		},
	];
}

/** Two that say the same are joined by a solid line, two that do not by a dashed one, context by dots. */
function kindOf(one: Stance, other: Stance): string {
	if (one === "context" || other === "context") return "context";
	return one === other ? `same ${one}` : "conflicts";
}

function px(value: number): string {
	return value.toFixed(1);
}
