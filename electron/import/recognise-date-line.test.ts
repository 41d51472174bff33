import { describe, expect, test } from "vitest";
import { formatDay } from "./calendar.ts";
import { readDateLine } from "./recognise-date-line.ts";

/** What a line says, as "label YYYY-MM-DD[THH:MM]"; both readings where the order is open. */
function read(line: string): string[] | undefined {
	return readDateLine(line)?.mentions.map(({ label, day, time }) => {
		const readings = new Set([day.monthFirst, day.dayFirst].flatMap((one) => (one ? [formatDay(one)] : [])));
		return `${label} ${[...readings].join(" or ")}${time === "" ? "" : `T${time}`}`;
	});
}

describe("dates alone on a line", () => {
	test.each([
		["March 5, 2025", "bare 2025-03-05"],
		["Mar. 5, 2025, 10:15 a.m.", "bare 2025-03-05T10:15"],
		["Wed March 5, 2025 12:05 AM EST", "bare 2025-03-05T00:05"],
		["March 5th, 2025 - 12:30 pm", "bare 2025-03-05T12:30"],
		["5 March 2025", "bare 2025-03-05"],
		["Wednesday 5 March 2025, 06:30", "bare 2025-03-05T06:30"],
		["Wed 5 Mar 2025 18.15 GMT", "bare 2025-03-05T18:15Z"],
		["5-Mar-2025", "bare 2025-03-05"],
		["2025-03-05", "bare 2025-03-05"],
		["2025-03-05 10:15", "bare 2025-03-05T10:15"],
		["2025-03-05T10:15:00Z", "bare 2025-03-05T10:15Z"],
		["2025-03-05T10:15:00.123+05:30", "bare 2025-03-05T10:15+05:30"],
		["2025/03/05", "bare 2025-03-05"],
		["05.03.2025, 10:15 Uhr", "bare 2025-03-05T10:15"],
		["Mittwoch, 5. März 2025, 10:15 Uhr", "bare 2025-03-05T10:15"],
		["5 de marzo de 2025 a las 10:15", "bare 2025-03-05T10:15"],
		["5 de março de 2025 às 10h15", "bare 2025-03-05T10:15"],
		["mercredi 5 mars 2025 à 10h15", "bare 2025-03-05T10:15"],
		["1er mars 2025", "bare 2025-03-01"],
		["2025年3月5日", "bare 2025-03-05"],
		["03/05/2025 10:15", "bare 2025-03-05 or 2025-05-03T10:15"],
		["03/25/2025", "bare 2025-03-25"],
		["25/03/2025 - 14h41", "bare 2025-03-25T14:41"],
		["March 5, 2025 10:15 UTC+2", "bare 2025-03-05T10:15+02:00"],
		["March 5, 2025 10:15 (GMT-5)", "bare 2025-03-05T10:15-05:00"],
	])("%s", (line, expected) => {
		expect(read(line)).toEqual([expected]);
		expect(readDateLine(line)?.rest).toEqual([]);
	});
});

describe("dates with what they are called", () => {
	test.each([
		[
			"Published: 11:13, March 4, 2025 | Updated: 14:23, March 5, 2025",
			["published 2025-03-04T11:13", "updated 2025-03-05T14:23"],
		],
		[
			"Published 25/03/2025 11:20 | Edited 26/03/2025 11:47",
			["published 2025-03-25T11:20", "updated 2025-03-26T11:47"],
		],
		["Last updated on March 5, 2025", ["updated 2025-03-05"]],
		["First published on 5 March 2025 at 9am", ["published 2025-03-05T09:00"]],
		["March 5, 2025 / 5:39 AM / Updated an hour ago", ["bare 2025-03-05T05:39"]],
		["March 5, 2025Updated 5:31 p.m. ET", ["bare 2025-03-05", "updated 2025-03-05T17:31"]],
		["March 5, 20257:32 PM UTC", ["bare 2025-03-05T19:32Z"]],
		[
			"Veröffentlicht am 5. März 2025, aktualisiert: 6. März 2025",
			["published 2025-03-05", "updated 2025-03-06"],
		],
		["Stand: 05.03.2025 18:40 Uhr", ["updated 2025-03-05T18:40"]],
		["Publicado el 5 de marzo de 2025 a las 18:40", ["published 2025-03-05T18:40"]],
		["Última actualización: 5 de marzo de 2025, 9:15", ["updated 2025-03-05T09:15"]],
		["Publicado em 25/03/2025 às 18h40 - Atualizado há 2 horas", ["published 2025-03-25T18:40"]],
		[
			"Publié le 5 mars 2025 à 18h40, mis à jour le 6 mars 2025 à 09h15",
			["published 2025-03-05T18:40", "updated 2025-03-06T09:15"],
		],
		["Pubblicato il 5 marzo 2025 alle 10:15", ["published 2025-03-05T10:15"]],
	])("%s", (line, expected) => {
		expect(read(line)).toEqual(expected);
		expect(readDateLine(line)?.rest).toEqual([]);
	});

	test("a label alone speaks of the next line, and a relative time gives no date", () => {
		expect(readDateLine("Published")).toMatchObject({ pendingLabel: "published", mentions: [] });
		expect(readDateLine("Updated 2 hours ago")).toMatchObject({ pendingLabel: undefined, mentions: [] });
	});

	test("words beside the dates come back as rest", () => {
		expect(readDateLine("By Ana de la Cruz | March 5, 2025")?.rest).toEqual([
			{ text: "By Ana de la Cruz", partedBy: "break" },
		]);
		expect(readDateLine("Oslo, March 5, 2025")?.rest).toEqual([{ text: "Oslo", partedBy: "comma" }]);
	});
});

describe("lines that are no publication lines", () => {
	test.each([
		"The ministers met on March 5, 2025 in Oslo and agreed on nothing that anyone there was willing to put into words.",
		"Published authors are rare in this town",
		"Stand up for the harbour",
		"February 31, 2025",
		"13/13/2025",
		"12:30",
		"",
	])("%j", (line) => {
		expect(readDateLine(line)).toBeUndefined();
	});
});
