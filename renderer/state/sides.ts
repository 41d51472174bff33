import type { Layout, Side } from "../../shared/ipc/views.ts";
import { putSearchAside } from "./search-actions.ts";
import { type State, store, updateCase } from "./store.ts";

/** CSS pixels of width up to which the window has no room for columns beside the texts. */
export const narrowWindow = "(max-width: 680px)";

/** What decides which columns are on screen. */
export type SidesState = Pick<State, "drawer" | "editingClaim"> & {
	readonly hidden: Layout["hiddenSides"];
};

/**
 * Which columns are on screen. In a narrow window one at most, over the texts; in a wide one those that are not put
 * away. A claim that is being worded is in sight in any case.
 */
export function shownSides({ hidden, drawer, editingClaim }: SidesState, isNarrow: boolean): readonly Side[] {
	const worded = editingClaim === null ? null : "claims";
	const over = worded ?? drawer;
	if (isNarrow) return over === null ? [] : [over];
	return (["sources", "claims"] as const).filter((side) => side === worded || !hidden?.includes(side));
}

/** Brings a column out or puts it away, and returns whether it is on screen now. */
export function toggleSide(side: Side): boolean {
	const { open, drawer, editingClaim, search } = store.getState();
	if (!open) return false;
	const hidden = open.layout.hiddenSides ?? [];
	const isNarrow = matchMedia(narrowWindow).matches;
	// What was found lies over the sources.
	const isCovered = side === "sources" && search.isOpen;
	if (isCovered) putSearchAside();
	const isShown = !isCovered && shownSides({ hidden, drawer, editingClaim }, isNarrow).includes(side);
	if (isNarrow) store.setState({ drawer: isShown ? null : side });
	else {
		const others = hidden.filter((other) => other !== side);
		const hiddenSides = isShown ? [...others, side] : others;
		updateCase((now) => ({ ...now, layout: { ...now.layout, hiddenSides } }));
	}
	return !isShown;
}

/** Brings a column out where it is put away. */
export function showSide(side: Side): void {
	const { open, drawer, editingClaim } = store.getState();
	const state = { hidden: open?.layout.hiddenSides, drawer, editingClaim };
	if (!shownSides(state, matchMedia(narrowWindow).matches).includes(side)) toggleSide(side);
}

/** Puts away the column that lies over the texts, if one does. */
export function closeDrawer(): void {
	if (store.getState().drawer !== null) store.setState({ drawer: null });
}
