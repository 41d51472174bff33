import type { Span } from "../../shared/anchor/span.ts";
import { type FoundSpans, nothingFound, spansOf, spansWithin } from "../../shared/search/find-in-text.ts";

/** Words that were found: all of them, and those that the analyst is at. */
type Kind = "found" | "found-now";

/** A paragraph of the page, and the part of the text that it shows. */
export interface ShownBlock {
	readonly element: HTMLElement;
	/** UTF-16 offsets into the source's text, end exclusive. */
	readonly span: Span;
}

/** Words of one paragraph that are marked at most: a paragraph as long as a book would take seconds. */
const mostInBlock = 1_000;

/**
 * The words found in one text, drawn by the CSS Custom Highlight API: no element changes while one types what is to
 * be found. All texts share one entry for each kind.
 */
export class FoundWords {
	private spans: Readonly<Record<Kind, FoundSpans>> = { found: nothingFound, "found-now": nothingFound };
	private readonly drawn = new Map<Kind, readonly AbstractRange[]>();

	/** Takes note of what is found; `draw` shows it. */
	set(found: FoundSpans, now: readonly Span[]): void {
		this.spans = { found, "found-now": spansOf(now) };
	}

	/** Marks what was found in these paragraphs, and nothing elsewhere in this text. */
	draw(blocks: readonly ShownBlock[]): void {
		for (const kind of ["found", "found-now"] as const) {
			const spans = this.spans[kind];
			const before = this.drawn.get(kind) ?? [];
			if (spans.count === 0 && before.length === 0) continue;
			const ranges = spans.count === 0 ? [] : blocks.flatMap((block) => rangesIn(block, spans));
			const entry = entryOf(kind);
			for (const range of before) entry.delete(range);
			for (const range of ranges) entry.add(range);
			this.drawn.set(kind, ranges);
		}
	}
}

function rangesIn({ element, span: block }: ShownBlock, spans: FoundSpans): AbstractRange[] {
	const within = spansWithin(spans, block, mostInBlock);
	if (within.length === 0) return [];
	const places = new TextPlaces(element);
	return within.map(({ start, end }) => {
		const from = places.at(Math.max(start, block.start) - block.start, "behind");
		const to = places.at(Math.min(end, block.end) - block.start, "before");
		return new StaticRange({
			startContainer: from.node,
			startOffset: from.offset,
			endContainer: to.node,
			endOffset: to.offset,
		});
	});
}

/** The places of a paragraph's text in the page, for offsets that are asked for in ascending order. */
class TextPlaces {
	private readonly walker: TreeWalker;
	private node: Node;
	private start = 0;

	constructor(element: HTMLElement) {
		this.walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		this.node = this.walker.nextNode() ?? element;
	}

	/** @param side Which of two pieces of text is meant where they meet at the offset. */
	at(offset: number, side: "before" | "behind"): { node: Node; offset: number } {
		for (let length = this.length; this.isPast(offset - this.start, length, side); length = this.length) {
			const next = this.walker.nextNode();
			if (!next) break;
			this.start += length;
			this.node = next;
		}
		return { node: this.node, offset: Math.min(offset - this.start, this.length) };
	}

	private get length(): number {
		return this.node.nodeType === Node.TEXT_NODE ? (this.node.nodeValue?.length ?? 0) : 0;
	}

	private isPast(offset: number, length: number, side: "before" | "behind"): boolean {
		return side === "behind" ? offset >= length : offset > length;
	}
}

function entryOf(kind: Kind): Highlight {
	const known = CSS.highlights.get(kind);
	if (known) return known;
	const made = new Highlight();
	// Over the focused and the hovered evidence, and the words that the analyst is at over the others.
	made.priority = kind === "found-now" ? 3 : 2;
	CSS.highlights.set(kind, made);
	return made;
}
