import type { BlockKind } from "../../shared/schema/files.ts";
import { endsSentence, type RecognisedLine } from "./recognise-line.ts";

/** Lines that recognition found a place for; -1 where there is none. */
export interface PlacedLines {
	readonly title: number;
	readonly firstParagraph: number;
	readonly bareName: number;
	readonly credit: number;
}

const longestHeading = 120;
const longestQuestion = 80;
const longestQuote = 600;
/** Marks that only lists use; hyphens, asterisks and numbers need a neighbour that continues the list. */
const bullet = /^[•◦▪‣⁃●■▸►] ?\S/;
const dash = /^[-*] \S/;
const number = /^(\d{1,3})[.)] \S/;

/**
 * The kind of each line, in order. Kinds are part of a source's identity (rule F3), so they depend on the texts of
 * the blocks alone, and every doubt ends at `paragraph`. Whoever changes a rule here or under it gives the same
 * article a new identity: tests pin the kinds of known texts for that reason.
 */
export function recogniseKinds(lines: readonly RecognisedLine[], placed: PlacedLines): BlockKind[] {
	return lines.map((_, index) => placedKind(index, placed) ?? kindOfLine(lines, index, placed));
}

function placedKind(index: number, placed: PlacedLines): BlockKind | undefined {
	if (index === placed.title) return "title";
	return index === placed.bareName || index === placed.credit ? "byline" : undefined;
}

function kindOfLine(lines: readonly RecognisedLine[], index: number, placed: PlacedLines): BlockKind {
	const line = lines[index];
	if (line === undefined || line.role === "notice") return "paragraph";
	if (line.role === "date") return line.byline === undefined ? "dateline" : "byline";
	if (line.role === "byline" || line.role === "caption") return line.role;
	if (line.role === "post" || isWholeQuote(line.text)) return "quote";
	if (isListItem(lines, index)) return "list-item";
	return isHeading(lines, index, placed) ? "heading" : "paragraph";
}

/** A block within one pair of quotation marks, or marked with ">" as in mail. */
function isWholeQuote(text: string): boolean {
	if (text.length > longestQuote) return false;
	return /^> \S/.test(text) || /^["“„«][^"“”„«»]{20,}["“”»]$/.test(text);
}

function isListItem(lines: readonly RecognisedLine[], index: number): boolean {
	const text = lines[index]?.text ?? "";
	if (bullet.test(text)) return true;
	const [before, after] = [lines[index - 1]?.text ?? "", lines[index + 1]?.text ?? ""];
	if (dash.test(text)) return [before, after].some((other) => dash.test(other) && other[0] === text[0]);
	const value = numberOf(text);
	return value !== undefined && (numberOf(before) === value - 1 || numberOf(after) === value + 1);
}

function numberOf(text: string): number | undefined {
	const digits = number.exec(text)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/**
 * A short line of the body that does not end as a sentence and stands between two paragraphs. Behind another short
 * line it may be one of an unmarked list, behind a headline or byline a lead: those are left paragraphs.
 */
function isHeading(lines: readonly RecognisedLine[], index: number, placed: PlacedLines): boolean {
	const line = lines[index];
	if (line?.role !== "label" || line.text.length > longestHeading) return false;
	if (index <= (placed.title < 0 ? placed.firstParagraph : placed.title)) return false;
	if (!/^["“„«‘'¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(line.text) || /[,;:]$/.test(line.text)) return false;
	const isQuestion = /[?？]$/.test(line.text) && line.text.length <= longestQuestion;
	if (endsSentence(line.text) && !isQuestion) return false;
	if (line.notice === "section" && lines[index - 1]?.notice !== undefined) return false;
	const before = neighbour(lines, index, -1)?.role;
	return neighbour(lines, index, 1)?.role === "paragraph" && (before === "paragraph" || before === "post");
}

/** The nearest line in a direction that is neither notice nor caption: those stand between a heading and its text. */
function neighbour(
	lines: readonly RecognisedLine[],
	index: number,
	step: 1 | -1,
): RecognisedLine | undefined {
	let next = index + step;
	while (lines[next]?.role === "notice" || lines[next]?.role === "caption") next += step;
	return lines[next];
}
