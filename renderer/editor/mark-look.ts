import type { Stance } from "../../shared/schema/records.ts";

/** How a piece of highlighted text looks. */
export interface MarkLook {
	/** The stance of the span in each lane from the words downwards; null where a lane is empty here. */
	readonly lanes: readonly (Stance | null)[];
	/** Whose colour lies behind the words; `overlap` where no colour may speak for all. */
	readonly ground: Stance | "overlap";
	/** What lies over the words. */
	readonly edge: "none" | "active" | "unsaved";
}

/** Height of a lane in CSS pixels: a line of 2 and a gap, or a zigzag of 3. */
const laneHeight = 3;

/** From the upper end of the letters' box down to the tallest letters: the lines of the row above show there. */
const above = "0.36em";

/** How far the lanes go below the letters' box, in CSS pixels; the first lies between baseline and descenders. */
const below = 4 * laneHeight - 2;

/**
 * The class name of a look. Its rule is made when the look is first met: one rule with the few pictures that it
 * takes, in plain colours, is drawn many times faster than rules for each lane that add up by custom properties.
 */
export function markClass(look: MarkLook): string {
	const lanes = look.lanes.map((stance) => stance ?? "no").join("-");
	const name = `look-${lanes}-on-${look.ground}-under-${look.edge}`;
	if (!known.has(name)) {
		known.set(name, look);
		if (typeof document !== "undefined") sheet().insertRule(ruleOf(name, look));
	}
	return name;
}

const known = new Map<string, MarkLook>();
/** The window's colours by the names of their custom properties, as far as they have been asked for. */
const colours = new Map<string, string>();
let ownSheet: CSSStyleSheet | undefined;

/** All texts of the window share one sheet, which is made anew when the colours of the window are others. */
function sheet(): CSSStyleSheet {
	if (ownSheet) return ownSheet;
	const made = new CSSStyleSheet();
	ownSheet = made;
	document.adoptedStyleSheets.push(made);
	const remake = () => {
		colours.clear();
		made.replaceSync([...known].map(([name, look]) => ruleOf(name, look)).join("\n"));
	};
	new MutationObserver(remake).observe(document.documentElement, { attributeFilter: ["data-contrast"] });
	// Of tokens that are registered as colours, only the one of the present scheme is told.
	for (const query of ["(forced-colors: active)", "(prefers-color-scheme: dark)"])
		matchMedia(query).addEventListener("change", remake);
	return made;
}

function ruleOf(name: string, look: MarkLook): string {
	// Where a custom property stands in a rule, every element's pictures would be read from text again.
	const background = pictures(look).replace(/var\((--[a-z-]+)\)/g, (_, token) => colourOf(token));
	return `mark.${name} { padding-bottom: ${below}px; background: ${background}; }`;
}

function colourOf(token: string): string {
	const known = colours.get(token) ?? getComputedStyle(document.documentElement).getPropertyValue(token);
	colours.set(token, known);
	return known;
}

/** Pictures behind the words, the uppermost first. They take no room, so no line of text moves. */
function pictures({ lanes, ground, edge }: MarkLook): string {
	const lines = lanes.flatMap((stance, lane) =>
		stance ? lineOf[stance](below + 2 - lane * laneHeight) : [],
	);
	const behind = `linear-gradient(var(--${ground}-bg) 0 0) left top ${above} / 100% calc(100% - ${above} - ${below}px) no-repeat`;
	return [...edges[edge], ...lines, behind].join(", ");
}

/** Each stance has a kind of line: solid, zigzag, dotted. By the height of the lane above the lowest, in CSS pixels. */
const lineOf: Readonly<Record<Stance, (height: number) => string[]>> = {
	agrees: (height) => [`linear-gradient(var(--agrees) 0 0) left bottom ${height + 1}px / 100% 2px no-repeat`],
	// Down over the left half of a piece of 6 × 3 pixels, and up over the right half.
	conflicts: (height) => [
		`linear-gradient(45deg, transparent 1.4px, var(--conflicts) 1.7px 2.6px, transparent 2.9px) left bottom ${height}px / 6px 3px repeat-x`,
		`linear-gradient(135deg, transparent 3.5px, var(--conflicts) 3.8px 4.7px, transparent 5px) left bottom ${height}px / 6px 3px repeat-x`,
	],
	context: (height) => [
		`linear-gradient(90deg, var(--context) 2px, transparent 0) left bottom ${height + 1}px / 5px 2px repeat-x`,
	],
};

/** The active claim's evidence has a line over it; what the disk does not have yet a broken one. */
const edges: Readonly<Record<MarkLook["edge"], string[]>> = {
	none: [],
	active: [`linear-gradient(var(--focus) 0 0) left top ${above} / 100% 2px no-repeat`],
	unsaved: [
		`repeating-linear-gradient(90deg, var(--conflicts) 0 5px, transparent 5px 9px) left top ${above} / 100% 2px no-repeat`,
	],
};
