import { bareAgencyName, isKnownAgency, isUnmistakableAgency } from "./agencies.ts";
import { isNameLike, isNobody, isOrganisation } from "./names.ts";

/** Who a byline says wrote the article; both may be empty ("By staff and agencies"). */
export interface Byline {
	/** People, as printed, joined by the words that join them there. */
	readonly author: string;
	/** An agency or newspaper. */
	readonly organisation: string;
}

const longestByline = 120;
const nobody: Byline = { author: "", organisation: "" };

const english = /^(?:(?:written |reported |reporting |story |words |text )?by)\s+/iu;
const otherLanguages = /^(?:por|par|von|di|(?:texto?|author|autora?|auteure?|autore):)\s+/iu;
const reportingCredit = /^\(?(?:additional )?reporting by ([^;)]{3,100})(?:[;)]|$)/iu;

/**
 * Reads a line as a byline: "By Ana Ruiz", "By Xinhua", "Por Ana Ruiz | EFE", "(Reporting by …)", "— AFP". Undefined
 * for every other line, sentences beginning with "By" among them: only names may follow.
 */
export function readByline(line: string): Byline | undefined {
	if (line.length > 300) return undefined;
	const credit = reportingCredit.exec(line)?.[1];
	if (credit !== undefined) return readNames(credit, true);
	if (line.length > longestByline) return undefined;
	if (isNobody(line)) return nobody;
	const alone = line.replace(/^[-–—(\s]+|[)\s]+$/g, "");
	if (isUnmistakableAgency(alone)) return { author: "", organisation: bareAgencyName(alone) };
	const by = english.exec(line)?.[0].length;
	if (by !== undefined) return readNames(line.slice(by), true);
	const other = otherLanguages.exec(line)?.[0].length;
	// "Por Dios" and "Di Maria" are no bylines: outside English a single word must be a known agency.
	return other === undefined ? undefined : readNames(line.slice(other), false);
}

/**
 * Reads a line as names without "By": "Ana Ruiz in Oslo", "Example Times | Ana Ruiz". Undefined where it names no
 * person. Menus and headlines look the same, so only its place can say that such a line is a byline.
 */
export function readBareNames(line: string): Byline | undefined {
	const names = line.length > longestByline ? undefined : readNames(line, false);
	return names?.author ? names : undefined;
}

/** "Ana Ruiz and Luis Sol, Reuters": people first, then where they work; their posts and towns are left out. */
function readNames(text: string, singleWords: boolean): Byline | undefined {
	const authors: string[] = [];
	let organisation = "";
	for (const [index, raw] of text.split(/\s*(?:[|•·/—–,;(]|\s-\s)\s*/).entries()) {
		const part = withoutExtras(raw);
		if (part === "" || isNobody(part)) continue;
		const names = people(part) ?? personAndAgency(part) ?? organisationAlone(part, singleWords);
		if (names === undefined && index === 0) return undefined;
		if (names === undefined) break;
		if (names.author !== "") authors.push(names.author);
		organisation ||= names.organisation;
	}
	return { author: authors.join(", "), organisation };
}

function people(part: string): Byline | undefined {
	const all = part.split(/ (?:and|&|y|e|et|und) /).every(isPerson);
	return all ? { author: part, organisation: "" } : undefined;
}

/** "Ana Ruiz and AFP", and the Associated Press's way to set its name behind the writer's without a mark. */
function personAndAgency(part: string): Byline | undefined {
	const words = part.split(" ");
	for (let end = 2; end < words.length; end++) {
		const author = words.slice(0, end).join(" ");
		const agency = words
			.slice(end)
			.join(" ")
			.replace(/^(?:and|with|&|avec|mit|con|com|e|y|et|und) /, "");
		if (isPerson(author) && isKnownAgency(agency)) return { author, organisation: bareAgencyName(agency) };
	}
	return undefined;
}

function organisationAlone(part: string, singleWords: boolean): Byline | undefined {
	if (!isOrganisation(part) || !(singleWords || part.includes(" ") || isKnownAgency(part))) return undefined;
	return { author: "", organisation: bareAgencyName(part) };
}

function isPerson(name: string): boolean {
	return isNameLike(name) && !isKnownAgency(name);
}

function withoutExtras(part: string): string {
	return part
		.replace(/@\w+/g, "")
		.replace(/ (?:in|for|at|en|em|à|pour|für|aus) \p{L}.*$/u, "")
		.replace(/[)\s.:]+$/, "")
		.trim();
}
