import { dayNumber, formatDay } from "./calendar.ts";
import type { DateMention } from "./date-mentions.ts";
import { certainDay, type DateOrder, readDay } from "./printed-day.ts";
import { recogniseDateOrder } from "./recognise-date-order.ts";
import type { Layout } from "./recognise-layout.ts";
import { isPost, type RecognisedLine } from "./recognise-line.ts";

/** When an article says that it was published and changed. */
export interface ArticleDates {
	/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, with `Z` or `+HH:MM` only where the text prints it; empty where it does not say. */
	readonly publishedAt: string;
	readonly updatedAt: string;
	/** What could not be decided, in sentences for the analyst. */
	readonly warnings: readonly string[];
}

interface PlacedMention extends DateMention {
	readonly line: number;
}

/** How many lines of an embedded post may stand between its author's handle and its date. */
const postLength = 3;

/**
 * Finds the publication and update dates among the lines made of dates. A labelled date ("Published …") counts
 * wherever it stands, a bare one only in the head of the article; dates in sentences and in embedded posts never.
 * `title` is the title's line, -1 for none; `text` is the article's, searched for what decides `02/04/2026`.
 */
export function recogniseDates(
	lines: readonly RecognisedLine[],
	layout: Layout,
	title: number,
	text: string,
): ArticleDates {
	const mentions = mentionsIn(lines);
	const published =
		best(mentions.filter((mention) => mention.label === "published")) ??
		bareDate(
			mentions.filter((mention) => mention.label === "bare" && mention.line < layout.bodyStart),
			layout,
			title,
		);
	const updated = best(mentions.filter((mention) => mention.label === "updated"));
	const order = orderOf(published, updated, text);
	const undecided = [
		...(published === undefined ? [] : [undecidedWarning("publication", published, order)]),
		...(updated === undefined ? [] : [undecidedWarning("update", updated, order)]),
	];
	return {
		publishedAt: published === undefined ? "" : format(published, order),
		updatedAt: updated === undefined ? "" : format(updated, order),
		warnings: undecided.filter((warning) => warning !== ""),
	};
}

function mentionsIn(lines: readonly RecognisedLine[]): PlacedMention[] {
	const mentions: PlacedMention[] = [];
	for (const [index, line] of lines.entries()) {
		if (line.date === undefined) continue;
		const pending = lines[index - 1]?.date?.pendingLabel;
		const inPost = lines.slice(Math.max(0, index - postLength), index).some((before) => isPost(before.text));
		for (const mention of line.date.mentions) {
			if (inPost && mention.label === "bare") continue;
			const label = mention.label === "bare" && pending !== undefined ? pending : mention.label;
			mentions.push({ ...mention, label, line: index });
		}
	}
	return mentions;
}

/** The first whose order is plain, else the first: some pages print a date in figures and again in words. */
function best(mentions: readonly PlacedMention[]): PlacedMention | undefined {
	return mentions.find((mention) => certainDay(mention.day) !== undefined) ?? mentions[0];
}

/**
 * Behind the title rather than before it, where pages print the day of the visit. Between paragraphs a bare date
 * counts only if it is the only one: several are the entries of a timeline.
 */
function bareDate(
	mentions: readonly PlacedMention[],
	layout: Layout,
	title: number,
): PlacedMention | undefined {
	const inHead = mentions.filter((mention) => mention.line < layout.firstParagraph);
	const afterLead = mentions.filter((mention) => mention.line > layout.firstParagraph);
	const behindTitle = inHead.filter((mention) => mention.line > title);
	const sole = new Set(afterLead.map((mention) => mention.line)).size === 1 ? afterLead : [];
	return best(behindTitle) ?? best(sole) ?? best(inHead);
}

function orderOf(
	published: PlacedMention | undefined,
	updated: PlacedMention | undefined,
	text: string,
): DateOrder | undefined {
	const day = [published, updated].map((mention) => mention?.day).find((one) => one && !certainDay(one));
	if (day === undefined) return undefined;
	const order = recogniseDateOrder(day, text);
	if (order !== undefined || published === undefined || updated === undefined) return order;
	// Nothing is updated before it is published.
	const possible = (["month-first", "day-first"] as const).filter((one) => {
		const [first, second] = [readDay(published.day, one), readDay(updated.day, one)];
		return first !== undefined && second !== undefined && dayNumber(first) <= dayNumber(second);
	});
	return possible.length === 1 ? possible[0] : undefined;
}

function format(mention: PlacedMention, order: DateOrder | undefined): string {
	const day = readDay(mention.day, order);
	if (day === undefined) return "";
	return mention.time === "" ? formatDay(day) : `${formatDay(day)}T${mention.time}`;
}

function undecidedWarning(what: string, mention: PlacedMention, order: DateOrder | undefined): string {
	const { monthFirst, dayFirst, printed } = mention.day;
	if (readDay(mention.day, order) !== undefined || monthFirst === undefined || dayFirst === undefined)
		return "";
	return `The ${what} date “${printed}” can be read as ${formatDay(monthFirst)} or as ${formatDay(dayFirst)}, and the text does not say which: enter it by hand.`;
}
