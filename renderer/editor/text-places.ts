import type { EditorView } from "prosemirror-view";
import { blocksOf } from "../../shared/anchor/block-spans.ts";
import { blockAt } from "../../shared/model/text.ts";
import { offsetOf, positionOf, type SourceDocument } from "./document.ts";
import type { NearBlocks } from "./near-blocks.ts";

/** A place on the screen, in CSS pixels from the window's left and top. */
export interface ScreenBox {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Where the words of a text stand on the screen, and which of them are in sight. Offsets are UTF-16 code units. */
export class TextPlaces {
	constructor(
		private readonly view: EditorView,
		private readonly source: SourceDocument,
		private readonly near: NearBlocks,
		/** The element that scrolls; null while the text is not in the page. */
		private readonly frame: HTMLElement | null,
	) {}

	/** The part of the window that the text is seen through, in CSS pixels; undefined while it is not in the page. */
	get frameBox(): ScreenBox | undefined {
		return this.frame?.getBoundingClientRect();
	}

	/** How high the whole text is, in CSS pixels. */
	get height(): number {
		return this.view.dom.offsetHeight;
	}

	/** The text offset that is nearest to a point of the window, in CSS pixels; null for a point outside the text. */
	offsetAt(x: number, y: number): number | null {
		const place = this.view.posAtCoords({ left: x, top: y });
		return place && offsetOf(this.source, place.pos);
	}

	/** Where a caret at a text offset stands: behind the character before it, or before the one that follows. */
	caretBox(offset: number, beside: "before" | "following"): ScreenBox {
		return this.view.coordsAtPos(positionOf(this.source, offset), beside === "before" ? -1 : 1);
	}

	/**
	 * Where the lines of a span stand on the screen, first to last; empty while it is not drawn. Of a span over
	 * many paragraphs those between the first and the last count as one line each.
	 */
	linesOf(start: number, end: number): readonly ScreenBox[] {
		const { first, last } = blocksOf(this.source.starts, { start, end });
		if (last - first < 3) return this.linesBetween(start, end);
		const between = Array.from({ length: last - first - 1 }, (_, place) => first + 1 + place);
		return [
			...this.linesBetween(start, this.endOf(first)),
			...between.flatMap((block) => this.near.element(block)?.getBoundingClientRect() ?? []),
			...this.linesBetween(this.source.starts[last] ?? 0, end),
		].filter((box) => box.right > box.left);
	}

	/** The page's range from one offset to another. */
	rangeOf(start: number, end: number): Range {
		const from = this.view.domAtPos(positionOf(this.source, start), 1);
		const to = this.view.domAtPos(positionOf(this.source, end), -1);
		const range = document.createRange();
		range.setStart(from.node, from.offset);
		range.setEnd(to.node, to.offset);
		return range;
	}

	/** The offset at which a block ends. */
	endOf(block: number): number {
		return (this.source.starts[block] ?? 0) + (this.source.blocks[block]?.text.length ?? 0);
	}

	/**
	 * How far down the text offsets stand, from 0 to 1, for the strip beside it: a function that looks at a
	 * paragraph once for all offsets of it that are asked for in a row. It holds until the text moves.
	 */
	heights(): (offset: number) => number {
		const whole = Math.max(this.view.dom.offsetHeight, 1);
		const top = this.view.dom.offsetTop;
		let block = -1;
		let [start, end, above, height] = [0, -1, 0, 0];
		return (offset) => {
			if (offset < start || offset > end) {
				block = blockAt(this.source.starts, offset);
				[start, end] = [this.source.starts[block] ?? 0, this.endOf(block)];
				const element = this.near.element(block);
				[above, height] = [(element?.offsetTop ?? top) - top, element?.offsetHeight ?? 0];
			}
			return (above + (height * (offset - start)) / Math.max(end - start, 1)) / whole;
		};
	}

	/** The offset of the first text in sight, for coming back to it. */
	firstVisibleOffset(): number {
		const top = this.frame?.getBoundingClientRect().top;
		return top === undefined ? 0 : (this.source.starts[this.near.firstBelow(top + 4)] ?? 0);
	}

	/** Scrolls so that the text at an offset is the first in sight. */
	restoreScroll(offset: number): void {
		if (offset === 0) return;
		this.bring((frame) => {
			for (let index = blockAt(this.source.starts, offset); index < this.source.blocks.length; index++) {
				const element = this.near.element(index);
				// A block that is folded now stands nowhere: the next one in sight is as near.
				if (element && element.offsetHeight > 0) return element.getBoundingClientRect().top - frame.top;
			}
			return undefined;
		});
	}

	/** Scrolls until the text at an offset stands about a third below the top. */
	bringToThird(offset: number): void {
		this.bring((frame) => {
			const [box] = this.linesOf(offset, offset + 1);
			return box && box.top - frame.top - frame.height / 3;
		});
	}

	/** Whether the text at an offset can be read where it is. */
	isInSight(offset: number): boolean {
		const frame = this.frame?.getBoundingClientRect();
		const [box] = this.linesOf(offset, offset + 1);
		return (
			frame !== undefined && box !== undefined && box.top > frame.top + 8 && box.bottom < frame.bottom - 40
		);
	}

	/** Scrolls the text by CSS pixels. */
	scrollBy(pixels: number): void {
		this.frame?.scrollBy(0, pixels);
	}

	/**
	 * Scrolls by as much as is told, and again as long as paragraphs that came near with it have been laid out
	 * and may have moved what was aimed at.
	 */
	private bring(distance: (frame: DOMRect) => number | undefined): void {
		const frame = this.frame;
		let isNew = true;
		for (let round = 0; frame && isNew && round < 12; round++) {
			frame.scrollTop += distance(frame.getBoundingClientRect()) ?? 0;
			isNew = this.near.look();
		}
	}

	private linesBetween(start: number, end: number): DOMRect[] {
		return [...this.rangeOf(start, end).getClientRects()].filter((box) => box.width > 0);
	}
}
