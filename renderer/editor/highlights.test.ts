import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { sourceDocument } from "./document.ts";
import { evidenceAt, highlights, setHighlights } from "./highlights.ts";

function evidence(key: string, start: number, end: number): EvidenceView {
	const rest = { id: key, analystId: "ada", stance: "agrees", quote: "x", own: true } as const;
	return { key, sourceId: "a", claimId: "k", start, end, ...rest };
}

test("the caret means the innermost evidence that holds what follows it, else the one that ends there", () => {
	const source = sourceDocument([{ kind: "paragraph", text: "Rain fell on the harbour." }]);
	const state = EditorState.create({ doc: source.doc, plugins: [highlights(source)] });
	const all = [evidence("outer", 0, 12), evidence("inner", 5, 9), evidence("next", 12, 16)];
	const shown = { evidence: all, focused: null, activeClaimId: null, unsaved: new Set<string>() };
	const drawn = state.apply(setHighlights(state, shown));
	const keysAt = (offset: number) => evidenceAt(drawn, offset).map(({ key }) => key);
	expect(keysAt(5)).toEqual(["inner", "outer"]);
	expect(keysAt(9)).toEqual(["outer"]);
	expect(keysAt(12)).toEqual(["next"]);
	expect(keysAt(16)).toEqual(["next"]);
	expect(keysAt(17)).toEqual([]);
});
