/** Spans that stand out: the focused one and the one under the pointer. */
export type Emphasis = "focused" | "hovered";

/**
 * What stands out in one text, drawn by the CSS Custom Highlight API: no element changes when the focus or
 * the pointer moves on. All texts share one entry for each emphasis.
 */
export class StandingOut {
	private readonly ranges = new Map<Emphasis, AbstractRange>();

	/** Lets this range stand out, and no other of this text; null for none. */
	set(emphasis: Emphasis, range: AbstractRange | null): void {
		const entry = entryOf(emphasis);
		const before = this.ranges.get(emphasis);
		if (before) entry.delete(before);
		if (range) {
			entry.add(range);
			this.ranges.set(emphasis, range);
		} else this.ranges.delete(emphasis);
	}
}

function entryOf(emphasis: Emphasis): Highlight {
	const known = CSS.highlights.get(emphasis);
	if (known) return known;
	const made = new Highlight();
	// Where both lie on the same words the focus shows.
	made.priority = emphasis === "focused" ? 1 : 0;
	CSS.highlights.set(emphasis, made);
	return made;
}
