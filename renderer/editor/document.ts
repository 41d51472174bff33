import { type Node, Schema } from "prosemirror-model";
import { blockAt, blockStarts } from "../../shared/model/text.ts";
import type { Block } from "../../shared/schema/files.ts";

/** A source's text as ProseMirror sees it: a row of blocks, each with its kind. Nothing in it can be typed. */
export const schema = new Schema({
	nodes: {
		doc: { content: "block+" },
		block: {
			content: "text*",
			attrs: { kind: { default: "paragraph", validate: "string" } },
			toDOM: (node) => [
				elementOf(node.attrs.kind as Block["kind"]),
				{ class: `block ${node.attrs.kind}`, dir: "auto" },
				0,
			],
		},
		text: {},
	},
});

function elementOf(kind: Block["kind"]): string {
	if (kind === "title") return "h2";
	if (kind === "heading") return "h3";
	return kind === "quote" ? "blockquote" : "p";
}

/** A source's document, with the way between text offsets and ProseMirror positions. */
export interface SourceDocument {
	readonly doc: Node;
	/** UTF-16 offset at which each block starts in the source's text. */
	readonly starts: readonly number[];
	readonly blocks: readonly Block[];
	/** Whether so much is in it that paragraphs far from the screen are better not laid out. */
	readonly isLong: boolean;
}

/** From so many UTF-16 code units on (about 8,000 words) a text counts as long. */
const longText = 50_000;

/** The document of a source's blocks. */
export function sourceDocument(blocks: readonly Block[]): SourceDocument {
	const nodes = blocks.map(({ kind, text }) => schema.node("block", { kind }, schema.text(text)));
	const doc = schema.node("doc", null, nodes);
	return { doc, starts: blockStarts(blocks), blocks, isLong: doc.content.size > longText };
}

/**
 * The ProseMirror position of a text offset. Between two blocks the text has one `\n` and the document
 * two borders: a block's start is one past its opening, and each block before adds one more.
 */
export function positionOf({ starts }: SourceDocument, offset: number): number {
	return offset + blockAt(starts, offset) + 1;
}

/** The text offset of a ProseMirror position; a position between blocks is the end of the one before. */
export function offsetOf({ doc, starts }: SourceDocument, position: number): number {
	const place = doc.resolve(Math.min(position, doc.content.size));
	const index = place.index(0);
	if (place.depth > 0) return (starts[index] ?? 0) + place.parentOffset;
	if (index === 0) return 0;
	return (starts[index - 1] ?? 0) + doc.child(index - 1).content.size;
}

/** The position before a block's opening. */
export function blockPosition({ starts }: SourceDocument, index: number): number {
	return (starts[index] ?? 0) + index;
}
