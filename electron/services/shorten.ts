/** The text cut to `longest` UTF-16 code units at a word, with an ellipsis where something is missing. */
export function shorten(text: string, longest: number): string {
	const line = text.replace(/\s+/g, " ").trim();
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
	const atWord = cut.lastIndexOf(" ");
	return `${(atWord > longest / 2 ? cut.slice(0, atWord) : cut).trimEnd()}…`;
}
