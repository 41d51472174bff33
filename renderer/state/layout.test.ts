import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceView } from "../../shared/ipc/views.ts";
import {
	defaultLayout,
	keptLayout,
	mostPanes,
	type PanesLayout,
	smallestShare,
	withBorderMoved,
	withoutSources,
	withPaneMoved,
	withPaneReplaced,
	withSource,
} from "./layout.ts";

function source(id: string, excluded = false): SourceView {
	const metadata = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };
	return {
		id,
		fileNames: [`${id}.txt`],
		metadata,
		words: 1,
		opening: id,
		boilerplate: [],
		excluded,
		warnings: [],
		group: id,
	};
}

function sources(...ids: string[]): Record<string, SourceView> {
	return Object.fromEntries(ids.map((id) => [id, source(id)]));
}

const shown = (layout: PanesLayout) => layout.panes.map((pane) => pane.sourceId);

describe("the first arrangement", () => {
	test("shows up to three sources in the order of their files' names", () => {
		expect(shown(defaultLayout(sources("10", "9", "2", "1")))).toEqual(["1", "2", "9"]);
	});

	test("leaves excluded sources out", () => {
		expect(shown(defaultLayout({ a: source("a", true), b: source("b") }))).toEqual(["b"]);
	});
});

test("a source opens in place of the focused pane, beside it when asked, and never twice", () => {
	const layout = { ...defaultLayout(sources("a", "b")), focusedPane: 1 };
	expect(shown(withSource(layout, "c", false))).toEqual(["a", "c"]);
	expect(shown(withSource(layout, "c", true))).toEqual(["a", "b", "c"]);
	expect(withSource(layout, "a", true)).toEqual({ ...layout, focusedPane: 0 });
});

const acts = fc.array(
	fc.oneof(
		fc.record({
			act: fc.constant("show" as const),
			id: fc.constantFrom(..."abcdefgh"),
			beside: fc.boolean(),
		}),
		fc.record({ act: fc.constant("close" as const), id: fc.constantFrom(..."abcdefgh") }),
		fc.record({
			act: fc.constant("move" as const),
			index: fc.integer({ min: -1, max: 4 }),
			by: fc.double({ min: -2, max: 2, noNaN: true }),
		}),
	),
	{ maxLength: 40 },
);

test("whatever is done, there are at most four panes, none twice, none too small, together the whole width", () => {
	fc.assert(
		fc.property(acts, (deeds) => {
			let layout = defaultLayout(sources("a", "b"));
			for (const deed of deeds) {
				if (deed.act === "show") layout = withSource(layout, deed.id, deed.beside);
				else if (deed.act === "close") layout = withoutSources(layout, [deed.id]);
				else layout = withBorderMoved(layout, deed.index, deed.by);
				const ids = shown(layout);
				expect(ids.length).toBeLessThanOrEqual(mostPanes);
				expect(new Set(ids).size).toBe(ids.length);
				for (const { share } of layout.panes) expect(share).toBeGreaterThan(smallestShare - 1e-9);
				const whole = layout.panes.reduce((sum, { share }) => sum + share, 0);
				if (ids.length > 0) expect(whole).toBeCloseTo(1, 9);
				expect(layout.focusedPane).toBeGreaterThanOrEqual(0);
				if (ids.length > 0) expect(layout.panes[layout.focusedPane]).toBeDefined();
			}
		}),
	);
});

test("the keyboard stays with its pane when one before it closes, and goes to the one that takes its place", () => {
	const layout = { ...defaultLayout(sources("a", "b", "c")), focusedPane: 1 };
	expect(withoutSources(layout, ["a"])).toMatchObject({ focusedPane: 0 });
	expect(withoutSources(layout, ["b"])).toMatchObject({ focusedPane: 1 });
	expect(withoutSources({ ...layout, focusedPane: 2 }, ["c"])).toMatchObject({ focusedPane: 1 });
});

test("what is kept leaves out which pane has the keyboard", () => {
	const layout = defaultLayout(sources("a"));
	expect(keptLayout(layout)).toEqual({
		panes: layout.panes,
		scroll: {},
		activeClaimId: null,
		sides: layout.sides,
	});
});

test("a pane moves with its width, and the keyboard with it", () => {
	const before: PanesLayout = {
		...defaultLayout(sources("a", "b", "c")),
		panes: [
			{ sourceId: "a", share: 0.5 },
			{ sourceId: "b", share: 0.3 },
			{ sourceId: "c", share: 0.2 },
		],
		focusedPane: 0,
	};
	const moved = withPaneMoved(before, 0, 1);
	expect(moved.panes.map(({ sourceId, share }) => [sourceId, share])).toEqual([
		["b", 0.3],
		["a", 0.5],
		["c", 0.2],
	]);
	expect(moved.focusedPane).toBe(1);
	// One that another pane passes keeps the keyboard, too.
	expect(withPaneMoved(moved, 0, 1)).toMatchObject({ focusedPane: 0, panes: before.panes });
	expect(withPaneMoved(before, 0, -1)).toBe(before);
	expect(withPaneMoved(before, 2, 1)).toBe(before);
});

test("a pane shows another source at its width, but none twice", () => {
	const before = defaultLayout(sources("a", "b", "c", "d"));
	expect(withPaneReplaced(before, 1, "d").panes.map(({ sourceId }) => sourceId)).toEqual(["a", "d", "c"]);
	expect(withPaneReplaced(before, 1, "c")).toBe(before);
});
