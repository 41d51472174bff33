/** Two scroll positions that belong together, in CSS pixels: of the text that leads and of one that follows. */
export interface ScrollKnot {
	readonly lead: number;
	readonly follow: number;
}

/**
 * Where a text is to be scrolled to when another one has been: both begin and end together, the fixed point is
 * met by both at once, and between them each goes its share of the way. Everything in CSS pixels.
 *
 * @param furthest How far each can be scrolled.
 * @param fixed Positions that belong together besides, or null.
 */
export function followingScroll(lead: number, furthest: ScrollKnot, fixed: ScrollKnot | null): number {
	const ends = [{ lead: 0, follow: 0 }, furthest];
	// A fixed point at an end stands for it.
	const knots = fixed
		? [
				...ends.filter((knot) => knot.lead < fixed.lead),
				fixed,
				...ends.filter((knot) => knot.lead > fixed.lead),
			]
		: ends;
	const after = knots.findIndex((knot) => knot.lead >= lead);
	const [from, to] = [knots[after - 1], knots[after]];
	if (!to) return knots.at(-1)?.follow ?? 0;
	if (!from) return to.follow;
	return from.follow + ((lead - from.lead) / (to.lead - from.lead)) * (to.follow - from.follow);
}
