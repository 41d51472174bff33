/**
 * A line ends at \r\n, \n or \r, and nowhere else. U+2028, U+2029, vertical tab, form feed and NEL stay inside
 * their line although Unicode calls them breaks, because in saved articles they seldom are one:
 *
 * - U+2028 and the vertical tab are the soft breaks of page layout and word processors, set inside a sentence;
 *   to cut there would leave halves that cannot be highlighted together with their meaning.
 * - a form feed is where a PDF's page ended, as often as not in mid-sentence;
 * - NEL (U+0085) is nearly always an ellipsis of windows-1252 that someone read as Latin-1.
 *
 * Rule F1 keeps a line exactly as decoded, so a break that is not a line end may not vanish either.
 */
const lineEnd = /\r\n|\n|\r/;

/** The lines of a text in order, without their line ends; joined by `\n` they are the text with its line ends unified. */
export function splitLines(text: string): string[] {
	return text.split(lineEnd);
}

/** Whether a line holds nothing but what ECMAScript calls white space, so that every engine agrees. */
export function isBlankLine(line: string): boolean {
	return line.trim() === "";
}

/** The texts of a plain text's blocks: each non-blank line, untrimmed and otherwise exactly as decoded (rule F1). */
export function splitBlocks(text: string): string[] {
	return splitLines(text).filter((line) => !isBlankLine(line));
}
