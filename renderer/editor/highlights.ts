import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import {
	type BlockRange,
	type BlockSpans,
	blocksTouched,
	changedSpans,
	noSpans,
	spansAt,
	spansOnBlocks,
	spansOver,
	tiedBlocks,
} from "../../shared/anchor/block-spans.ts";
import { lanesOf } from "../../shared/anchor/lanes.ts";
import { changesBetween } from "../../shared/anchor/list-changes.ts";
import type { Span } from "../../shared/anchor/span.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { type BlockMark, blockMarks, type Standing } from "./block-marks.ts";
import { blockPosition, positionOf, type SourceDocument } from "./document.ts";
import { markClass } from "./mark-look.ts";

/** What the highlights of a text are made of. */
export interface Highlighting extends Standing {
	/** In the order of the text. */
	readonly evidence: readonly EvidenceView[];
	/** Key of the evidence that stands out. */
	readonly focused: string | null;
}

interface Highlights extends Highlighting {
	readonly spans: BlockSpans<EvidenceView>;
	/** Blocks at or near the screen, by index: only they are decorated. */
	readonly near: ReadonlySet<number>;
	/** Lanes that are known, for blocks that spans tie together. */
	readonly tied: readonly Tied[];
	/** The decorations of each block that is near. */
	readonly blocks: ReadonlyMap<number, readonly Decoration[]>;
	readonly set: DecorationSet;
}

interface Tied extends BlockRange {
	readonly lanes: ReadonlyMap<EvidenceView, number>;
}

type Change = { readonly highlighting: Highlighting } | { readonly near: ReadonlySet<number> };

const nothing = {
	evidence: [],
	focused: null,
	activeClaimId: null,
	unsaved: new Set<string>(),
	tied: [],
	blocks: new Map(),
	set: DecorationSet.empty,
};

const key = new PluginKey<Highlights>("highlights");

/**
 * Draws evidence on the blocks that are near the screen. The evidence itself is kept by block beside the
 * document, so that a tag costs what lies on its block and not what lies on the text.
 *
 * @param near Blocks that are near to begin with, by index.
 */
export function highlights(
	source: SourceDocument,
	near: ReadonlySet<number> = new Set(),
): Plugin<Highlights> {
	return new Plugin<Highlights>({
		key,
		state: {
			init: () => redrawn(source, { ...nothing, spans: noSpans(source.starts), near }, near),
			apply(transaction, current) {
				const change = transaction.getMeta(key) as Change | undefined;
				if (!change) return current;
				return "near" in change
					? withNear(source, current, change.near)
					: withHighlighting(source, current, change.highlighting);
			},
		},
		props: {
			decorations: (state) => key.getState(state)?.set,
		},
	});
}

/** The transaction that shows other highlights. */
export function setHighlights(state: EditorState, highlighting: Highlighting): Transaction {
	return state.tr.setMeta(key, { highlighting } satisfies Change);
}

/** The transaction that notes which blocks are at or near the screen. */
export function setNear(state: EditorState, near: ReadonlySet<number>): Transaction {
	return state.tr.setMeta(key, { near } satisfies Change);
}

/**
 * The evidence at a caret, the shortest span first: the innermost is meant. A caret stands between two
 * characters: where no evidence holds the one after it, the evidence that ends at it is meant.
 */
export function evidenceAt(state: EditorState, offset: number): EvidenceView[] {
	const spans = key.getState(state)?.spans;
	return spans ? spansAt(spans, offset) : [];
}

/** The evidence on words, in whole or in part, the shortest span first. */
export function evidenceOver(state: EditorState, words: Span): EvidenceView[] {
	const spans = key.getState(state)?.spans;
	return spans ? spansOver(spans, words) : [];
}

/** The evidence of the highlight that a page's element is in, the shortest span first. */
export function evidenceOfMark(state: EditorState, element: unknown): EvidenceView[] {
	const mark = element instanceof Element ? element.closest<HTMLElement>("mark[data-start]") : null;
	if (!mark) return [];
	return evidenceOver(state, { start: Number(mark.dataset.start), end: Number(mark.dataset.end) });
}

/** The evidence with this key, if the text has it. */
export function evidenceOfKey(state: EditorState, evidenceKey: string | null): EvidenceView | undefined {
	if (evidenceKey === null) return undefined;
	return key.getState(state)?.evidence.find((item) => item.key === evidenceKey);
}

/** Whether a block carries evidence. */
export function carriesEvidence(state: EditorState, block: number): boolean {
	return (key.getState(state)?.spans.blocks[block]?.length ?? 0) > 0;
}

/** The decorations as they are now; the same set while nothing is drawn anew. */
export function drawnHighlights(state: EditorState): DecorationSet | undefined {
	return key.getState(state)?.set;
}

