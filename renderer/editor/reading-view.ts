import { keymap } from "prosemirror-keymap";
import { EditorState, Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
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
import { TextPlaces } from "./text-places.ts";
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

/** About how many characters a window shows for each CSS pixel of its height: what is drawn before anybody looks. */
const charactersPerPixel = 3;

/** One source's text in the page: the only part of the window that touches ProseMirror's view. */
export class ReadingView {
	private readonly view: EditorView;
	private readonly source: SourceDocument;
	private readonly near: NearBlocks;
	/** Where the words stand on the screen. */
	readonly places: TextPlaces;
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
		const frame = this.view.dom.closest<HTMLElement>(".reading-frame");
		this.near = new NearBlocks(this.view.dom, frame, nearAtFirst, (near) => {
			readSelection();
			this.view.dispatch(setNear(this.view.state, near));
			this.drawFound();
		});
		this.places = new TextPlaces(this.view, source, this.near, frame);
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
		readSelection();
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
			this.places.linesOf(each, each + 1).some(({ left, right }) => left <= clientX && clientX <= right),
		);
		const found = start === undefined ? [] : evidenceOver(this.view.state, { start, end: start + 1 });
		return found.length > 0 ? found : marked;
	}

	/** Folds boilerplate away, except blocks with evidence among the highlights. */
	fold(boilerplate: readonly number[]): void {
		const carrying = new Set(boilerplate.filter((block) => carriesEvidence(this.view.state, block)));
		readSelection();
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

	/** Scrolls until the text at an offset stands about a third below the top, opening a fold in the way. */
	scrollTo(offset: number): void {
		const block = blockAt(this.source.starts, offset);
		const opening = openRunAt(this.view.state, block);
		if (opening) this.view.dispatch(opening);
		this.places.bringToThird(offset);
	}

	/** Scrolls as `scrollTo` does, unless the text at an offset can be read where it is. */
	bringIntoSight(offset: number): void {
		if (!this.places.isInSight(offset)) this.scrollTo(offset);
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
			return element ? [{ element, span: { start, end: this.places.endOf(index) } }] : [];
		});
		this.found.draw(blocks);
	}

	private rangeFor({ start, end }: EvidenceView): AbstractRange {
		return new StaticRange(this.places.rangeOf(start, end));
	}

	private textBetween(start: number, end: number): string {
		return this.view.state.doc.textBetween(
			positionOf(this.source, start),
			positionOf(this.source, end),
			"\n",
		);
	}
}

/**
 * Makes ProseMirror read what is selected in the page. The browser tells of it some time later, but a key means
 * what is selected now, and what is drawn anew, after a click, by a teammate's tag or because a key has scrolled the
 * text, must not put the selection back to where it was before.
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
