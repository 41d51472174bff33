import { keymap } from "prosemirror-keymap";
import { EditorState, Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { blocksOf } from "../../shared/anchor/block-spans.ts";
import type { Span } from "../../shared/anchor/span.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { blockAt } from "../../shared/model/text.ts";
import type { Block } from "../../shared/schema/files.ts";
import type { FoundSpans } from "../../shared/search/find-in-text.ts";
import { copying } from "./copying.ts";
import { offsetOf, positionOf, type SourceDocument, sourceDocument } from "./document.ts";
import { type FoldedRun, foldedRuns, folding, openRunAt, setFolded } from "./folding.ts";
import { FoundWords } from "./found-words.ts";
import { changeSelection, growingSelection, type SelectionStep } from "./growing-selection.ts";
import {
	carriesEvidence,
	drawnHighlights,
	evidenceAt,
	evidenceOfKey,
	evidenceOfMark,
	evidenceOver,
	type Highlighting,
	highlights,
	setHighlights,
	setNear,
} from "./highlights.ts";
import { languageOf } from "./language.ts";
import { NearBlocks } from "./near-blocks.ts";
import { readOnly } from "./read-only.ts";
import { type Emphasis, StandingOut } from "./standing-out.ts";
import { unitSelecting } from "./unit-selecting.ts";

/** Words selected in a text: offsets in UTF-16 code units, without white space at the ends. */
export interface SelectedWords {
	readonly start: number;
	readonly end: number;
	readonly quote: string;
}

/** What a reading view is given and tells. */
export interface ReadingViewOptions {
	readonly blocks: readonly Block[];
	/** Name for screen readers. */
	readonly label: string;
	/** Told whenever the selection changes; null when no words are selected. */
	readonly onSelect: (words: SelectedWords | null) => void;
	/** Told when a click or the caret with Enter asks for the evidence there, innermost first. */
	readonly onEvidence: (evidence: readonly EvidenceView[], by: "click" | "caret") => void;
	/** Told whenever the caret has moved, or the text with it has taken the keyboard. */
	readonly onCaret: () => void;
	/** Told when the analyst says that folded lines are part of the article. */
	readonly onKeepRun: (run: FoldedRun) => void;
}

/** A place on the screen, in CSS pixels from the window's left and top. */
export interface ScreenBox {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** About how many characters a window shows for each CSS pixel of its height: what is drawn before anybody looks. */
const charactersPerPixel = 3;

/** One source's text in the page: the only part of the window that touches ProseMirror's view. */
export class ReadingView {
	private readonly view: EditorView;
	private readonly source: SourceDocument;
	private readonly near: NearBlocks;
	private readonly standingOut = new StandingOut();
	private readonly found = new FoundWords();
	/** What stands out, whether it is drawn or not. */
	private readonly emphasized = new Map<Emphasis, EvidenceView>();
	private label: string;
	private description: string | null = null;

	constructor(mount: HTMLElement, options: ReadingViewOptions) {
		const source = sourceDocument(options.blocks);
		this.source = source;
		this.label = options.label;
		const nearAtFirst = firstBlocks(source, window.innerHeight * charactersPerPixel);
		const plugins = [
			readOnly(),
			copying(() => this.selectedWords()?.quote ?? null),
			unitSelecting(source),
			growingSelection(),
			highlights(source, nearAtFirst),
			folding(source, options.onKeepRun),
			keys(source, options),
		];
		this.view = new EditorView(
			{ mount },
			{
				state: EditorState.create({ doc: source.doc, plugins }),
				attributes: attributesOf(options.label, source),
				dispatchTransaction: (transaction) => {
					const drawn = drawnHighlights(this.view.state);
					this.view.updateState(this.view.state.apply(transaction));
					// The words that stand out are in other elements now.
					if (drawnHighlights(this.view.state) !== drawn) this.emphasizeAnew();
					if (!transaction.selectionSet) return;
					options.onSelect(this.selectedWords());
					options.onCaret();
				},
				handleDOMEvents: {
					// What a key tags is what is selected in the text that has the keyboard.
					focus: () => {
						options.onSelect(this.selectedWords());
						options.onCaret();
					},
					mouseup: () => readSelection(),
					// ProseMirror keeps these to itself, but bold, undo and redo are the desk's, Delete, and Escape with nothing selected.
					keydown: (view, event) => {
						readSelection();
						return (
							isEditing(event) ||
							/^(Delete|Backspace)$/.test(event.key) ||
							(event.key === "Escape" && view.state.selection.empty)
						);
					},
				},
				handleClick: (view, _position, event) => {
					const found = this.evidenceUnder(event);
					if (found.length > 0 && view.state.selection.empty) options.onEvidence(found, "click");
					return false;
				},
				scrollMargin: 80,
				scrollThreshold: 40,
			},
		);
		this.near = new NearBlocks(this.view.dom, this.frame, nearAtFirst, (near) => {
			this.view.dispatch(setNear(this.view.state, near));
			this.drawFound();
		});
	}

	/** Takes the view out of the page. */
	destroy(): void {
		this.near.destroy();
		for (const emphasis of this.emphasized.keys()) this.standingOut.set(emphasis, null);
		this.found.draw([]);
		this.view.destroy();
	}

	/** Gives the text another name for screen readers. */
	rename(label: string): void {
		this.label = label;
		this.nameAnew();
	}

	/** Names the page's element that says more about where the caret is; null when there is none. */
	describeBy(elementId: string | null): void {
		this.description = elementId;
		this.nameAnew();
	}

	private nameAnew(): void {
		const attributes = attributesOf(this.label, this.source);
		if (this.description !== null) attributes["aria-describedby"] = this.description;
		this.view.setProps({ attributes });
	}

	/** Draws these highlights. */
	highlight(highlighting: Highlighting): void {
		this.view.dispatch(setHighlights(this.view.state, highlighting));
		this.emphasize("focused", highlighting.focused);
	}

	/** Lets the evidence under the pointer stand out, by its key; null when there is none. */
	hover(evidenceKey: string | null): void {
		this.emphasize("hovered", evidenceKey);
	}

	/** The evidence on the character under a point of the window, innermost first. */
	evidenceUnder({ clientX, clientY, target }: MouseEvent): EvidenceView[] {
		const marked = evidenceOfMark(this.view.state, target);
		const place = marked.length > 0 ? this.view.posAtCoords({ left: clientX, top: clientY }) : null;
		if (!place) return marked;
		// A caret stands between two characters: which of them the point is on, their boxes tell.
		const offset = offsetOf(this.source, place.pos);
		const start = [offset, offset - 1].find((each) =>
			this.linesOf(each, each + 1).some(({ left, right }) => left <= clientX && clientX <= right),
		);
		const found = start === undefined ? [] : evidenceOver(this.view.state, { start, end: start + 1 });
		return found.length > 0 ? found : marked;
	}

	/** Folds boilerplate away, except blocks with evidence among the highlights. */
	fold(boilerplate: readonly number[]): void {
		const carrying = new Set(boilerplate.filter((block) => carriesEvidence(this.view.state, block)));
		const change = setFolded(this.view.state, foldedRuns(boilerplate, carrying));
		if (change) this.view.dispatch(change);
	}

	/** Gives the text the keyboard. */
	focus(): void {
		this.view.focus();
	}

	/** Whether the text has the keyboard. */
	get hasFocus(): boolean {
		return this.view.hasFocus();
	}

	/** The text offset at which the caret stands. */
	get caret(): number {
		return offsetOf(this.source, this.view.state.selection.head);
	}

	/** How high the whole text is, in CSS pixels. */
	get height(): number {
		return this.view.dom.offsetHeight;
	}

	/** Puts the caret at a text offset, selecting nothing. */
	placeCaret(offset: number): void {
		const position = this.view.state.doc.resolve(positionOf(this.source, offset));
		this.view.dispatch(this.view.state.tr.setSelection(Selection.near(position)));
	}

	/** Selects the text between two offsets. */
	select(start: number, end: number): void {
		const { doc, tr } = this.view.state;
		const [from, to] = [positionOf(this.source, start), positionOf(this.source, end)];
		this.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
	}

	/** Marks words that were found, and among them those that the analyst is at. */
	markFound(found: FoundSpans, now: readonly Span[]): void {
		this.found.set(found, now);
		this.drawFound();
	}

	/** The selected words, or null. */
	selectedWords(): SelectedWords | null {
		const { from, to, empty } = this.view.state.selection;
		if (empty) return null;
		const words = this.textBetween(offsetOf(this.source, from), offsetOf(this.source, to));
		const start = offsetOf(this.source, from) + (words.length - words.trimStart().length);
		const quote = words.trim();
		return quote === "" ? null : { start, end: start + quote.length, quote };
	}

	/** Grows the selection, shrinks it or snaps it to its sentences. Returns whether it has changed. */
	changeSelection(step: SelectionStep): boolean {
		const change = changeSelection(this.view.state, this.source, step);
		if (change) this.view.dispatch(change.scrollIntoView());
		return change !== null;
	}

	/** The evidence at the caret, innermost first. */
	evidenceAtCaret(): EvidenceView[] {
		return evidenceAt(this.view.state, this.caret);
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

	/** Scrolls until the text at an offset stands about a third below the top, opening a fold in the way. */
	scrollTo(offset: number): void {
		const block = blockAt(this.source.starts, offset);
		const opening = openRunAt(this.view.state, block);
		if (opening) this.view.dispatch(opening);
		this.bring((frame) => {
			const [box] = this.linesOf(offset, offset + 1);
			return box && box.top - frame.top - frame.height / 3;
		});
	}

	/** Scrolls as `scrollTo` does, unless the text at an offset can be read where it is. */
	bringIntoSight(offset: number): void {
		const frame = this.frame?.getBoundingClientRect();
		const [box] = this.linesOf(offset, offset + 1);
		const isInSight = frame && box && box.top > frame.top + 8 && box.bottom < frame.bottom - 40;
		if (!isInSight) this.scrollTo(offset);
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

	private linesBetween(start: number, end: number): DOMRect[] {
		return [...this.rangeOf(start, end).getClientRects()].filter((box) => box.width > 0);
	}

	private endOf(block: number): number {
		return (this.source.starts[block] ?? 0) + (this.source.blocks[block]?.text.length ?? 0);
	}

	private rangeOf(start: number, end: number): Range {
		const from = this.view.domAtPos(positionOf(this.source, start), 1);
		const to = this.view.domAtPos(positionOf(this.source, end), -1);
		const range = document.createRange();
		range.setStart(from.node, from.offset);
		range.setEnd(to.node, to.offset);
		return range;
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

	private emphasize(emphasis: Emphasis, evidenceKey: string | null): void {
		const before = this.emphasized.get(emphasis);
		const isStill = before?.key === evidenceKey && evidenceOver(this.view.state, before).includes(before);
		if (isStill || (before === undefined && evidenceKey === null)) return;
		const evidence = evidenceOfKey(this.view.state, evidenceKey);
		if (evidence) this.emphasized.set(emphasis, evidence);
		else this.emphasized.delete(emphasis);
		this.standingOut.set(emphasis, evidence ? this.rangeFor(evidence) : null);
	}

	private emphasizeAnew(): void {
		for (const [emphasis, evidence] of this.emphasized)
			this.standingOut.set(emphasis, this.rangeFor(evidence));
		this.drawFound();
	}

	/** Only near the screen: a long text may hold what is sought ten thousand times. */
	private drawFound(): void {
		const blocks = [...this.near.indexesNear].flatMap((index) => {
			const element = this.near.element(index);
			const start = this.source.starts[index] ?? 0;
			return element ? [{ element, span: { start, end: this.endOf(index) } }] : [];
		});
		this.found.draw(blocks);
	}

	private rangeFor({ start, end }: EvidenceView): AbstractRange {
		return new StaticRange(this.rangeOf(start, end));
	}

	/** The part of the window that the text is seen through, in CSS pixels; undefined while it is not in the page. */
	get frameBox(): ScreenBox | undefined {
		return this.frame?.getBoundingClientRect();
	}

	/** Scrolls the text by CSS pixels. */
	scrollBy(pixels: number): void {
		this.frame?.scrollBy(0, pixels);
	}

	private textBetween(start: number, end: number): string {
		return this.view.state.doc.textBetween(
			positionOf(this.source, start),
			positionOf(this.source, end),
			"\n",
		);
	}

	/** The element that scrolls. */
	private get frame(): HTMLElement | null {
		return this.view.dom.closest(".reading-frame");
	}
}

/**
 * Makes ProseMirror read what is selected in the page. The browser tells of it some time later, but a key means
 * what is selected now, and what a click redraws must not put the caret back where it was before.
 */
function readSelection(): void {
	document.dispatchEvent(new Event("selectionchange"));
}

function isEditing({ ctrlKey, metaKey, key, code }: KeyboardEvent): boolean {
	return (ctrlKey || metaKey) && (/^[bzy]$/i.test(key) || /^Key[BZY]$/.test(code));
}

/** The blocks that begin within so many characters of the text. */
function firstBlocks({ starts }: SourceDocument, characters: number): Set<number> {
	return new Set(starts.flatMap((start, block) => (start <= characters ? [block] : [])));
}

function attributesOf(label: string, { isLong, blocks }: SourceDocument): Record<string, string> {
	return {
		...(isLong ? { class: "long" } : {}),
		role: "textbox",
		"aria-multiline": "true",
		// Focusable anyway, but programs that check for it look for this.
		tabindex: "0",
		"aria-readonly": "true",
		"aria-label": label,
		lang: languageOf(blocks),
		spellcheck: "false",
		translate: "no",
	};
}

function keys(source: SourceDocument, options: ReadingViewOptions) {
	return keymap({
		Enter: (state) => {
			const found = evidenceAt(state, offsetOf(source, state.selection.head));
			if (found.length > 0) options.onEvidence(found, "caret");
			return true;
		},
		Escape: (state, dispatch) => {
			if (state.selection.empty) return false;
			dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, state.selection.head)));
			return true;
		},
		"Mod-a": (state, dispatch) => {
			const end = state.doc.content.size - 1;
			dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 1, end)));
			return true;
		},
	});
}
