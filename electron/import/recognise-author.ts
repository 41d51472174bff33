import { isNameLike } from "./names.ts";
import { type Byline, readBareNames } from "./recognise-byline.ts";
import { type Layout, longestHead } from "./recognise-layout.ts";
import type { RecognisedLine } from "./recognise-line.ts";
import type { ArticleTitle } from "./recognise-title.ts";

/** Who wrote an article. */
export interface ArticleAuthor {
	/** As printed; empty where the text does not say. */
	readonly author: string;
	/** The agency or newspaper that bylines name; empty where none does. */
	readonly organisation: string;
	/** The line of a name that stands without "By", -1 where there is none. */
	readonly bareNameLine: number;
}

/** How many lines before a page's tail an article's credits may stand: notes about the outlet follow them. */
const creditDistance = 6;

/** How much of the text is searched for a name's words, in UTF-16 code units. */
const searchedLength = 100_000;

/**
 * Reads the bylines above and below an article: the first that names someone counts, and the first organisation.
 * Without one, names that stand without "By" count where nothing else is likely.
 */
export function recogniseAuthor(
	lines: readonly RecognisedLine[],
	layout: Layout,
	title: ArticleTitle,
	text: string,
): ArticleAuthor {
	const below = Math.max(layout.bodyStart, layout.tailStart - creditDistance);
	const bylines = [...lines.slice(0, layout.bodyStart), ...lines.slice(below)].flatMap((line) =>
		line.byline === undefined ? [] : [line.byline],
	);
	const organisation = bylines.find((byline) => byline.organisation !== "")?.organisation ?? "";
	const author = bylines.find((byline) => byline.author !== "")?.author ?? "";
	if (author !== "") return { author, organisation, bareNameLine: -1 };
	const bare = namesWithDate(lines, layout, text) ?? namesAlone(lines, layout, title, text);
	return {
		author: bare?.names.author ?? "",
		organisation: organisation || (bare?.names.organisation ?? ""),
		bareNameLine: bare?.line ?? -1,
	};
}

interface BareNames {
	readonly names: Byline;
	/** The names' own line; -1 where they share one with a date. */
	readonly line: number;
}

/** "Ana Ruiz | February 3, 2026". */
function namesWithDate(
	lines: readonly RecognisedLine[],
	layout: Layout,
	text: string,
): BareNames | undefined {
	for (const line of lines.slice(0, Math.min(layout.bodyStart, longestHead))) {
		for (const rest of line.date?.rest ?? []) {
			const names = rest.partedBy === "break" ? readBareNames(rest.text) : undefined;
			if (names !== undefined && !isMentioned(names.author, text)) return { names, line: -1 };
		}
	}
	return undefined;
}

/**
 * A name on a line of its own in the head. Beside a date almost any name is the author's; beside the headline one
 * needs three words ("Latin America" stands above headlines too) and may not continue a menu. None of its words may
 * occur in the article: a person or topic that the article is about is a tag.
 */
function namesAlone(
	lines: readonly RecognisedLine[],
	layout: Layout,
	title: ArticleTitle,
	text: string,
): BareNames | undefined {
	const isTitle = (index: number) => index === title.line || title.repeats.includes(index);
	for (let index = 0; index < Math.min(layout.bodyStart, longestHead); index++) {
		const line = lines[index];
		if (line?.role !== "label" || line.notice !== undefined || isTitle(index)) continue;
		const names = readBareNames(line.text);
		if (names === undefined) continue;
		const [before, after] = [lines[index - 1], lines[index + 1]];
		const besideDate = before?.role === "date" || after?.role === "date";
		const continuesMenu = before?.notice === "menu" || before?.notice === "section";
		const besideTitle = isTitle(index - 1) || isTitle(index + 1);
		const isLongName = isNameLike(line.text) && line.text.split(" ").length >= 3;
		const placed = besideDate || (besideTitle && isLongName && !continuesMenu);
		if (placed && !isMentioned(names.author, text)) return { names, line: index };
	}
	return undefined;
}

/** Whether a word of the names occurs in the text outside the lines that are the names. */
function isMentioned(names: string, text: string): boolean {
	const rest = text.slice(0, searchedLength).replaceAll(names, " ");
	return names.split(/[ ,]+/).some((part) => part.length > 3 && rest.includes(part));
}
