import fc from "fast-check";
import { EditorState, type Transaction } from "prosemirror-state";
import { expect, test } from "vitest";
import type { Block } from "../../shared/schema/files.ts";
import { offsetOf, sourceDocument } from "./document.ts";
import { changeSelection, growingSelection, type SelectionStep, selectionOf } from "./growing-selection.ts";

const anyLine = fc
	.array(
		fc.constantFrom(
			"one ",
			"two, ",
			"U.S. ",
			"“Why?” ",
			"e\u0301",
			"👩‍👩‍👧‍👦",
			"🇫🇷",
			"شمس ",
			"船が沈んだ。",
			". ",
			" ",
		),
		{ minLength: 1 },
	)
	.map((parts) => parts.join(""));
const anyBlocks: fc.Arbitrary<Block[]> = fc.array(
	anyLine.map((text) => ({ kind: "paragraph", text })),
	{ minLength: 1, maxLength: 4 },
);

const source = sourceDocument([
	{ kind: "title", text: "Ferry adrift" },
	{ kind: "paragraph", text: "It rained. The ferry, which had lost power, sank. Nobody died." },
]);

function stateAt(anchor: number, head: number): EditorState {
	const selection = selectionOf(source, anchor, head);
	return EditorState.create({ doc: source.doc, selection, plugins: [growingSelection()] });
}

function after(state: EditorState, ...steps: readonly SelectionStep[]): EditorState {
	return steps.reduce((now, step) => applied(now, changeSelection(now, source, step)), state);
}

function applied(state: EditorState, transaction: Transaction | null): EditorState {
	return transaction ? state.apply(transaction) : state;
}

function selected(state: EditorState): string {
	const { from, to } = state.selection;
	return state.doc.textBetween(from, to, "\n");
}

test("D2 a caret grows from the word to the paragraph, and shrinks back the way it came", () => {
	const caret = 13 + "It rained. The ferry, which had lo".length;
	const begun = stateAt(caret, caret);
	const grown = [1, 2, 3, 4].map((times) => after(begun, ...Array<SelectionStep>(times).fill("grow")));
	expect(grown.map(selected)).toEqual([
		"lost",
		"which had lost power",
		"The ferry, which had lost power, sank.",
		"It rained. The ferry, which had lost power, sank. Nobody died.",
	]);
	const largest = after(begun, "grow", "grow", "grow", "grow", "grow");
	expect(selected(largest)).toBe(selected(grown[3] ?? begun));
	expect(selected(after(largest, "shrink"))).toBe("The ferry, which had lost power, sank.");
	const back = after(largest, "shrink", "shrink", "shrink", "shrink");
	expect(back.selection.eq(begun.selection)).toBe(true);
	expect(changeSelection(back, source, "shrink")).toBeNull();
});

test("what was selected backwards is so again, and sentences are left as they were entered", () => {
	const begun = stateAt(13 + 20, 13 + 15);
	expect(selected(begun)).toBe("ferry");
	const snapped = after(begun, "sentences");
	expect(selected(snapped)).toBe("The ferry, which had lost power, sank.");
	expect(changeSelection(snapped, source, "sentences")).toBeNull();
	expect(after(snapped, "shrink").selection.eq(begun.selection)).toBe(true);
});

test("another selection is no step of the way", () => {
	const grown = after(stateAt(20, 20), "grow", "grow");
	const elsewhere = grown.apply(grown.tr.setSelection(selectionOf(source, 2, 4)));
	expect(changeSelection(elsewhere, source, "shrink")).toBeNull();
	const marked = grown.apply(grown.tr.setMeta("something", true));
	expect(changeSelection(marked, source, "shrink")).not.toBeNull();
});

test("D2 in any text growing ends, and shrinking as often leads back to where it began", () => {
	fc.assert(
		fc.property(anyBlocks, fc.nat(), fc.nat(), (blocks, a, b) => {
			const given = sourceDocument(blocks);
			const length = offsetOf(given, given.doc.content.size);
			const selection = selectionOf(given, a % (length + 1), b % (length + 1));
			const begun = EditorState.create({ doc: given.doc, selection, plugins: [growingSelection()] });
			let state = begun;
			let steps = 0;
			for (
				let next = changeSelection(state, given, "grow");
				next;
				next = changeSelection(state, given, "grow")
			) {
				state = state.apply(next);
				steps++;
				expect(steps).toBeLessThan(10);
			}
			for (; steps > 0; steps--) state = applied(state, changeSelection(state, given, "shrink"));
			expect(state.selection.eq(begun.selection)).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
