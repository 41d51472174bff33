import { expect, test } from "vitest";
import type { SourceView } from "../../shared/ipc/views.ts";
import { shownDate, sourceFacts, sourceName } from "./sources.ts";

function source(
	metadata: Partial<SourceView["metadata"]>,
	opening = "Rain fell.\nThen it stopped.",
): SourceView {
	const unknown = { title: "", outlet: "", author: "", publishedAt: "", updatedAt: "" };
	return {
		id: "a",
		fileNames: [],
		metadata: { ...unknown, ...metadata },
		words: 120,
		opening,
		boilerplate: [],
		excluded: false,
		warnings: [],
		group: "a",
	};
}

test.each([
	["2026-02-04", "4 Feb 2026"],
	["2026-02-04T11:13", "4 Feb 2026, 11:13"],
	["2026-12-31T23:59:58+01:00", "31 Dec 2026, 23:59"],
	["", ""],
	["last week", "last week"],
])("the date %j is shown as %j", (iso, shown) => {
	expect(shownDate(iso)).toBe(shown);
});

test("a source is called by its outlet, else its title, else its first words", () => {
	expect(sourceName(source({ outlet: "Courier", title: "Rain" }))).toBe("Courier");
	expect(sourceName(source({ title: "Rain" }))).toBe("Rain");
	expect(sourceName(source({}))).toBe("“Rain fell.…”");
	const long = "Nobody in the harbour had expected so much rain in one single night.";
	expect(sourceName(source({}, long))).toBe("“Nobody in the harbour had expected so…”");
});

test("an update on the day of publication is shown by its time alone", () => {
	const facts = (metadata: Partial<SourceView["metadata"]>) => sourceFacts(source(metadata));
	expect(facts({})).toBe("No date · 120 words");
	expect(facts({ publishedAt: "2026-02-04T11:13", updatedAt: "2026-02-04T14:23", author: "Ada" })).toBe(
		"4 Feb 2026, 11:13 · updated 14:23 · \u2068Ada\u2069 · 120 words",
	);
	expect(facts({ publishedAt: "2026-02-04", updatedAt: "2026-02-05" })).toBe(
		"4 Feb 2026 · updated 5 Feb 2026 · 120 words",
	);
	expect(facts({ publishedAt: "2026-02-04", updatedAt: "2026-02-04" })).toBe("4 Feb 2026 · 120 words");
});
