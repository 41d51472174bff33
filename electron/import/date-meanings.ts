import { calendarDay, twoDigits } from "./calendar.ts";
import { monthNumber } from "./calendar-words.ts";
import type { PrintedDay } from "./printed-day.ts";

/** What a piece of a publication line is. */
export type DateMeaning =
	| { readonly kind: "day"; readonly day: PrintedDay }
	| { readonly kind: "time"; readonly time: string }
	| { readonly kind: "zone"; readonly zone: string }
	| { readonly kind: "label"; readonly label: "published" | "updated" }
	| { readonly kind: "break" | "filler" | "relative" | "other" };

/** A day whose order is plain, or undefined where no such day is; the numbers are the groups of year, month and day. */
export function plainDay(
	match: RegExpExecArray,
	...groups: [number, number, number]
): DateMeaning | undefined {
	const [yearText = "", monthText = "", dayText = ""] = groups.map((group) => match[group]);
	const month = monthNumber(monthText) ?? Number(monthText);
	const day = calendarDay(Number(yearText), month, Number(dayText));
	if (day === undefined) return undefined;
	return { kind: "day", day: { monthFirst: day, dayFirst: day, printed: match[0] } };
}

/**
 * A day in figures with the year last, in groups 1, 3 and 4, the separator in group 2. With points it is day-first: no
 * country writes months first that way. Undefined where neither reading is a day.
 */
export function numericDay(match: RegExpExecArray): DateMeaning | undefined {
	const [first, second, yearNumber] = [Number(match[1]), Number(match[3]), Number(match[4])];
	const dayFirst = calendarDay(yearNumber, second, first);
	const monthFirst =
		match[2] === "." && dayFirst !== undefined ? dayFirst : calendarDay(yearNumber, first, second);
	if (dayFirst === undefined && monthFirst === undefined) return undefined;
	return { kind: "day", day: { monthFirst, dayFirst, printed: match[0] } };
}

/** A time of day as `HH:MM`; `half` is "a" or "p" on a twelve-hour clock. Undefined where no clock shows it. */
export function time(hourText = "", minuteText = "", half: string | undefined): DateMeaning | undefined {
	const hour = Number(hourText);
	const minute = Number(minuteText);
	if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
	const offset = half?.toLowerCase() === "p" ? 12 : 0;
	return {
		kind: "time",
		time: `${twoDigits(half === undefined ? hour : (hour % 12) + offset)}:${twoDigits(minute)}`,
	};
}

/** An offset from UTC: sign, hours and minutes in groups 1 to 3, all optional. Undefined where no zone has it. */
export function zone(match: RegExpExecArray): DateMeaning | undefined {
	const [, sign, hours = "0", minutes = "0"] = match;
	if (sign === undefined) return { kind: "zone", zone: "Z" };
	if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
	return { kind: "zone", zone: `${sign}${twoDigits(Number(hours))}:${twoDigits(Number(minutes))}` };
}
