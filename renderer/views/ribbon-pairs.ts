/** Evidence that a ribbon can end at. */
export interface RibbonEnd {
	/** Number of the pane, from the left. */
	readonly pane: number;
	/** Height on the screen, in CSS pixels. */
	readonly y: number;
	/** Whether the words are in sight; else they are scrolled out, and `y` is the edge of the frame that is nearer. */
	readonly inSight: boolean;
}

/** Ribbons drawn at most between two panes: more say no more. */
export const mostRibbons = 12;

/**
 * Which evidence to join by ribbons: each in sight with the nearest in sight in the next pane that has any, and
 * the other way round; the nearest pairs where there are too many. Where one of two panes has its evidence
 * scrolled out, one ribbon leads there.
 */
export function ribbonPairs<End extends RibbonEnd>(ends: readonly End[]): [from: End, to: End][] {
	const panes = [...new Set(ends.map(({ pane }) => pane))].sort((a, b) => a - b);
	return panes.slice(1).flatMap((pane, index) => {
		const left = ends.filter((end) => end.pane === panes[index]);
		const right = ends.filter((end) => end.pane === pane);
		return pairsBetween(left, right);
	});
}

function pairsBetween<End extends RibbonEnd>(left: readonly End[], right: readonly End[]): [End, End][] {
	const [seenLeft, seenRight] = [inSight(left), inSight(right)];
	if (seenLeft.length === 0 && seenRight.length === 0) return [];
	if (seenLeft.length === 0 || seenRight.length === 0) {
		const [nearest] = nearestPairs(
			seenLeft.length > 0 ? seenLeft : left,
			seenRight.length > 0 ? seenRight : right,
		);
		return nearest ? [nearest] : [];
	}
	return nearestPairs(seenLeft, seenRight).slice(0, mostRibbons);
}

/** Each with the nearest of the other side, the nearest pairs first. */
function nearestPairs<End extends RibbonEnd>(left: readonly End[], right: readonly End[]): [End, End][] {
	const pairs = new Map<string, [End, End]>();
	const join = (from: number, to: number) => {
		const [one, other] = [left[from], right[to]];
		if (one && other) pairs.set(`${from} ${to}`, [one, other]);
	};
	left.forEach((end, index) => void join(index, nearestTo(end, right)));
	right.forEach((end, index) => void join(nearestTo(end, left), index));
	return [...pairs.values()].sort((a, b) => gap(a[0], a[1]) - gap(b[0], b[1]));
}

function nearestTo<End extends RibbonEnd>(end: End, others: readonly End[]): number {
	let best = 0;
	for (const [index, other] of others.entries())
		if (gap(end, other) < gap(end, others[best] ?? other)) best = index;
	return best;
}

function gap(a: RibbonEnd, b: RibbonEnd): number {
	return Math.abs(a.y - b.y);
}

function inSight<End extends RibbonEnd>(ends: readonly End[]): End[] {
	return ends.filter((end) => end.inSight);
}
