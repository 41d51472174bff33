import { bareAgencyName, isKnownAgency } from "./agencies.ts";
import { cleanLine } from "./clean-line.ts";
import { isCapitalised, isNobody } from "./names.ts";
import { type Byline, readByline } from "./recognise-byline.ts";
import { isCaption } from "./recognise-caption.ts";
import { type DateLine, type DateLineRest, readDateLine } from "./recognise-date-line.ts";
import { type Notice, readNotice } from "./recognise-notice.ts";

/** What a line is, told from the line alone; everything that needs its neighbours comes later. */
export interface RecognisedLine {
	/** The text as `cleanLine` gives it. */
	readonly text: string;
	/** `label` is any short line that no rule knows: headline, subhead, name, menu entry. */
	readonly role: "notice" | "date" | "byline" | "caption" | "post" | "paragraph" | "label";
	readonly notice?: Notice | undefined;
	readonly date?: DateLine | undefined;
	/** Of a byline, or of a date line with a byline in it. */
	readonly byline?: Byline | undefined;
}

/** Recognises one block's text. Sections' names ("Politics") come back as labels with their notice: see `Notice`. */
export function recogniseLine(blockText: string): RecognisedLine {
	const text = cleanLine(blockText);
	const notice = readNotice(text);
	if (notice === "section") return { text, role: "label", notice };
	if (notice !== undefined) return { text, role: "notice", notice };
	const date = readDateLine(text);
	if (date?.rest.every(mayStandBesideDate)) return { text, role: "date", date, byline: bylineIn(date) };
	const byline = readByline(text);
	if (byline !== undefined) return { text, role: "byline", byline };
	if (isCaption(text)) return { text, role: "caption" };
	if (isPost(text)) return { text, role: "post" };
	return { text, role: isParagraph(text) ? "paragraph" : "label" };
}

/** Whether a line ends as sentences do; "in the U.S." does not. */
export function endsSentence(text: string): boolean {
	const end = text.slice(-20);
	return /[.。．…!?！？]["'”’»)\]]*$/.test(end) && !/(?:^|[\s(])(?:\p{Lu}\.){2,}$/u.test(end);
}

/**
 * Whether a line is part of an embedded social-media post: a link to its picture or the line that names its
 * author. Its date is the post's.
 */
export function isPost(text: string): boolean {
	return /pic\.(?:twitter|x)\.com\/|^[—–-] ?.{1,80}\(@\w{1,30}\)|^@\w{2,30}$/.test(text);
}

/** "… he said. — AFP": an agency's name behind the last sentence, which ends all the same. */
const signature = /(?<=[.!?。]["'”’»)]?)\s?(?:[-–—]{1,2}\s?)?\(?(\p{L}[\p{L} -]{1,25})\)?\.?$/u;

/** The agency that signs a paragraph at its end, as printed; undefined where none does. */
export function signatureOf(text: string): string | undefined {
	const name = signature.exec(text.slice(-80))?.[1]?.trim() ?? "";
	return isKnownAgency(name) ? bareAgencyName(name) : undefined;
}

/** Short questions and exclamations may be headlines, so they count as text only when they are long. */
function isParagraph(text: string): boolean {
	if (text.length >= 160) return true;
	if (!endsSentence(text)) return text.length >= 30 && signatureOf(text) !== undefined;
	return /[!?！？]["'”’»)\]]*$/.test(text) ? text.length >= 100 : text.length >= 30 || /。/.test(text);
}

function mayStandBesideDate(rest: DateLineRest): boolean {
	if (rest.text.length > 80) return false;
	if (readByline(rest.text) !== undefined || isNobody(rest.text)) return true;
	if (rest.partedBy === "space") return false;
	return isCapitalised(rest.text) || readNotice(rest.text) !== undefined;
}

function bylineIn(date: DateLine): Byline | undefined {
	for (const { text, partedBy } of date.rest) {
		const byline = readByline(text);
		if (byline !== undefined) return byline;
		if (partedBy === "break" && isKnownAgency(text))
			return { author: "", organisation: bareAgencyName(text) };
	}
	return undefined;
}
