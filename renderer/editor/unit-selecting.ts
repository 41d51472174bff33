import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Span } from "../../shared/anchor/span.ts";
import { type TextUnit, unitsAround } from "../../shared/anchor/text-units.ts";
import { textOf } from "../../shared/model/text.ts";
import { offsetOf, type SourceDocument } from "./document.ts";
import { selectionOf } from "./growing-selection.ts";

/** What each number of clicks in a row selects; more than these select what the last does. */
const unitOfClicks: readonly (TextUnit | undefined)[] = [
	undefined,
	undefined,
	"word",
	"sentence",
	"paragraph",
];

/** Two clicks select a word, three a sentence, four a paragraph; dragged on, whole ones. */
export function unitSelecting(source: SourceDocument): Plugin {
	return new Plugin({
		props: {
			handleDOMEvents: {
				mousedown(view, event) {
					const unit = unitOfClicks[Math.min(event.detail, unitOfClicks.length - 1)];
					const at = offsetUnder(view, source, event);
					const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
					if (!unit || !isPlain || at === null) return false;
					// The browser's own word and paragraph would come after.
					event.preventDefault();
					view.focus();
					selectWhileDragging(view, source, unit, at);
					return true;
				},
			},
		},
	});
}

function selectWhileDragging(view: EditorView, source: SourceDocument, unit: TextUnit, at: number): void {
	const text = textOf(source.blocks);
	const around = (offset: number) => unitsAround(text, { start: offset, end: offset }, unit);
	const first = around(at);
	select(view, source, first, first);
	const drag = (event: MouseEvent) => {
		if (event.buttons === 0 || view.isDestroyed) return stop();
		const offset = offsetUnder(view, source, event);
		if (offset !== null) select(view, source, first, around(offset));
	};
	const stop = () => {
		window.removeEventListener("mousemove", drag);
		window.removeEventListener("mouseup", release);
	};
	const release = (event: MouseEvent) => {
		// Where words were selected before the first click, Chromium would now put the caret there.
		event.preventDefault();
		stop();
	};
	window.addEventListener("mousemove", drag);
	window.addEventListener("mouseup", release);
}

/** Selects from one unit to another, the caret at the latter; what comes to the edge of the pane scrolls in. */
function select(view: EditorView, source: SourceDocument, first: Span, last: Span): void {
	const selection =
		last.start < first.start
			? selectionOf(source, first.end, last.start)
			: selectionOf(source, first.start, Math.max(first.end, last.end));
	if (selection.eq(view.state.selection)) return;
	view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

function offsetUnder(view: EditorView, source: SourceDocument, event: MouseEvent): number | null {
	const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
	return place && offsetOf(source, place.pos);
}
