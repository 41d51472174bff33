import { type CalendarDay, calendarDay, dayFromNumber, dayNumber, weekdayOf } from "./calendar.ts";
import { longWeekdayPattern, monthNumber, monthPattern, weekdayNumber } from "./calendar-words.ts";
import type { DateOrder, PrintedDay } from "./printed-day.ts";

/** In UTF-16 code units. An article is shorter; what comes after is not searched, so that a huge file costs no more. */
const searchedLength = 200_000;

/** How far before its publication an article's own days lie, in days: news is told within the week. */
const window = 7;

/**
 * In which order a text writes dates in figures (`02/04/2026`), decided by the text alone, the strongest kind of
 * evidence first: another such date with a field above 12; a weekday with its day of the month; a day written out
 * with its month. A kind counts only where it speaks for one order and not the other. Undefined where none does.
 */
export function recogniseDateOrder(published: PrintedDay, text: string): DateOrder | undefined {
	const { monthFirst, dayFirst } = published;
	const article = text.slice(0, searchedLength);
	if (monthFirst === undefined) return "day-first";
	if (dayFirst === undefined) return "month-first";
	return (
		only(numericOrders(article)) ??
		only(ordersFitting(monthFirst, dayFirst, (reading) => weekdayFits(article, reading))) ??
		only(ordersFitting(monthFirst, dayFirst, (reading) => writtenDayFits(article, reading)))
	);
}

function only(orders: ReadonlySet<DateOrder>): DateOrder | undefined {
	const [first] = orders;
	return orders.size === 1 ? first : undefined;
}

function ordersFitting(
	monthFirst: CalendarDay,
	dayFirst: CalendarDay,
	fits: (reading: CalendarDay) => boolean,
): ReadonlySet<DateOrder> {
	const orders = new Set<DateOrder>();
	if (fits(monthFirst)) orders.add("month-first");
	if (fits(dayFirst)) orders.add("day-first");
	return orders;
}

function numericOrders(text: string): ReadonlySet<DateOrder> {
	const orders = new Set<DateOrder>();
	for (const match of text.matchAll(/(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])/g)) {
		const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
		const monthFirst = calendarDay(year, first, second);
		const dayFirst = calendarDay(year, second, first);
		if (monthFirst !== undefined && dayFirst === undefined) orders.add("month-first");
		if (dayFirst !== undefined && monthFirst === undefined) orders.add("day-first");
	}
	return orders;
}

/** "Tuesday (3)", "martes, 3,": number in brackets, or alone between the weekday and a stop, so not "Tuesday 3 people". */
const weekdayAndDay = new RegExp(
	`(?<![\\p{L}\\d])(${longWeekdayPattern})(?:,? ?\\((\\d{1,2})(?:st|nd|rd|th|\\.)?\\)|,? (\\d{1,2})(?=[,;.)](?!\\d)))`,
	"giu",
);

function weekdayFits(text: string, published: CalendarDay): boolean {
	for (const match of text.matchAll(weekdayAndDay)) {
		const weekday = weekdayNumber(match[1] ?? "");
		const dayOfMonth = Number(match[2] ?? match[3]);
		const fits = daysUpTo(published).some(
			(number) => weekdayOf(number) === weekday && dayFromNumber(number).day === dayOfMonth,
		);
		if (fits) return true;
	}
	return false;
}

const writtenDay = new RegExp(
	`(?<![\\p{L}\\d])(?:(${monthPattern})\\.? (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)? (?:de |of )?(${monthPattern}))(?![\\p{L}\\d])(?:,? (?:de |del )?((?:19|20)\\d\\d))?`,
	"giu",
);

function writtenDayFits(text: string, published: CalendarDay): boolean {
	for (const match of text.matchAll(writtenDay)) {
		const name = match[1] ?? match[4] ?? "";
		// In lower case the short names are words of their own ("may", "set", "out").
		if (name.length < 4 && name === name.toLowerCase()) continue;
		const month = monthNumber(name);
		const dayOfMonth = Number(match[2] ?? match[3]);
		const fits = daysUpTo(published).some((number) => {
			const day = dayFromNumber(number);
			return (
				day.month === month &&
				day.day === dayOfMonth &&
				(match[5] === undefined || day.year === Number(match[5]))
			);
		});
		if (fits) return true;
	}
	return false;
}

function daysUpTo(published: CalendarDay): number[] {
	const last = dayNumber(published);
	return Array.from({ length: window + 1 }, (_, index) => last - index);
}
