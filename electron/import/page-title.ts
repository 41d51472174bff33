import { isMasthead } from "./names.ts";
import type { RecognisedLine } from "./recognise-line.ts";

/** A headline and the name of the site that a page's own title sets behind it. */
export interface PageTitle {
	readonly title: string;
	readonly siteName: string;
}

const separators = / (?:[|•·»:]{1,2}|[–—-]) /g;
const longestSiteName = 60;

/**
 * Splits "Headline | The Example Courier" where the headline also stands alone among `head`: then what follows the
 * bar is the site's name. Undefined without that proof.
 */
export function splitPageTitle(text: string, head: readonly RecognisedLine[]): PageTitle | undefined {
	for (const separator of text.matchAll(separators)) {
		const title = text.slice(0, separator.index);
		const siteName = text.slice(separator.index + separator[0].length);
		if (title.split(" ").length < 3 || siteName.length > longestSiteName) continue;
		if (head.some((line) => line.text === title && line.role === "label")) return { title, siteName };
	}
	return undefined;
}

/** Splits a headline that stands nowhere else: only at a bar, and only before a newspaper's name. */
export function splitLonelyTitle(text: string): PageTitle {
	const bar = text.lastIndexOf(" | ");
	const siteName = text.slice(bar + 3);
	return bar > 0 && isMasthead(siteName)
		? { title: text.slice(0, bar), siteName }
		: { title: text, siteName: "" };
}

/** Whether a line says a headline again, alone or with the site's name behind it. */
export function isTitleAgain(line: RecognisedLine, { title, siteName }: PageTitle): boolean {
	if (line.text === title) return true;
	return (
		siteName !== "" &&
		line.text.startsWith(title) &&
		line.text.endsWith(siteName) &&
		line.text.length <= title.length + siteName.length + 4
	);
}
