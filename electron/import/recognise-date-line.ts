import { type DateToken, dateTokens, type PrintedDay } from "./date-tokens.ts";
import { publishedPattern, relativePattern, updatedPattern } from "./date-words.ts";

/** A date that a publication line prints. */
export interface DateMention {
	/** What the line calls the date; `bare` where it says nothing. */
	readonly label: "published" | "updated" | "bare";
	readonly day: PrintedDay;
	/** `HH:MM`, then `Z` or an offset where one is printed; empty where no time is. */
	readonly time: string;
}

/** What a line made of dates says. */
export interface DateLine {
	/** In the order printed; empty for a label alone ("Published") and for "2 hours ago". */
	readonly mentions: readonly DateMention[];
	/** The label of a line that is only a label: it speaks of the next line. */
	readonly pendingLabel: "published" | "updated" | undefined;
	/** What stands beside the dates: a byline, a name, a place. */
	readonly rest: readonly DateLineRest[];
}

export interface DateLineRest {
	readonly text: string;
	/** What parts it from the dates: a bar, bullet, dash or label; a comma behind it, as after places; or a space. */
	readonly partedBy: "break" | "comma" | "space";
}

const longestLine = 200;
/** Words beside the dates: two names, a newspaper and a town. */
const mostOtherWords = 16;
/** In UTF-16 code units; a longer line that ends as a sentence is one. */
const longestSentenceLike = 100;
const anyYear = /(?:19|20)\d\d/;
const labelFirst = new RegExp(
	`^[\\s(|•·-]*(?:${relativePattern}|${updatedPattern}|${publishedPattern})`,
	"iu",
);

/**
 * Reads a line that consists of dates, times, their labels and at most some words set beside them; undefined
 * where there is neither a date nor a label. Whether the words beside may stand there the caller decides, so a
 * short sentence that mentions a date comes back as a date line with the sentence as its rest.
 */
export function readDateLine(line: string): DateLine | undefined {
	if (line.length > longestLine || (line.length > longestSentenceLike && /[.!?]["'”’)]*$/.test(line))) {
		return undefined;
	}
	if (!anyYear.test(line) && !labelFirst.test(line)) return undefined;
	const tokens = dateTokens(line, mostOtherWords);
	if (tokens === undefined) return undefined;
	const rest = restOf(line, tokens);
	if (tokens.some((token) => token.kind === "day")) {
		return { mentions: mentionsOf(tokens), pendingLabel: undefined, rest };
	}
	const labels = tokens.filter((token) => token.kind === "label");
	const relative = tokens.some((token) => token.kind === "relative");
	if (rest.length > 0 || (labels.length === 0 && !relative)) return undefined;
	const pending = labels.length === 1 && !relative ? labels[0]?.label : undefined;
	return { mentions: [], pendingLabel: pending, rest };
}

/** What belongs to one date: at most one label, which begins it, one day and one time. */
interface Segment {
	label: DateMention["label"];
	day: PrintedDay | undefined;
	time: string;
	zone: string;
}

function mentionsOf(tokens: readonly DateToken[]): DateMention[] {
	const mentions: DateMention[] = [];
	for (const { label, day, time, zone } of segmentsOf(tokens)) {
		// "February 3, 2026, updated 17:30" means 17:30 on the day just named.
		const dayMeant = day ?? (label !== "bare" && time !== "" ? mentions.at(-1)?.day : undefined);
		if (dayMeant !== undefined) mentions.push({ label, day: dayMeant, time: time + zone });
	}
	return mentions;
}

function segmentsOf(tokens: readonly DateToken[]): Segment[] {
	let segment: Segment = { label: "bare", day: undefined, time: "", zone: "" };
	const segments = [segment];
	for (const token of tokens) {
		if (beginsSegment(token, segment)) {
			segment = { label: "bare", day: undefined, time: "", zone: "" };
			segments.push(segment);
		}
		if (token.kind === "label") segment.label = token.label;
		else if (token.kind === "day") segment.day = token.day;
		else if (token.kind === "time") segment.time ||= token.time;
		else if (token.kind === "zone" && segment.time !== "") segment.zone ||= token.zone;
	}
	return segments;
}

function beginsSegment(token: DateToken, segment: Segment): boolean {
	if (token.kind === "label") return true;
	if (token.kind === "day") return segment.day !== undefined;
	return token.kind === "time" && segment.time !== "" && segment.day !== undefined;
}

/** Words that are neither date nor filler, in runs; fillers inside a run ("de", "la") belong to it. */
function restOf(line: string, tokens: readonly DateToken[]): DateLineRest[] {
	const rest: DateLineRest[] = [];
	let start = 0;
	let end = -1;
	let afterBreak = false;
	const finish = (beforeBreak: boolean) => {
		if (end >= 0) {
			const text = line.slice(start, end).replace(/^[\s,;:.()[\]-]+/, "");
			const comma = line[end] === "," ? "comma" : "space";
			rest.push({ text, partedBy: beforeBreak || afterBreak ? "break" : comma });
		}
		end = -1;
	};
	for (const token of tokens) {
		if (token.kind === "other") end = token.end;
		else if (token.kind !== "filler") {
			finish(token.kind === "break" || token.kind === "label");
			afterBreak = token.kind === "break" || token.kind === "label";
			start = token.end;
		}
	}
	finish(false);
	return rest;
}
