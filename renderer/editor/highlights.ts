import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { flatten, type Segment } from "../../shared/anchor/segments.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { positionOf, type SourceDocument } from "./document.ts";

/** What the highlights of a text are made of. */
export interface Highlighting {
	readonly evidence: readonly EvidenceView[];
	/** Key of the evidence that stands out. */
	readonly focused: string | null;
	/** Claim whose evidence stands out a little. */
	readonly activeClaimId: string | null;
	/** Keys of evidence that the disk does not have yet because it refused. */
	readonly unsaved: ReadonlySet<string>;
}

interface Highlights extends Highlighting {
	/** The decorations of each block, by its index, kept while nothing on it changes. */
	readonly blocks: ReadonlyMap<number, BlockHighlights>;
	readonly set: DecorationSet;
}

interface BlockHighlights {
	/** What the decorations were made from; equal text, equal decorations. */
	readonly signature: string;
	readonly decorations: readonly Decoration[];
}

const key = new PluginKey<Highlights>("highlights");

const nothing: Highlighting = { evidence: [], focused: null, activeClaimId: null, unsaved: new Set() };

/** Draws evidence on a text: overlaps are flattened into segments, only blocks that changed are made anew. */
export function highlights(source: SourceDocument): Plugin<Highlights> {
	return new Plugin<Highlights>({
		key,
		state: {
			init: () => ({ ...nothing, blocks: new Map(), set: DecorationSet.empty }),
			apply(transaction, current) {
				const next = transaction.getMeta(key) as Highlighting | undefined;
				return next ? highlighted(source, current, next) : current;
			},
		},
		props: {
			decorations: (state) => key.getState(state)?.set,
		},
	});
}

/** The transaction that shows other highlights. */
export function setHighlights(state: EditorState, highlighting: Highlighting): Transaction {
	return state.tr.setMeta(key, highlighting);
}

/**
 * The evidence at a caret, the shortest span first: the innermost is meant. A caret stands between two
 * characters: where no evidence holds the one after it, the evidence that ends at it is meant.
 */
export function evidenceAt(state: EditorState, offset: number): EvidenceView[] {
	const all = key.getState(state)?.evidence ?? [];
	const holding = all.filter(({ start, end }) => start <= offset && offset < end);
	return innermostFirst(holding.length > 0 ? holding : all.filter(({ end }) => end === offset));
}

/** The evidence of the highlight that a page's element is in, the shortest span first. */
export function evidenceOfMark(state: EditorState, element: unknown): EvidenceView[] {
	const mark = element instanceof Element ? element.closest<HTMLElement>("mark[data-evidence]") : null;
	const keys = new Set(mark?.dataset.evidence?.split(" "));
	return innermostFirst((key.getState(state)?.evidence ?? []).filter((item) => keys.has(item.key)));
}

function innermostFirst(evidence: EvidenceView[]): EvidenceView[] {
	return evidence.sort((a, b) => a.end - a.start - (b.end - b.start));
}

function highlighted(source: SourceDocument, current: Highlights, next: Highlighting): Highlights {
	const blocks = new Map<number, BlockHighlights>();
	const removed: Decoration[] = [];
	const added: Decoration[] = [];
	for (const [index, evidence] of byBlock(source, next.evidence)) {
		const known = current.blocks.get(index);
		const signature = signatureOf(evidence, next);
		if (known?.signature === signature) {
			blocks.set(index, known);
			continue;
		}
		const made = { signature, decorations: decorate(source, index, evidence, next) };
		if (known) removed.push(...known.decorations);
		added.push(...made.decorations);
		blocks.set(index, made);
	}
	for (const [index, known] of current.blocks) if (!blocks.has(index)) removed.push(...known.decorations);
	return { ...next, blocks, set: current.set.remove(removed).add(source.doc, added) };
}

function byBlock(source: SourceDocument, evidence: readonly EvidenceView[]): Map<number, EvidenceView[]> {
	const blocks = new Map<number, EvidenceView[]>();
	let first = 0;
	for (const item of evidence) {
		while ((source.starts[first + 1] ?? Number.POSITIVE_INFINITY) <= item.start) first++;
		for (let index = first; (source.starts[index] ?? Number.POSITIVE_INFINITY) < item.end; index++) {
			const list = blocks.get(index);
			if (list) list.push(item);
			else blocks.set(index, [item]);
		}
	}
	return blocks;
}

function signatureOf(evidence: readonly EvidenceView[], next: Highlighting): string {
	return evidence.map((item) => `${item.key} ${item.start} ${item.end} ${classesOf(item, next)}`).join("|");
}

function decorate(
	source: SourceDocument,
	index: number,
	evidence: readonly EvidenceView[],
	highlighting: Highlighting,
): Decoration[] {
	const start = source.starts[index] ?? 0;
	const end = start + (source.blocks[index]?.text.length ?? 0);
	return flatten(evidence, { start, end }).map((segment) => decoration(source, segment, highlighting));
}

function decoration(
	source: SourceDocument,
	{ start, end, items }: Segment<EvidenceView>,
	highlighting: Highlighting,
): Decoration {
	const classes = new Set(["tagged", ...items.flatMap((item) => classesOf(item, highlighting).split(" "))]);
	const from = positionOf(source, start);
	return Decoration.inline(from, from + (end - start), {
		nodeName: "mark",
		class: [...classes].filter(Boolean).join(" "),
		"data-evidence": items.map((item) => item.key).join(" "),
	});
}

function classesOf(item: EvidenceView, { focused, activeClaimId, unsaved }: Highlighting): string {
	return [
		item.stance,
		item.key === focused ? "focused" : "",
		item.claimId === activeClaimId ? "active" : "",
		unsaved.has(item.key) ? "unsaved" : "",
	]
		.filter(Boolean)
		.join(" ");
}
