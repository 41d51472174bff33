import fc from "fast-check";
import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { lanesOf } from "../../shared/anchor/lanes.ts";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { textOf } from "../../shared/model/text.ts";
import type { Block } from "../../shared/schema/files.ts";
import { type Stance, stances } from "../../shared/schema/records.ts";
import { blockMarks } from "./block-marks.ts";
import { positionOf, sourceDocument } from "./document.ts";
import { drawnHighlights, type Highlighting, highlights, setHighlights, setNear } from "./highlights.ts";

const blocks: Block[] = Array.from({ length: 8 }, (_, place) => ({
	kind: "paragraph",
	text: "abcdefghijklmnopqrstuvwxyz".slice(0, 6 + ((place * 7) % 19)),
}));
const source = sourceDocument(blocks);
const length = textOf(blocks).length;

const span = fc.tuple(
	fc.nat(length - 2),
	fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 })),
);
const step = fc.oneof(
	fc.record({
		kind: fc.constant("tag" as const),
		key: fc.nat(14),
		span,
		stance: fc.constantFrom<Stance>(...stances),
		claimId: fc.constantFrom("one", "two", "three"),
	}),
	fc.record({ kind: fc.constant("untag" as const), key: fc.nat(14) }),
	fc.record({ kind: fc.constant("scroll" as const), first: fc.nat(7), count: fc.nat(5) }),
	fc.record({ kind: fc.constant("activate" as const), claimId: fc.constantFrom(null, "one", "two") }),
	fc.record({ kind: fc.constant("refuse" as const), keys: fc.array(fc.nat(14), { maxLength: 3 }) }),
);

function tag(key: number, [start, size]: [number, number], stance: Stance, claimId: string): EvidenceView {
	const end = Math.min(start + size, length);
	const name = `k${key}`;
	const rest = { analystId: "ada", sourceId: "s", quote: "x", own: true };
	return { key: name, id: name, claimId, stance, start, end, ...rest };
}

/** Everything that is drawn, made from scratch: all lanes at once, each near block by itself. */
function fromScratch({ evidence, ...standing }: Highlighting, near: ReadonlySet<number>): string[] {
	const lanes = lanesOf(evidence);
	return [...near].flatMap((block) => {
		const start = source.starts[block] ?? 0;
		const end = start + (blocks[block]?.text.length ?? 0);
		const on = evidence.filter((item) => item.start < end && item.end > start);
		return blockMarks(on, lanes, { start, end }, standing).map((mark) => {
			const from = positionOf(source, mark.start);
			return `${from} ${from + mark.end - mark.start} ${mark.classes}/${mark.lanes.join()}/${mark.more}`;
		});
	});
}

function drawn(state: EditorState): string[] {
	return (drawnHighlights(state)?.find() ?? []).map(({ from, to, spec }) => `${from} ${to} ${spec.look}`);
}

test("A4 what is drawn after any tags, removals and scrolling is what is drawn from scratch", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			let state = EditorState.create({ doc: source.doc, plugins: [highlights(source)] });
			const byKey = new Map<string, EvidenceView>();
			let near: ReadonlySet<number> = new Set();
			let shown: Highlighting = { evidence: [], focused: null, activeClaimId: null, unsaved: new Set() };
			for (const change of steps) {
				if (change.kind === "scroll") {
					const { first, count } = change;
					near = new Set(
						Array.from({ length: Math.min(count, blocks.length - first) }, (_, place) => first + place),
					);
					state = state.apply(setNear(state, near));
				} else {
					if (change.kind === "tag") {
						const { key, span: where, stance, claimId } = change;
						byKey.set(`k${key}`, tag(key, where, stance, claimId));
					}
					if (change.kind === "untag") byKey.delete(`k${change.key}`);
					if (change.kind === "activate") shown = { ...shown, activeClaimId: change.claimId };
					if (change.kind === "refuse")
						shown = { ...shown, unsaved: new Set(change.keys.map((key) => `k${key}`)) };
					const evidence = [...byKey.values()].sort(
						(a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1),
					);
					shown = { ...shown, evidence };
					state = state.apply(setHighlights(state, shown));
				}
				expect(drawn(state).sort().join("\n")).toBe(fromScratch(shown, near).sort().join("\n"));
			}
		}),
		{ numRuns: 100 },
	);
});

test("A4 a tag far from the screen draws nothing anew, nor does a change of what has the focus", () => {
	let state = EditorState.create({ doc: source.doc, plugins: [highlights(source)] });
	state = state.apply(setNear(state, new Set([0, 1])));
	const shown = { focused: null, activeClaimId: null, unsaved: new Set<string>() };
	const near = tag(1, [1, 3], "agrees", "one");
	state = state.apply(setHighlights(state, { ...shown, evidence: [near] }));
	const before = drawnHighlights(state);
	expect(before?.find()).toHaveLength(1);
	const far = tag(2, [length - 4, 3], "agrees", "one");
	state = state.apply(setHighlights(state, { ...shown, evidence: [near, far] }));
	expect(drawnHighlights(state)).toBe(before);
	state = state.apply(setHighlights(state, { ...shown, evidence: [near, far], focused: near.key }));
	expect(drawnHighlights(state)).toBe(before);
});
