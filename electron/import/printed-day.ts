import { type CalendarDay, dayNumber } from "./calendar.ts";

/** Whether dates in figures (`02/04/2026`) name the month or the day first. */
export type DateOrder = "month-first" | "day-first";

/** A day as printed, under both orders: equal where the order is plain, undefined where a reading is no day. */
export interface PrintedDay {
	readonly monthFirst: CalendarDay | undefined;
	readonly dayFirst: CalendarDay | undefined;
	readonly printed: string;
}

/** The day where both readings agree or only one is a day of the calendar; undefined where the order is open. */
export function certainDay({ monthFirst, dayFirst }: PrintedDay): CalendarDay | undefined {
	if (monthFirst === undefined || dayFirst === undefined) return monthFirst ?? dayFirst;
	return dayNumber(monthFirst) === dayNumber(dayFirst) ? monthFirst : undefined;
}

/** The day under an order; undefined where the order is open and not given. */
export function readDay(day: PrintedDay, order: DateOrder | undefined): CalendarDay | undefined {
	const certain = certainDay(day);
	if (certain !== undefined || order === undefined) return certain;
	return order === "month-first" ? day.monthFirst : day.dayFirst;
}