function withHighlighting(source: SourceDocument, current: Highlights, next: Highlighting): Highlights {
	const { removed, added } = changesBetween(current.evidence, next.evidence);
	const isSame = removed.length + added.length === 0;
	const spans = isSame ? current.spans : changedSpans(current.spans, removed, added);
	const touched = blocksTouched(source.starts, [...removed, ...added]);
	const tied = isSame ? current.tied : current.tied.filter((range) => !holdsAny(range, touched));
	const dirty = new Set([
		...tiedTo(current.spans, touched, current.near),
		...tiedTo(spans, touched, current.near),
		...standingOtherwise(current, next, spans),
	]);
	return redrawn(source, { ...current, ...next, spans, tied }, dirty);
}

function withNear(source: SourceDocument, current: Highlights, near: ReadonlySet<number>): Highlights {
	const changed = [...near, ...current.near].filter((block) => near.has(block) !== current.near.has(block));
	const tied = current.tied.filter((range) => holdsAny(range, near));
	return redrawn(source, { ...current, near, tied }, changed);
}

function holdsAny({ first, last }: BlockRange, blocks: ReadonlySet<number>): boolean {
	if (blocks.size < last - first) return [...blocks].some((block) => first <= block && block <= last);
	for (let block = first; block <= last; block++) if (blocks.has(block)) return true;
	return false;
}

/** The near blocks whose lanes a change on some blocks may move. */
function tiedTo(
	spans: BlockSpans<EvidenceView>,
	touched: ReadonlySet<number>,
	near: ReadonlySet<number>,
): Set<number> {
	const seen = new Set<number>();
	for (const start of touched) {
		if (seen.has(start)) continue;
		const { first, last } = tiedBlocks(spans, start);
		for (let block = first; block <= last; block++) seen.add(block);
	}
	return new Set([...near].filter((block) => seen.has(block)));
}

/** The near blocks with evidence that has begun or ceased to stand out. */
function standingOtherwise(
	before: Highlights,
	after: Highlighting,
	spans: BlockSpans<EvidenceView>,
): number[] {
	if (before.activeClaimId === after.activeClaimId && before.unsaved === after.unsaved) return [];
	return [...before.near].filter((block) =>
		spans.blocks[block]?.some(
			(item) =>
				(item.claimId === before.activeClaimId) !== (item.claimId === after.activeClaimId) ||
				before.unsaved.has(item.key) !== after.unsaved.has(item.key),
		),
	);
}

/** Draws some blocks anew: those near that look otherwise get other decorations, those that are not near none. */
function redrawn(source: SourceDocument, current: Highlights, dirty: Iterable<number>): Highlights {
	const tied = [...current.tied];
	const blocks = new Map(current.blocks);
	const removed: Decoration[] = [];
	const added: Decoration[] = [];
	for (const block of dirty) {
		const before = blocks.get(block) ?? [];
		const after = current.near.has(block) ? decorate(source, current, block, tied) : [];
		if (isAlike(before, after)) continue;
		removed.push(...before);
		added.push(...after);
		if (after.length > 0) blocks.set(block, after);
		else blocks.delete(block);
	}
	const set =
		removed.length + added.length > 0 ? current.set.remove(removed).add(source.doc, added) : current.set;
	return { ...current, tied, blocks, set };
}

function isAlike(before: readonly Decoration[], after: readonly Decoration[]): boolean {
	return (
		before.length === after.length &&
		before.every((one, place) => {
			const other = after[place];
			return other && one.from === other.from && one.to === other.to && lookOf(one) === lookOf(other);
		})
	);
}

function lookOf(decoration: Decoration): string {
	return (decoration.spec as { look: string }).look;
}

/** @param tied Lanes that are known; those of the block are put in. */
function decorate(source: SourceDocument, current: Highlights, block: number, tied: Tied[]): Decoration[] {
	const from = blockPosition(source, block);
	const text = source.blocks[block]?.text.length ?? 0;
	// In a long text, laid out in any case, so that nothing near moves when it comes into sight.
	const near = source.isLong
		? [Decoration.node(from, from + text + 2, { class: "near" }, { look: "near" })]
		: [];
	const evidence = current.spans.blocks[block] ?? [];
	if (evidence.length === 0) return near;
	const start = source.starts[block] ?? 0;
	const lanes = lanesAround(current.spans, block, tied);
	const marks = blockMarks(evidence, lanes, { start, end: start + text }, current);
	return [...near, ...marks.map((mark) => decoration(source, mark))];
}

function lanesAround(
	spans: BlockSpans<EvidenceView>,
	block: number,
	tied: Tied[],
): ReadonlyMap<EvidenceView, number> {
	const known = tied.find(({ first, last }) => first <= block && block <= last);
	if (known) return known.lanes;
	const range = tiedBlocks(spans, block);
	const lanes = lanesOf(spansOnBlocks(spans, range));
	tied.push({ ...range, lanes });
	return lanes;
}

function decoration(source: SourceDocument, mark: BlockMark): Decoration {
	const { start, end, classes, lanes, more } = mark;
	const from = positionOf(source, start);
	return Decoration.inline(
		from,
		from + (end - start),
		{
			nodeName: "mark",
			class: `${classes} ${markClass(mark)}`,
			"data-start": String(start),
			"data-end": String(end),
			...(more > 0 ? { "data-more": `+${more}` } : {}),
		},
		{ look: `${classes}/${lanes.join()}/${more}` },
	);
}
