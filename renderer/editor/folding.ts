import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { blockPosition, type SourceDocument } from "./document.ts";

/** Neighbouring blocks of boilerplate that fold into one line. */
export interface FoldedRun {
	readonly first: number;
	/** Index of the last block, inclusive. */
	readonly last: number;
}

interface Folding {
	readonly runs: readonly FoldedRun[];
	/** First blocks of the runs that the analyst has opened. */
	readonly opened: ReadonlySet<number>;
}

interface DrawnFolding extends Folding {
	readonly set: DecorationSet;
}

type FoldingChange = { readonly runs: readonly FoldedRun[] } | { readonly toggle: number };

const key = new PluginKey<DrawnFolding>("folding");

/** Boilerplate as runs of neighbouring blocks; a block in `keepOpen` (it carries evidence) never folds (rule F4). */
export function foldedRuns(boilerplate: readonly number[], keepOpen: ReadonlySet<number>): FoldedRun[] {
	const runs: FoldedRun[] = [];
	for (const block of boilerplate) {
		if (keepOpen.has(block)) continue;
		const run = runs.at(-1);
		if (run && run.last === block - 1) runs[runs.length - 1] = { ...run, last: block };
		else runs.push({ first: block, last: block });
	}
	return runs;
}

/**
 * Folds boilerplate away behind a line that says what is there and opens it.
 *
 * @param keep Called with a run that the analyst says is part of the article.
 */
export function folding(source: SourceDocument, keep: (run: FoldedRun) => void): Plugin<DrawnFolding> {
	return new Plugin<DrawnFolding>({
		key,
		state: {
			init: () => ({ runs: [], opened: new Set(), set: DecorationSet.empty }),
			apply(transaction, current) {
				const change = transaction.getMeta(key) as FoldingChange | undefined;
				if (!change) return current;
				const next =
					"runs" in change
						? { runs: change.runs, opened: stillOpened(current, change.runs) }
						: toggled(current, change.toggle);
				return { ...next, set: DecorationSet.create(source.doc, decorate(source, next, keep)) };
			},
		},
		props: {
			decorations: (state) => key.getState(state)?.set,
		},
	});
}

/** The transaction that folds other runs, or null where the same are folded. */
export function setFolded(state: EditorState, runs: readonly FoldedRun[]): Transaction | null {
	const before = key.getState(state)?.runs ?? [];
	const isSame =
		before.length === runs.length &&
		before.every(({ first, last }, place) => runs[place]?.first === first && runs[place]?.last === last);
	return isSame ? null : state.tr.setMeta(key, { runs } satisfies FoldingChange);
}

/** The transaction that opens the folded run around a block, or null where none is closed. */
export function openRunAt(state: EditorState, block: number): Transaction | null {
	const current = key.getState(state);
	const run = current?.runs.find(({ first, last }) => first <= block && block <= last);
	if (!run || current?.opened.has(run.first)) return null;
	return state.tr.setMeta(key, { toggle: run.first } satisfies FoldingChange);
}

/** A run stays open when a block of it was: a tag in one block of a run must not fold the others away. */
export function stillOpened(before: Folding, runs: readonly FoldedRun[]): Set<number> {
	const open = before.runs.filter((run) => before.opened.has(run.first));
	const isOpen = (run: FoldedRun) => open.some(({ first, last }) => first <= run.last && run.first <= last);
	return new Set(runs.filter(isOpen).map((run) => run.first));
}

function toggled({ runs, opened: before }: Folding, first: number): Folding {
	const opened = new Set(before);
	if (!opened.delete(first)) opened.add(first);
	return { runs, opened };
}

function decorate(
	source: SourceDocument,
	{ runs, opened }: Folding,
	keep: (run: FoldedRun) => void,
): Decoration[] {
	return runs.flatMap((run) => {
		const isOpen = opened.has(run.first);
		const decorations = [
			Decoration.widget(
				blockPosition(source, run.first),
				(view) => foldLine(source, run, isOpen, view, keep),
				{
					side: -1,
					key: `fold ${run.first} ${run.last} ${isOpen}`,
					ignoreSelection: true,
					stopEvent: () => true,
				},
			),
		];
		for (let index = run.first; index <= run.last; index++) {
			const from = blockPosition(source, index);
			const to = from + source.doc.child(index).nodeSize;
			decorations.push(Decoration.node(from, to, { class: isOpen ? "boilerplate" : "boilerplate folded" }));
		}
		return decorations;
	});
}

function foldLine(
	source: SourceDocument,
	run: FoldedRun,
	isOpen: boolean,
	view: EditorView,
	keep: (run: FoldedRun) => void,
): HTMLElement {
	const line = document.createElement("div");
	line.className = "fold-line";
	line.contentEditable = "false";
	line.dataset.first = String(run.first);
	const words = source.blocks
		.slice(run.first, run.last + 1)
		.map((block) => block.text.trim())
		.join(" · ");
	const toggle = button(
		isOpen ? "Fold" : "Show",
		`${isOpen ? "Fold" : "Show"} boilerplate: ${words.slice(0, 120)}`,
	);
	toggle.setAttribute("aria-expanded", String(isOpen));
	toggle.addEventListener("click", () => {
		view.dispatch(view.state.tr.setMeta(key, { toggle: run.first } satisfies FoldingChange));
		// The line has been drawn anew: the keyboard goes on with the same button.
		view.dom.querySelector<HTMLElement>(`[data-first="${run.first}"] button`)?.focus();
	});
	const summary = document.createElement("span");
	summary.className = "fold-words";
	summary.textContent = words;
	if (!isOpen) line.append(summary);
	line.append(toggle);
	if (isOpen) {
		const keepButton = button("Not boilerplate", "Not boilerplate: these lines are part of the article");
		keepButton.addEventListener("click", () => keep(run));
		line.append(keepButton);
	}
	return line;
}

function button(label: string, description: string): HTMLButtonElement {
	const element = document.createElement("button");
	element.type = "button";
	element.textContent = label;
	element.setAttribute("aria-label", description);
	return element;
}
