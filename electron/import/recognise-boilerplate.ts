import { isMasthead } from "./names.ts";
import type { PlacedLines } from "./recognise-kinds.ts";
import type { Layout } from "./recognise-layout.ts";
import type { RecognisedLine } from "./recognise-line.ts";
import { isListHeading } from "./recognise-notice.ts";

/** How many lines behind a lead the text may begin with the same words. */
const leadDistance = 8;
/** In UTF-16 code units: headlines of other articles are shorter. */
const longestEntry = 160;

/**
 * Indexes, ascending, of the lines that are obviously not the article: notices; the headline said again; a lead
 * that the text repeats word for word (the text's own copy stays); what a menu, a footer or a list of other
 * articles has between its known entries. A paragraph of the text is none of these.
 */
export function recogniseBoilerplate(
	lines: readonly RecognisedLine[],
	layout: Layout,
	placed: PlacedLines,
	titleRepeats: readonly number[],
): number[] {
	const folded = new Set(titleRepeats);
	const headEnd = placed.title < 0 ? layout.firstParagraph : placed.title;
	const menu = lines.slice(0, headEnd).filter((line) => line.notice === "menu" || line.notice === "section");
	for (const [index, line] of lines.entries()) {
		if (line.role === "notice") folded.add(index);
		if (index < headEnd && isMenuEntry(line, menu.length) && index !== placed.bareName) folded.add(index);
		if (index <= layout.bodyStart && isRepeatedLead(lines, index)) folded.add(index);
	}
	for (const index of footerEntries(lines, layout)) if (index !== placed.credit) folded.add(index);
	return [...folded].sort((one, other) => one - other);
}

/** Above the headline: a section's name, or in a menu of three known entries another of at most three words. */
function isMenuEntry(line: RecognisedLine, knownEntries: number): boolean {
	if (line.role !== "label") return false;
	if (line.notice === "section") return true;
	return (
		knownEntries >= 3 && line.text.split(" ").length <= 3 && line.text.length <= 30 && !isMasthead(line.text)
	);
}

function isRepeatedLead(lines: readonly RecognisedLine[], index: number): boolean {
	const line = lines[index];
	if (line?.role !== "paragraph") return false;
	const following = lines.slice(index + 1, index + 1 + leadDistance);
	return following.some((other) => other.text === line.text);
}

/**
 * Short lines of the tail behind a footer's first notice or the heading of a list of other articles. One right
 * before a paragraph may be its heading and stays.
 */
function footerEntries(lines: readonly RecognisedLine[], layout: Layout): number[] {
	const entries: number[] = [];
	let inFooter = false;
	for (let index = layout.tailStart; index < lines.length; index++) {
		const line = lines[index];
		if (line?.role === "notice") inFooter ||= layout.hasFooter || isListHeading(line.text);
		else if (line?.notice === "section" || (inFooter && isEntry(line, lines[index + 1]))) entries.push(index);
	}
	return entries;
}

function isEntry(line: RecognisedLine | undefined, next: RecognisedLine | undefined): boolean {
	if (line === undefined || line.text.length > longestEntry) return false;
	return line.role === "date" || (line.role === "label" && next?.role !== "paragraph");
}
