import type { RecognisedLine } from "./recognise-line.ts";
import { isListHeading } from "./recognise-notice.ts";

/** Where an article's parts begin, as indexes of lines. */
export interface Layout {
	/** The first line that reads as running text; the number of lines where none does. A title stands before it. */
	readonly firstParagraph: number;
	/** The first line of the running text proper, after leads and repeated headlines; dates and bylines stand before it. */
	readonly bodyStart: number;
	/** The first line after the running text; the number of lines where nothing follows it. */
	readonly tailStart: number;
	/** Whether the tail is a page's footer: at least three of its lines are notices, the heading of a list of other articles
	 * counting as two. */
	readonly hasFooter: boolean;
}

/** A page's head is searched this far, in lines; the largest menus have a few hundred entries. */
export const longestHead = 400;

/** How many footer notices make a footer. */
const footerThreshold = 3;

/** How many leads may stand before the running text. */
const mostLeads = 4;

/** Finds the parts of an article. Every part may be empty; the indexes are in range and in order. */
export function recogniseLayout(lines: readonly RecognisedLine[]): Layout {
	const firstParagraph = indexOrEnd(lines, lines.findIndex(isParagraph));
	const bodyStart = bodyStartFrom(lines, firstParagraph);
	const tailStart = tailStartAfter(lines, bodyStart);
	const hasFooter =
		lines.slice(tailStart).reduce((sum, line) => sum + footerWeight(line), 0) >= footerThreshold;
	return { firstParagraph, bodyStart, tailStart, hasFooter };
}

/**
 * The first paragraph that is followed by another with neither date nor byline between or right behind them: a
 * page prints its date after the headline and the leads, never after the article has begun.
 */
function bodyStartFrom(lines: readonly RecognisedLine[], firstParagraph: number): number {
	let candidate = firstParagraph;
	for (let leads = 0; leads <= mostLeads && candidate < lines.length; leads++) {
		const second = nextSignificant(lines, candidate);
		const third = nextSignificant(lines, second);
		if (isParagraph(lines[second]) && !isHeadLine(lines[third])) return candidate;
		candidate = isParagraph(lines[second]) ? second : nextParagraph(lines, second);
	}
	return firstParagraph;
}

/**
 * After the last paragraph, or earlier: pages put a sentence or two about themselves under their footers, so at
 * most two paragraphs may follow a gap with three footer notices in it.
 */
function tailStartAfter(lines: readonly RecognisedLine[], bodyStart: number): number {
	let end = lines.length;
	let weight = 0;
	let paragraphs = 0;
	let tailStart: number | undefined;
	for (let index = lines.length - 1; index >= bodyStart; index--) {
		const line = lines[index];
		if (isParagraph(line)) {
			tailStart ??= index + 1;
			if (weight >= footerThreshold) tailStart = end;
			paragraphs++;
			weight = 0;
			if (paragraphs > 2) break;
		} else if (line !== undefined) weight += footerWeight(line);
		end = index;
	}
	return tailStart ?? lines.length;
}

/** Buttons and links stand in the middle of articles too, so they prove no footer. */
function footerWeight({ notice, text }: RecognisedLine): number {
	if (notice === undefined || notice === "tool" || notice === "link" || notice === "remnant") return 0;
	return isListHeading(text) ? 2 : 1;
}

function isParagraph(line: RecognisedLine | undefined): boolean {
	return line?.role === "paragraph";
}

function isHeadLine(line: RecognisedLine | undefined): boolean {
	return line?.role === "byline" || line?.role === "date";
}

function nextSignificant(lines: readonly RecognisedLine[], index: number): number {
	return nextWhere(lines, index, (line) => isParagraph(line) || isHeadLine(line));
}

function nextParagraph(lines: readonly RecognisedLine[], index: number): number {
	return nextWhere(lines, index, isParagraph);
}

function nextWhere(
	lines: readonly RecognisedLine[],
	index: number,
	wanted: (line: RecognisedLine) => boolean,
): number {
	let next = index + 1;
	for (let line = lines[next]; line !== undefined && !wanted(line); line = lines[next]) next++;
	return Math.min(next, lines.length);
}

function indexOrEnd(lines: readonly RecognisedLine[], index: number): number {
	return index < 0 ? lines.length : index;
}
