/** Words in a text that scrolls, in CSS pixels. */
export interface PlaceInText {
	/** From the text's top to the words. */
	readonly place: number;
	/** How far the text can be scrolled down. */
	readonly furthest: number;
}

/**
 * Where to scroll each text to, so that the words of all stand on one line; the texts' frames begin at one height.
 * Where texts are too short for that, they stand as near to one line as they can.
 *
 * @param wanted Where the line is to be, in CSS pixels from the frames' top, if all texts reach it.
 */
export function scrollsToCommonLine(texts: readonly PlaceInText[], wanted: number): number[] {
	const highest = Math.max(...texts.map(({ place, furthest }) => place - furthest));
	const lowest = Math.min(...texts.map(({ place }) => place));
	// A text that cannot scroll far enough holds its words up, one that is scrolled up already down.
	const line = highest > lowest ? (highest + lowest) / 2 : Math.min(Math.max(wanted, highest), lowest);
	return texts.map(({ place, furthest }) => Math.min(Math.max(place - line, 0), furthest));
}
