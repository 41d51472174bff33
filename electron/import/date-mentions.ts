import type { DateToken } from "./date-tokens.ts";
import type { PrintedDay } from "./printed-day.ts";

/** A date that a publication line prints. */
export interface DateMention {
	/** What the line calls the date; `bare` where it says nothing. */
	readonly label: "published" | "updated" | "bare";
	readonly day: PrintedDay;
	/** `HH:MM`, then `Z` or an offset where one is printed; empty where no time is. */
	readonly time: string;
}

/** What belongs to one date: at most one label, which begins it, one day and one time. */
interface Segment {
	label: DateMention["label"];
	day: PrintedDay | undefined;
	time: string;
	zone: string;
}

/** The dates of a line in the order printed, each with the label before it and the time beside it. */
export function mentionsOf(tokens: readonly DateToken[]): DateMention[] {
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
