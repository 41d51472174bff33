import { bareAgencyName, isKnownAgency } from "./agencies.ts";
import { isMasthead, isOrganisation } from "./names.ts";
import { type Layout, longestHead } from "./recognise-layout.ts";
import { endsSentence, type RecognisedLine, signatureOf } from "./recognise-line.ts";

/** An outlet's name and the line that gives it. */
export interface ArticleOutlet {
	/** As printed; empty where the text does not say. */
	readonly outlet: string;
	/** The line that is nothing but its credit ("Source: …"), -1 where none is. */
	readonly creditLine: number;
}

const credit =
	/^(?:source|sources|fuente|fonte|quelle|original|originally published (?:at|by|in|on)|via) ?:? ?(.{3,120})$/iu;
const domain = /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\d-]{1,63}\.){1,4}\p{L}{2,24})(?:\/\S*)?$/iu;
const placeAgency = /^[^()]{0,80}\(([^()]{2,40})\)\s?(?:[-–—.:]|$|\p{Lu})/u;
const leadingAgency = /^\(([^()]{2,40})\)\s/u;

/**
 * Finds who published the article, the plainest statement first: the site's name in the page's title, the footer's
 * copyright, a credit ("Source: example.org") behind the text, a masthead above the title, a name in capitals in
 * the footer, an agency in the byline, in the dateline ("ROME (ANSA) -") or signed at the end ("— AFP").
 */
export function recogniseOutlet(
	lines: readonly RecognisedLine[],
	layout: Layout,
	title: { readonly line: number; readonly siteName: string },
	bylineOrganisation: string,
): ArticleOutlet {
	const creditLine = lines.findIndex(
		(line, index) => index >= layout.tailStart && readCredit(line.text) !== "",
	);
	const outlet =
		title.siteName ||
		copyrightHolder(lines, layout) ||
		readCredit(lines[creditLine]?.text ?? "") ||
		masthead(lines, title.line) ||
		footerName(lines, layout) ||
		bylineOrganisation ||
		datelineAgency(lines, layout) ||
		signature(lines, layout);
	return { outlet, creditLine };
}

function readCredit(text: string): string {
	const source = credit.exec(text)?.[1] ?? "";
	const site = domain.exec(source)?.[1];
	if (site !== undefined) return site.toLowerCase();
	return source !== "" && (isKnownAgency(source) || (isOrganisation(source) && source.includes(" ")))
		? source
		: "";
}

/** "© 2026 The Example Courier. All rights reserved." */
function copyrightHolder(lines: readonly RecognisedLine[], layout: Layout): string {
	for (const line of lines.slice(layout.tailStart)) {
		if (line.notice !== "copyright") continue;
		const holder = line.text
			.replace(/^(?:©|\(c\)|copyright|(?:19|20)\d\d|by\b|[-–,.:\s])+/i, "")
			.split(
				/\.(?:\s|$)|[|,;•·]| [-–—] |(?:\s|^)(?:all rights|(?:19|20)\d\d|or its|and its|todos los|todos os|tous droits|alle rechte)/i,
			)[0]
			?.trim();
		if (holder && holder.length <= 60 && /^[\p{Lu}\d]/u.test(holder)) return holderName(holder);
	}
	return "";
}

function masthead(lines: readonly RecognisedLine[], title: number): string {
	const above = lines.slice(0, Math.min(Math.max(title, 0), longestHead));
	return (
		above.find((line) => line.role === "label" && line.notice === undefined && isMasthead(line.text))?.text ??
		""
	);
}

/** A name in capitals, the only one in a page's footer: a site's mark. */
function footerName(lines: readonly RecognisedLine[], layout: Layout): string {
	if (!layout.hasFooter) return "";
	const names = lines
		.slice(layout.tailStart)
		.filter((line) => line.role === "label" && isCapitals(line.text));
	const [name] = names;
	return name !== undefined && names.every((other) => other.text === name.text) ? name.text : "";
}

function isCapitals(text: string): boolean {
	return /^\p{Lu}[\p{Lu}\d&'’. -]{2,39}$/u.test(text) && text.split(" ").length <= 4 && !endsSentence(text);
}

function datelineAgency(lines: readonly RecognisedLine[], layout: Layout): string {
	const paragraphs = lines.slice(layout.firstParagraph, layout.bodyStart + 2);
	for (const { role, text } of paragraphs) {
		if (role !== "paragraph") continue;
		const name = (placeAgency.exec(text.slice(0, 150)) ?? leadingAgency.exec(text.slice(0, 60)))?.[1] ?? "";
		const agency = name.split(/[,/]/)[0]?.trim() ?? "";
		if (isKnownAgency(agency)) return bareAgencyName(agency);
	}
	return "";
}

function signature(lines: readonly RecognisedLine[], layout: Layout): string {
	const last = lines[layout.tailStart - 1];
	return last?.role === "paragraph" ? (signatureOf(last.text) ?? "") : "";
}

function holderName(holder: string): string {
	const name = holder.replace(/ (?:Limited|Ltd|Inc|LLC|PLC|plc|GmbH|AG|S\.?A\.?|Corp|Corporation)$/u, "");
	return isKnownAgency(name) ? bareAgencyName(name) : name;
}
