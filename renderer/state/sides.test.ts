import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keptLayout } from "./layout.ts";
import { openCase } from "./open-case.ts";
import { closeDrawer, shownSides, toggleSide } from "./sides.ts";
import { store } from "./store.ts";
import { caseView } from "./testing/views.ts";

const asAtFirst = { hidden: undefined, drawer: null, editingClaim: null };

let isNarrow = false;

beforeEach(() => {
	isNarrow = false;
	vi.stubGlobal("matchMedia", () => ({ matches: isNarrow }));
	store.setState({ open: openCase(caseView()), drawer: null, editingClaim: null });
});

afterEach(() => vi.unstubAllGlobals());

const hidden = () => store.getState().open?.layout.hiddenSides ?? [];

test("a wide window shows the columns that are not put away, a narrow one at most the one over the texts", () => {
	expect(shownSides(asAtFirst, false)).toEqual(["sources", "claims"]);
	expect(shownSides({ ...asAtFirst, hidden: ["sources"] }, false)).toEqual(["claims"]);
	expect(shownSides(asAtFirst, true)).toEqual([]);
	expect(shownSides({ ...asAtFirst, drawer: "sources" }, true)).toEqual(["sources"]);
});

test("a claim that is being worded is in sight in any case", () => {
	const worded = { hidden: ["sources", "claims"], drawer: "sources", editingClaim: "k" } as const;
	expect(shownSides(worded, false)).toEqual(["claims"]);
	expect(shownSides(worded, true)).toEqual(["claims"]);
});

test("what is put away in a wide window is kept; what lies over the texts of a narrow one is not", () => {
	expect(toggleSide("claims")).toBe(false);
	expect(hidden()).toEqual(["claims"]);
	const layout = store.getState().open?.layout;
	expect(layout && keptLayout(layout)).toMatchObject({ hiddenSides: ["claims"] });
	isNarrow = true;
	expect(toggleSide("claims")).toBe(true);
	expect(toggleSide("sources")).toBe(true);
	expect(store.getState().drawer).toBe("sources");
	closeDrawer();
	expect(store.getState().drawer).toBeNull();
	expect(hidden()).toEqual(["claims"]);
	isNarrow = false;
	expect(toggleSide("claims")).toBe(true);
	expect(hidden()).toEqual([]);
});
