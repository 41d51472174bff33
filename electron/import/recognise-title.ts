import { isMasthead, isNameLike } from "./names.ts";
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
/** In lines: a headline's words return soon. */
const takenUpWithin = 12;
const longWord = /[\p{L}\p{M}\d]{4,}/gu;
const siteSeparator = / (?:[|•·»:]{1,2}|[–—-]) /g;

/**
 * Finds the headline: a short line before the first paragraph that is no menu entry, name or masthead. Of several,
 * one that the page repeats is the headline (the longest, for menus are repeated too), then the first behind the menu
 * whose words the text takes up, then the first of at least four words, then the first at all. A text that begins with a paragraph has none: its subheads
 * cannot be told from a headline.
 */
export function recogniseTitle(lines: readonly RecognisedLine[], layout: Layout): ArticleTitle {
	const none = { line: -1, title: "", siteName: "", repeats: [] };
	if (layout.firstParagraph === lines.length) return none;
	const head = lines.slice(0, Math.min(layout.firstParagraph, longestHead));
	const candidates = head.flatMap((line, index) => (mayBeTitle(line) ? [index] : []));
	const text = (index: number) => lines[index]?.text ?? "";
	const pageTitle = candidates.map((index) => splitPageTitle(text(index), lines)).find((split) => split);
	const chosen =
		candidates.find((index) => text(index) === pageTitle?.title) ??
		chooseRepeated(candidates, lines) ??
		chooseByPlace(candidates, head, wordsOf(lines.slice(layout.firstParagraph)));
	if (chosen === undefined) return none;
	const alone = pageTitle === undefined ? splitSite(text(chosen)) : undefined;
	const { title, siteName } = pageTitle ?? alone ?? { title: text(chosen), siteName: "" };
	const repeats = lines.flatMap((line, index) =>
		index !== chosen && isRepeat(line, title, siteName) ? [index] : [],
	);
	return { line: chosen, title, siteName, repeats };
}

function mayBeTitle(line: RecognisedLine): boolean {
	const { text } = line;
	if (line.role !== "label" || line.notice !== undefined || text.length > longestTitle) return false;
	if (endsSentence(text) && !/[!?！？"'”’»)]$/.test(text)) return false;
	if (/[,;:]$/.test(text) || /^[•◦▪‣*-] /.test(text) || !/\p{L}/u.test(text)) return false;
	return (
		(wordCount(text) >= 3 && text.length >= 15) ||
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{6}/u.test(text)
	);
}

function chooseRepeated(candidates: readonly number[], lines: readonly RecognisedLine[]): number | undefined {
	const counts = new Map<string, number>();
	for (const line of lines.slice(0, longestHead)) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
	const repeated = candidates.filter((index) => (counts.get(lines[index]?.text ?? "") ?? 0) > 1);
	return repeated.reduce<number | undefined>(
		(longest, index) =>
			longest === undefined || (lines[index]?.text.length ?? 0) > (lines[longest]?.text.length ?? 0)
				? index
				: longest,
		undefined,
	);
}

function chooseByPlace(
	candidates: readonly number[],
	head: readonly RecognisedLine[],
	bodyWords: ReadonlySet<string>,
): number | undefined {
	const text = (index: number) => head[index]?.text ?? "";
	const menuEnd = head.findLastIndex((line) => line.notice === "menu" || line.notice === "section");
	const plain = candidates.filter((index) => !isNameLike(text(index)) && !isMasthead(text(index)));
	const long = plain.filter((index) => wordCount(text(index)) >= 4 || text(index).length >= 25);
	const behindMenu = long.filter((index) => index > menuEnd);
	return (
		behindMenu.find((index) => isTakenUp(text(index), bodyWords)) ??
		behindMenu[0] ??
		long.find((index) => isTakenUp(text(index), bodyWords)) ??
		long[0] ??
		plain[0] ??
		candidates[0]
	);
}

/** Whether the text uses at least a third of a headline's longer words, and two of them: menus and notes share none. */
function isTakenUp(headline: string, bodyWords: ReadonlySet<string>): boolean {
	const own = [...headline.toLowerCase().matchAll(longWord)].map(([word]) => word);
	const shared = own.filter((word) => bodyWords.has(word)).length;
	return shared >= 2 && shared * 3 >= own.length;
}

function wordsOf(lines: readonly RecognisedLine[]): ReadonlySet<string> {
	const beginning = lines.slice(0, takenUpWithin).map((line) => line.text.toLowerCase());
	return new Set(beginning.flatMap((text) => [...text.matchAll(longWord)].map(([word]) => word)));
}

/** "Headline | The Example Courier" where the headline stands alone elsewhere: then what follows the bar is the site. */
function splitPageTitle(text: string, lines: readonly RecognisedLine[]) {
	for (const separator of text.matchAll(siteSeparator)) {
		const title = text.slice(0, separator.index);
		const siteName = text.slice(separator.index + separator[0].length);
		const stands = lines.slice(0, longestHead).some((line) => line.text === title && line.role === "label");
		if (stands && wordCount(title) >= 3 && siteName.length <= 60) return { title, siteName };
	}
	return undefined;
}

/** Without such proof only a bar and a newspaper's name behind it are cut off. */
function splitSite(text: string) {
	const bar = text.lastIndexOf(" | ");
	const siteName = text.slice(bar + 3);
	return bar > 0 && isMasthead(siteName) ? { title: text.slice(0, bar), siteName } : undefined;
}

function isRepeat(line: RecognisedLine, title: string, siteName: string): boolean {
	if (line.text === title) return true;
	return (
		siteName !== "" &&
		line.text.startsWith(title) &&
		line.text.endsWith(siteName) &&
		line.text.length <= title.length + siteName.length + 4
	);
}

function wordCount(text: string): number {
	return text.split(" ").length;
}
