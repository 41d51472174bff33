import type { Preferences } from "../schema/preferences.ts";

/** What can be chosen, in the order in which it is offered. */
export const preferenceChoices = {
	theme: ["system", "light", "dark"],
	contrast: ["system", "high"],
	textFont: ["serif", "sans"],
	motion: ["system", "reduced"],
} as const;

/** Between what a number can be set, and by what steps. */
export interface NumberRange {
	readonly least: number;
	readonly most: number;
	readonly step: number;
}

/** The numbers that can be set. */
export const preferenceRanges = {
	/** Size of an article's letters, in CSS pixels. */
	textSize: { least: 12, most: 32, step: 1 },
	/** Length of an article's lines, in widths of a zero (CSS `ch`). */
	lineWidth: { least: 40, most: 100, step: 2 },
	/** Height of an article's lines, in sizes of its letters. */
	lineHeight: { least: 1.3, most: 2.2, step: 0.1 },
	/** Size of the whole window, in per cent. */
	zoom: { least: 50, most: 300, step: 10 },
} as const satisfies Readonly<Record<string, NumberRange>>;

/** How the window looks until somebody says otherwise. */
export const defaultPreferences: Preferences = {
	theme: "system",
	contrast: "system",
	textFont: "serif",
	textSize: 17,
	lineWidth: 62,
	lineHeight: 1.6,
	motion: "system",
	zoom: 100,
};
