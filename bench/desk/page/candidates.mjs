// @ts-check
import { createTextAnnotator } from "@recogito/text-annotator";
import { EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { positionOf, sourceDocument } from "../../../renderer/editor/document.ts";
import { ReadingView } from "../../../renderer/editor/reading-view.ts";
import { evidenceOnSource, withEvidence } from "../../../renderer/state/evidence-index.ts";
import { blockAt } from "../../../shared/model/text.ts";
import { blockStarts } from "./text.mjs";

/** @typedef {import("./text.mjs").Tagged} Tagged */
/** @typedef {import("../../../shared/ipc/views.ts").EvidenceView} EvidenceView */

/**
 * A way of showing a tagged text.
 * @typedef {object} Shown
 * @property {(evidence: EvidenceView) => void} add
 * @property {(key: string | null) => void} [hover]
 * @property {(key: string | undefined) => boolean} isDrawn whether this span, which is in sight, is in the page; without
 *   a key, whether any is
 * @property {boolean} drawsAtOnce whether what is told is in the page when the call returns
 */

/** @type {Record<import("../cells.mjs").Candidate, (mount: HTMLElement, tagged: Tagged) => Shown>} */
export const candidates = { ours, bare: ours, naive, recogito };

/**
 * The product's own view, told of tags as its panes tell it, through the window's index of evidence.
 * @param {HTMLElement} mount
 * @param {Tagged} tagged
 * @returns {Shown}
 */
function ours(mount, { blocks, evidence, index: before }) {
	const view = new ReadingView(mount, {
		blocks,
		label: "Text",
		onSelect: () => {},
		onCaret: () => {},
		onEvidence: () => {},
		onKeepRun: () => {},
	});
	let index = before;
	const unsaved = new Set();
	const draw = () => {
		const all = evidenceOnSource(index, "source");
		view.highlight({ evidence: all, focused: null, activeClaimId: "claim 1", unsaved });
		view.fold([]);
	};
	draw();
	return {
		add: (item) => {
			index = withEvidence(index, { [item.key]: item });
			draw();
		},
		hover: (key) => view.hover(key),
		isDrawn: () => evidence.length === 0 || mount.querySelector("mark") !== null,
		drawsAtOnce: true,
	};
}

/**
 * One decoration for each span in one set, which is changed and not made anew.
 * @param {HTMLElement} mount
 * @param {Tagged} tagged
 * @returns {Shown}
 */
function naive(mount, { blocks, evidence }) {
	const source = sourceDocument(blocks);
	const key = new PluginKey("naive");
	/** @param {EvidenceView} item */
	const decoration = ({ start, end, stance }) =>
		Decoration.inline(positionOf(source, start), positionOf(source, end), {
			nodeName: "mark",
			class: `naive ${stance}`,
		});
	const plugin = new Plugin({
		key,
		state: {
			init: () => DecorationSet.create(source.doc, evidence.map(decoration)),
			apply: (transaction, set) =>
				transaction.getMeta(key) ? set.add(source.doc, [transaction.getMeta(key)]) : set,
		},
		props: { decorations: (state) => key.getState(state) },
	});
	const view = new EditorView(
		{ mount },
		{ state: EditorState.create({ doc: source.doc, plugins: [plugin] }) },
	);
	return {
		add: (item) => view.dispatch(view.state.tr.setMeta(key, decoration(item))),
		isDrawn: () => mount.querySelector("mark") !== null,
		drawsAtOnce: true,
	};
}

/**
 * The peer on plain paragraphs, at its best: absolute boxes, and ranges given, so that it need not look for quotes.
 * @param {HTMLElement} mount
 * @param {Tagged} tagged
 * @returns {Shown}
 */
function recogito(mount, { blocks, evidence }) {
	const starts = blockStarts(blocks);
	const nodes = blocks.map(({ text }) => {
		const paragraph = document.createElement("p");
		paragraph.className = "block paragraph";
		paragraph.textContent = text;
		mount.append(paragraph);
		return /** @type {Text} */ (paragraph.firstChild);
	});
	/** @type {(range: Range, side: "setStart" | "setEnd", offset: number) => void} */
	const put = (range, side, offset) => {
		const block = blockAt(starts, offset);
		const node = nodes[block];
		if (node) range[side](node, offset - (starts[block] ?? 0));
	};
	const created = new Date();
	/** @param {EvidenceView} item */
	const annotation = ({ key, start, end, quote }) => {
		const range = document.createRange();
		put(range, "setStart", start);
		put(range, "setEnd", end);
		const selector = [{ quote, start, end, range }];
		return { id: key, bodies: [], target: { annotation: key, created, selector } };
	};
	const annotator = createTextAnnotator(mount, { renderer: "SPANS", annotatingEnabled: false });
	annotator.setAnnotations(/** @type {any} */ (evidence.map(annotation)));
	return {
		add: (item) => annotator.addAnnotation(/** @type {any} */ (annotation(item))),
		isDrawn: (key) =>
			mount.querySelector(key ? `.r6o-annotation[data-annotation="${key}"]` : ".r6o-annotation") !== null,
		drawsAtOnce: false,
	};
}
