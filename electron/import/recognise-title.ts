import { chooseByPlace, chooseRepeated } from "./choose-title.ts";
import { isTitleAgain, splitLonelyTitle, splitPageTitle } from "./page-title.ts";
import { type Layout, longestHead } from "./recognise-layout.ts";
import { endsSentence, type RecognisedLine } from "./recognise-line.ts";

/** An article's headline. */
export interface ArticleTitle {
	/** The headline's line; -1 where the text has none before it begins. */
	readonly line: number;
	/** The headline, without the site's name behind it; empty where there is none. */
	readonly title: string;
	/** The site's name that a page's own title carries behind the headline; empty where none does. */
	readonly siteName: string;
	/** The lines that say the headline again. */
	readonly repeats: readonly number[];
}

const longestTitle = 300;
/** How many lines below a headline its byline or date stands at most. */
const bylineDistance = 3;

/**
 * Finds the headline: a short line before the first paragraph that is no menu entry, name or masthead; behind a
 * banner's sentences only right above a byline or date. Of several, one that the page repeats is the headline, then
 * the one that `chooseByPlace` takes. A text that begins with its first paragraph has none: its subheads cannot be
 * told from a headline.
 */
export function recogniseTitle(lines: readonly RecognisedLine[], layout: Layout): ArticleTitle {
	const chosen = choose(lines, layout);
	if (chosen === undefined) return { line: -1, title: "", siteName: "", repeats: [] };
	const text = lines[chosen.line]?.text ?? "";
	const pageTitle = chosen.pageTitles.find(({ title }) => title === text) ?? splitLonelyTitle(text);
	const repeats = lines.flatMap((line, index) =>
		index !== chosen.line && isTitleAgain(line, pageTitle) ? [index] : [],
	);
	return { line: chosen.line, ...pageTitle, repeats };
}

function choose(lines: readonly RecognisedLine[], layout: Layout) {
	if (layout.firstParagraph === lines.length) return undefined;
	const head = lines.slice(0, longestHead);
	const candidates = head.flatMap((line, index) => (mayBeTitle(line) ? [index] : []));
	const above = candidates.filter((index) => index < layout.firstParagraph);
	const pageTitles = above.flatMap((index) => splitPageTitle(head[index]?.text ?? "", head) ?? []);
	const line =
		above.find((index) => pageTitles.some(({ title }) => title === head[index]?.text)) ??
		chooseRepeated(above, head) ??
		chooseByPlace(above, head.slice(0, layout.firstParagraph), lines.slice(layout.firstParagraph)) ??
		candidates.find((index) => index < layout.bodyStart && isAboveByline(lines, index));
	return line === undefined ? undefined : { line, pageTitles };
}

function mayBeTitle(line: RecognisedLine): boolean {
	const { text } = line;
	if (line.role !== "label" || line.notice !== undefined || text.length > longestTitle) return false;
	if (endsSentence(text) && !/[!?！？"'”’»)]$/.test(text)) return false;
	if (/[,;:]$/.test(text) || /^(?:[•◦▪‣*-] |\p{Ll})/u.test(text) || !/\p{L}/u.test(text)) return false;
	return (
		(text.split(" ").length >= 3 && text.length >= 15) ||
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{6}/u.test(text)
	);
}

function isAboveByline(lines: readonly RecognisedLine[], index: number): boolean {
	const below = lines.slice(index + 1, index + 1 + bylineDistance);
	return below.some((line) => line.role === "byline" || line.role === "date");
}
