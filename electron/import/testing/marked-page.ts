import type { BlockKind } from "../../../shared/schema/files.ts";
import type { ImportedArticle } from "../article.ts";
import { importPastedText } from "../plain-text.ts";

/**
 * Pages of tests carry what recognition should make of them in their margin: a letter for the block's kind, then
 * `x` where it folds away, then the text: "Tx" is a folded title, "P " a paragraph that stays.
 */
const letters: Readonly<Record<BlockKind, string>> = {
	title: "T",
	heading: "H",
	paragraph: "P",
	quote: "Q",
	caption: "C",
	"list-item": "L",
	byline: "B",
	dateline: "D",
};

const margin = /^[A-Z][ x] /;

/** The page without its margin and blank lines: what a reader would have saved. */
export function unmarked(page: string): string {
	return markedLines(page)
		.map((line) => line.replace(margin, ""))
		.join("\n");
}

/** The page's lines with their margins, to compare with `marked`. */
export function markedLines(page: string): string[] {
	return page
		.split("\n")
		.map((line) => line.replace(/^\t+/, ""))
		.filter((line) => line !== "");
}

/** An imported article with what was recognised in the margin. */
export function marked({ blocks, boilerplate }: ImportedArticle): string[] {
	return blocks.map(
		({ kind, text }, index) => `${letters[kind]}${boilerplate.includes(index) ? "x" : " "} ${text}`,
	);
}

/** Imports a marked page as pasted text; throws where the import fails, because a test's page never should. */
export function importPage(page: string): ImportedArticle {
	const imported = importPastedText(unmarked(page));
	if (!imported.ok) throw new Error(imported.problem.message);
	return imported.value;
}
