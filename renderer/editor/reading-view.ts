import { keymap } from "prosemirror-keymap";
import { EditorState, Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { blockAt } from "../../shared/model/text.ts";
import type { Block } from "../../shared/schema/files.ts";
import { blockPosition, offsetOf, positionOf, type SourceDocument, sourceDocument } from "./document.ts";
import { type FoldedRun, foldedRuns, folding, openRunAt, setFolded } from "./folding.ts";
import { evidenceAt, evidenceOfMark, type Highlighting, highlights, setHighlights } from "./highlights.ts";
import { languageOf } from "./language.ts";
import { readOnly } from "./read-only.ts";

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
	readonly onEvidence: (evidence: readonly EvidenceView[]) => void;
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

/** One source's text in the page: the only part of the window that touches ProseMirror's view. */
export class ReadingView {
	private readonly view: EditorView;
	private readonly source: SourceDocument;
	private readonly language: string;

	constructor(mount: HTMLElement, options: ReadingViewOptions) {
		const source = sourceDocument(options.blocks);
		this.source = source;
		this.language = languageOf(options.blocks);
		const plugins = [
			readOnly(),
			highlights(source),
			folding(source, options.onKeepRun),
			keys(source, options),
		];
		this.view = new EditorView(
			{ mount },
			{
				state: EditorState.create({ doc: source.doc, plugins }),
				attributes: attributesOf(options.label, this.language),
				dispatchTransaction: (transaction) => {
					this.view.updateState(this.view.state.apply(transaction));
					if (transaction.selectionSet) options.onSelect(this.selectedWords());
				},
				handleDOMEvents: {
					// What a key tags is what is selected in the text that has the keyboard.
					focus: () => options.onSelect(this.selectedWords()),
					// ProseMirror keeps these to itself: undo and redo are the desk's, and Escape with nothing selected.
					keydown: (view, event) =>
						isUndoOrRedo(event) || (event.key === "Escape" && view.state.selection.empty),
				},
				handleClick: (view, _position, event) => {
					// What is under the pointer: the nearest caret may belong to the highlight beside it.
					const found = evidenceOfMark(view.state, event.target);
					if (found.length > 0 && view.state.selection.empty) options.onEvidence(found);
					return false;
				},
				scrollMargin: 80,
				scrollThreshold: 40,
			},
		);
	}

	/** Takes the view out of the page. */
	destroy(): void {
		this.view.destroy();
	}

	/** Gives the text another name for screen readers. */
	rename(label: string): void {
		this.view.setProps({ attributes: attributesOf(label, this.language) });
	}

	/** Draws these highlights. */
	highlight(highlighting: Highlighting): void {
		this.view.dispatch(setHighlights(this.view.state, highlighting));
	}

	/** Folds boilerplate away, except blocks with evidence. */
	fold(boilerplate: readonly number[], evidence: readonly EvidenceView[]): void {
		const carrying = new Set<number>();
		for (const { start, end } of evidence) {
			for (
				let block = blockAt(this.source.starts, start);
				block <= blockAt(this.source.starts, end - 1);
				block++
			) {
				carrying.add(block);
			}
		}
		this.view.dispatch(setFolded(this.view.state, foldedRuns(boilerplate, carrying)));
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

	/** The selected words, or null. */
	selectedWords(): SelectedWords | null {
		const { from, to, empty } = this.view.state.selection;
		if (empty) return null;
		const words = this.textBetween(offsetOf(this.source, from), offsetOf(this.source, to));
		const start = offsetOf(this.source, from) + (words.length - words.trimStart().length);
		const quote = words.trim();
		return quote === "" ? null : { start, end: start + quote.length, quote };
	}

	/** Scrolls until the text at an offset stands about a third below the top, opening a fold in the way. */
	scrollTo(offset: number): void {
		const block = blockAt(this.source.starts, offset);
		const opening = openRunAt(this.view.state, block);
		if (opening) this.view.dispatch(opening);
		const frame = this.frame;
		const [box] = this.linesOf(offset, offset + 1);
		if (!frame || !box) return;
		const { top, height } = frame.getBoundingClientRect();
		frame.scrollTop += box.top - top - height / 3;
	}

	/** The offset of the first text in sight, for coming back to it. */
	firstVisibleOffset(): number {
		const frame = this.frame;
		if (!frame) return 0;
		const top = frame.getBoundingClientRect().top;
		for (let index = 0; index < this.source.blocks.length; index++) {
			const element = this.view.nodeDOM(blockPosition(this.source, index));
			if (element instanceof HTMLElement && element.getBoundingClientRect().bottom > top + 4) {
				return this.source.starts[index] ?? 0;
			}
		}
		return 0;
	}

	/** Scrolls so that the text at an offset is the first in sight. */
	restoreScroll(offset: number): void {
		const frame = this.frame;
		if (!frame || offset === 0) return;
		for (let index = blockAt(this.source.starts, offset); index < this.source.blocks.length; index++) {
			const element = this.view.nodeDOM(blockPosition(this.source, index));
			// A block that is folded now stands nowhere: the next one in sight is as near.
			if (!(element instanceof HTMLElement) || element.offsetHeight === 0) continue;
			frame.scrollTop += element.getBoundingClientRect().top - frame.getBoundingClientRect().top;
			return;
		}
	}

	/** Where the lines of a span stand on the screen, first to last; empty while it is not drawn. */
	linesOf(start: number, end: number): readonly ScreenBox[] {
		const from = this.view.domAtPos(positionOf(this.source, start), 1);
		const to = this.view.domAtPos(positionOf(this.source, end), -1);
		const range = document.createRange();
		range.setStart(from.node, from.offset);
		range.setEnd(to.node, to.offset);
		return [...range.getClientRects()].filter((box) => box.width > 0);
	}

	/** How far down the text an offset stands, from 0 to 1, for the strip beside it. */
	heightOf(offset: number): number {
		const block = blockAt(this.source.starts, offset);
		const element = this.view.nodeDOM(blockPosition(this.source, block));
		const whole = this.view.dom.offsetHeight;
		if (!(element instanceof HTMLElement) || whole === 0) return 0;
		const inBlock = offset - (this.source.starts[block] ?? 0);
		const share = inBlock / Math.max(this.source.blocks[block]?.text.length ?? 1, 1);
		return (element.offsetTop - this.view.dom.offsetTop + share * element.offsetHeight) / whole;
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

function isUndoOrRedo({ ctrlKey, metaKey, key, code }: KeyboardEvent): boolean {
	return (ctrlKey || metaKey) && (/^[zy]$/i.test(key) || code === "KeyZ" || code === "KeyY");
}

function attributesOf(label: string, lang: string): Record<string, string> {
	return {
		role: "textbox",
		"aria-multiline": "true",
		// Focusable anyway, but programs that check for it look for this.
		tabindex: "0",
		"aria-readonly": "true",
		"aria-label": label,
		lang,
		spellcheck: "false",
		translate: "no",
	};
}

function keys(source: SourceDocument, options: ReadingViewOptions) {
	return keymap({
		Enter: (state) => {
			const found = evidenceAt(state, offsetOf(source, state.selection.head));
			if (found.length > 0) options.onEvidence(found);
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
