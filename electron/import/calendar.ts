/** A day of the Gregorian calendar, as printed; no time zone. */
export interface CalendarDay {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
}

const millisecondsPerDay = 86_400_000;

/** The day, or undefined where the calendar has no such day or it lies outside 1900–2099, where no article is from. */
export function calendarDay(year: number, month: number, day: number): CalendarDay | undefined {
	if (year < 1900 || year > 2099) return undefined;
	const instant = new Date(Date.UTC(year, month - 1, day));
	return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day
		? { year, month, day }
		: undefined;
}

/** Days since 1 January 1970; differences of two are numbers of days. */
export function dayNumber(day: CalendarDay): number {
	return Date.UTC(day.year, day.month - 1, day.day) / millisecondsPerDay;
}

/** The day that many days after 1 January 1970; undoes `dayNumber`. */
export function dayFromNumber(number: number): CalendarDay {
	const instant = new Date(number * millisecondsPerDay);
	return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(number: number): number {
	return (((number + 4) % 7) + 7) % 7;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: CalendarDay): string {
	return `${day.year}-${twoDigits(day.month)}-${twoDigits(day.day)}`;
}

/** A number from 0 to 99 with a leading zero where it needs one. */
export function twoDigits(number: number): string {
	return String(number).padStart(2, "0");
}
