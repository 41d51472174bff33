import { store } from "../state/store.ts";
import { focusText } from "./pane.tsx";

/** The parts of the window that F6 goes through, each by what in it takes the keyboard. */
const regions = [".search", ".sources", ".panes", ".claims"];

/** Where F6 enters a region: the first of these that is there. */
const entrances = [".active [data-walk]", "[aria-current]", ".search-field", "[data-walk]", "button"];

/** Gives the keyboard to the next or previous part of the window. */
export function toNextRegion(step: 1 | -1): void {
	const there = regions.filter((region) => document.querySelector(region));
	const here = there.findIndex((region) => document.activeElement?.closest(region));
	const next = there[(Math.max(here, here < 0 && step > 0 ? -1 : 0) + step + there.length) % there.length];
	if (next === ".panes") return void focusText(store.getState().open?.layout.focusedPane ?? 0);
	if (next !== undefined) toRegion(next);
}

/** Gives the keyboard to what in a part of the window takes it first; does nothing where the part is not there. */
export function toRegion(region: string): void {
	const place = document.querySelector(region);
	const found = entrances.map((entrance) => place?.querySelector<HTMLElement>(entrance));
	found.find((element) => element)?.focus();
}
