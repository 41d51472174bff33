import { describe, expect, test } from "vitest";
import { calendarDay } from "./calendar.ts";
import { recogniseDateOrder } from "./recognise-date-order.ts";

/** 5 March 2025 (a Wednesday) or 3 May 2025 (a Saturday). */
const open = {
	monthFirst: calendarDay(2025, 3, 5),
	dayFirst: calendarDay(2025, 5, 3),
	printed: "03/05/2025",
};

describe("the order of 03/05/2025 is decided by the text", () => {
	test.each([
		[
			"a weekday with its day of the month",
			"The council met this Tuesday (4) in the old hall.",
			"month-first",
		],
		["the same in Portuguese", "O conselho reuniu-se na sexta-feira (2).", "day-first"],
		["the same in Spanish, without brackets", "El consejo se reunió el viernes, 2, en la sala.", "day-first"],
		["a day written out", "The council met on March 4 in the old hall.", "month-first"],
		["a day written out in German", "Der Rat tagte am 2. Mai im alten Saal.", "day-first"],
		["a day written out with its year", "It ended on 3 May 2025.", "day-first"],
		["another date with a field above 12", "The vote is on 03/25/2025.", "month-first"],
		["the same the other way round", "A votação é em 25/03/2025.", "day-first"],
	])("by %s", (_, text, order) => {
		expect(recogniseDateOrder(open, text)).toBe(order);
	});

	test("a stronger kind of evidence is not overruled by a weaker one", () => {
		expect(recogniseDateOrder(open, "On 25/03/2025 they said that on March 4 all was well.")).toBe(
			"day-first",
		);
		expect(recogniseDateOrder(open, "This Tuesday (4) they spoke of May 1.")).toBe("month-first");
	});

	test.each([
		["nothing", "The council met in the old hall."],
		["days that fit both", "It met on March 4 and again on May 2."],
		["days far from both", "It met on January 4."],
		["a day of another year", "It met on March 4, 2019."],
		["a weekday before a number of people", "On Tuesday 4 people came."],
		["a verb that looks like a month", "It may 4 times say so."],
		["contradicting dates in figures", "From 25/03/2025 to 03/26/2025."],
	])("not by %s", (_, text) => {
		expect(recogniseDateOrder(open, text)).toBeUndefined();
	});

	test("a field above 12 in the date itself decides", () => {
		const plain = { monthFirst: undefined, dayFirst: calendarDay(2025, 3, 25), printed: "25/03/2025" };
		expect(recogniseDateOrder(plain, "")).toBe("day-first");
	});
});
