import type { BlockKind } from "../../shared/schema/files.ts";
import type { MetadataField } from "../../shared/schema/records.ts";
import { recogniseAuthor } from "./recognise-author.ts";
import { recogniseBoilerplate } from "./recognise-boilerplate.ts";
import { recogniseDates } from "./recognise-dates.ts";
import { recogniseKinds } from "./recognise-kinds.ts";
import { recogniseLayout } from "./recognise-layout.ts";
import { type RecognisedLine, recogniseLine } from "./recognise-line.ts";
import { recogniseOutlet } from "./recognise-outlet.ts";
import { recogniseTitle } from "./recognise-title.ts";

/** What a text says about itself. */
export interface RecognisedArticle {
	/** One for each block, in order. */
	readonly kinds: readonly BlockKind[];
	/** Indexes of blocks, ascending. */
	readonly boilerplate: readonly number[];
	/** Single lines; empty where the text does not say. */
	readonly metadata: Readonly<Record<MetadataField, string>>;
	/** What could not be decided, in sentences for the analyst. */
	readonly warnings: readonly string[];
}

/** An article has some hundred lines; in a file with more than these only its beginning is looked at. */
const mostLines = 20_000;
const unread: RecognisedLine = { text: "", role: "paragraph" };

/**
 * Recognises an article from the texts of its blocks and nothing else: no clock, no file name, no blank lines. So
 * whoever imports the same blocks gets the same answer. Never throws. Lines beyond the first 20,000 are paragraphs, so
 * that time hardly grows with the size of a file that is no article.
 */
export function recogniseArticle(blockTexts: readonly string[]): RecognisedArticle {
	const text = blockTexts.slice(0, mostLines).join("\n");
	const lines = blockTexts.map((block, index) => (index < mostLines ? recogniseLine(block) : unread));
	const layout = recogniseLayout(lines);
	const title = recogniseTitle(lines, layout);
	const dates = recogniseDates(lines, layout, title.line, text);
	const { author, organisation, bareNameLine } = recogniseAuthor(lines, layout, title, text);
	const { outlet, creditLine } = recogniseOutlet(lines, layout, title, organisation);
	const placed = {
		title: title.line,
		firstParagraph: layout.firstParagraph,
		bareName: bareNameLine,
		credit: creditLine,
	};
	return {
		kinds: recogniseKinds(lines, placed),
		boilerplate: recogniseBoilerplate(lines, layout, placed, title.repeats),
		metadata: {
			title: title.title,
			outlet,
			// A page that is not the agency's own names it as the writer.
			author: author === "" && organisation !== outlet ? organisation : author,
			publishedAt: dates.publishedAt,
			updatedAt: dates.updatedAt,
		},
		warnings: dates.warnings,
	};
}
