/** What a quote's citation is made of; empty where it is not known. */
export interface Citation {
	readonly quote: string;
	readonly outlet: string;
	readonly title: string;
	/** In words for people. */
	readonly date: string;
}

/** A quote with its citation in plain text: `“quote” (outlet, title, date)`; what is not known is left out. */
export function citedText({ quote, ...source }: Citation): string {
	const known = knownParts(source).map(({ words }) => words);
	return known.length === 0 ? `“${quote}”` : `“${quote}” (${known.join(", ")})`;
}

/** The same as HTML: one paragraph, the title as a cited work. No words of the article are markup in it. */
export function citedHtml({ quote, ...source }: Citation): string {
	const words = escapeHtml(quote).replace(/\n/g, "<br>");
	const known = knownParts(source).map((part) =>
		part.isTitle ? `<cite>${escapeHtml(part.words)}</cite>` : escapeHtml(part.words),
	);
	return `<p dir="auto">“${words}”${known.length === 0 ? "" : ` (${known.join(", ")})`}</p>`;
}

function knownParts({ outlet, title, date }: Omit<Citation, "quote">): { words: string; isTitle: boolean }[] {
	const parts = [
		{ words: outlet, isTitle: false },
		{ words: title, isTitle: true },
		{ words: date, isTitle: false },
	];
	return parts
		.map((part) => ({ ...part, words: part.words.replace(/\s+/g, " ").trim() }))
		.filter(({ words }) => words !== "");
}

/** Text as HTML that shows it. */
export function escapeHtml(text: string): string {
	return text
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/"/g, "&quot;")
		.replace(/'/g, "&#39;");
}
