import { describe, expect, test } from "vitest";
import { isMasthead, isNameLike } from "./names.ts";
import { readByline } from "./recognise-byline.ts";

describe("bylines name people, organisations or nobody", () => {
	test.each([
		["By Ana Ruiz", "Ana Ruiz", ""],
		["BY ANA RUIZ", "ANA RUIZ", ""],
		["By Ana Ruiz and Luis van der Sol", "Ana Ruiz and Luis van der Sol", ""],
		["By Ana Ruiz, Luis Sol and Eva Paz", "Ana Ruiz, Luis Sol and Eva Paz", ""],
		["By Ana Ruiz, Political Correspondent", "Ana Ruiz", ""],
		["By Ana Ruiz in Oslo", "Ana Ruiz", ""],
		["By Ana Ruiz (@anaruiz)", "Ana Ruiz", ""],
		["By Ana Ruiz | Reuters", "Ana Ruiz", "Reuters"],
		["By Ana Ruiz Associated Press", "Ana Ruiz", "Associated Press"],
		["Par Ana Ruiz avec AFP", "Ana Ruiz", "AFP"],
		["Por Ana Ruiz", "Ana Ruiz", ""],
		["Von Ana Ruiz, Oslo", "Ana Ruiz", ""],
		["(Reporting by Ana Ruiz in Oslo; Editing by Luis Sol)", "Ana Ruiz", ""],
		["By Xinhua", "", "Xinhua"],
		["By The Associated Press", "", "Associated Press"],
		["By Reuters Staff", "", "Reuters"],
		["By Tern News Agency", "", "Tern News Agency"],
		["By Tern", "", "Tern"],
		["Por EFE", "", "EFE"],
		["— AFP", "", "AFP"],
		["By staff and agencies", "", ""],
		["Redacción", "", ""],
	])("%s", (line, author, organisation) => {
		expect(readByline(line)).toEqual({ author, organisation });
	});

	test.each([
		"By Tuesday the talks had ended.",
		"By Tuesday Evening",
		"By land and by sea",
		"By the time the police came, Ana Ruiz had left.",
		"Von der Leyen",
		"Por Dios",
		"Di Maria",
		"MAP",
		"By",
		"",
	])("not %j", (line) => {
		expect(readByline(line)).toBeUndefined();
	});
});

test("names of people are told from labels and places", () => {
	for (const name of ["Ana Ruiz", "Ana María de la Cruz", "J. R. Sol", "Jean-Luc O’Dell", "May Sol"]) {
		expect([name, isNameLike(name)]).toEqual([name, true]);
	}
	for (const label of [
		"Latin America",
		"World News",
		"Ana",
		"ana ruiz",
		"Top Stories",
		"Monday Evening",
		"The Sol",
		"Ana Ruiz said no",
	]) {
		expect([label, isNameLike(label)]).toEqual([label, false]);
	}
});

test("names of newspapers are told from sections", () => {
	for (const name of ["The Ellory Herald", "Harbour & Coast Review", "Tern News Agency"])
		expect(isMasthead(name)).toBe(true);
	for (const label of ["World News", "Latest News", "Top Stories", "Herald", "The harbour review begins"])
		expect(isMasthead(label)).toBe(false);
});
