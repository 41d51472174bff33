/** The text cut to `longest` UTF-16 code units at a word, with an ellipsis where something is missing. */
export function shorten(text: string, longest: number): string {
	const line = text.replace(/\s+/g, " ").trim();
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
	const atWord = cut.lastIndexOf(" ");
	return `${(atWord > longest / 2 ? cut.slice(0, atWord) : cut).trimEnd()}…`;
}

/** UTF-16 code units of a statement that is made of selected words: a whole text is no statement. */
const longestStatement = 300;

/** Selected words as the statement that a claim starts with: one line, cut at a word where they are many. */
export function startedStatement(quote: string): string {
	return shorten(quote, longestStatement);
}
