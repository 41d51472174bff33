import {
	type EditorState,
	Plugin,
	PluginKey,
	type Selection,
	TextSelection,
	type Transaction,
} from "prosemirror-state";
import { grownSpan, snappedToSentences } from "../../shared/anchor/grow-span.ts";
import type { Span } from "../../shared/anchor/span.ts";
import { textOf } from "../../shared/model/text.ts";
import { offsetOf, positionOf, type SourceDocument } from "./document.ts";

/** How a selection is changed as a whole. */
export type SelectionStep = "grow" | "shrink" | "sentences";

/** Selections that shrinking goes back to, the latest last. */
type Path = readonly Selection[];

const key = new PluginKey<Path>("growing-selection");

/** Remembers the way a selection has grown, until something else is selected. */
export function growingSelection(): Plugin<Path> {
	return new Plugin<Path>({
		key,
		state: {
			init: () => [],
			apply(transaction, path) {
				const next = transaction.getMeta(key) as Path | undefined;
				return next ?? (transaction.selectionSet ? [] : path);
			},
		},
	});
}

/**
 * The transaction that grows the selection to the next larger piece of text, snaps it to its whole sentences, or
 * goes back the way it came; null where there is none.
 */
export function changeSelection(
	state: EditorState,
	source: SourceDocument,
	step: SelectionStep,
): Transaction | null {
	const path = key.getState(state) ?? [];
	if (step === "shrink") {
		const before = path.at(-1);
		return before ? state.tr.setSelection(before).setMeta(key, path.slice(0, -1)) : null;
	}
	const text = textOf(source.blocks);
	const selected = selectedSpan(state, source);
	const next = step === "grow" ? grownSpan(text, selected) : snappedToSentences(text, selected);
	if (!next || next.start === next.end || (next.start === selected.start && next.end === selected.end))
		return null;
	const selection = selectionOf(source, next.start, next.end);
	return state.tr.setSelection(selection).setMeta(key, [...path, state.selection]);
}

/** The selection from one text offset to another, at which the caret is. */
export function selectionOf(source: SourceDocument, anchor: number, head: number): TextSelection {
	return TextSelection.create(source.doc, positionOf(source, anchor), positionOf(source, head));
}

function selectedSpan({ selection }: EditorState, source: SourceDocument): Span {
	return { start: offsetOf(source, selection.from), end: offsetOf(source, selection.to) };
}
