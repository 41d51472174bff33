import fc from "fast-check";
import { expect, test } from "vitest";
import { anyLine } from "../testing/arbitraries.ts";
import { sentencesOf } from "./sentences.ts";

const wordsOf = (line: string) => sentencesOf(line).map(({ start, end }) => line.slice(start, end));

test("sentences come in order, do not overlap, and hold all that is not white space", () => {
	const line = fc.oneof(
		anyLine,
		fc.array(
			fc.constantFrom("U.S. ", "Mr. ", "The ", "ship ", "sank. ", "Why? ", "  ", "船が沈んだ。", "۔ ", "J. "),
		),
	);
	fc.assert(
		fc.property(
			line.map((parts) => (typeof parts === "string" ? parts : parts.join(""))),
			(text) => {
				let last = 0;
				let between = "";
				for (const { start, end } of sentencesOf(text)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					between += text.slice(last, start);
					last = end;
				}
				expect((between + text.slice(last)).trim()).toBe("");
			},
		),
		{ numRuns: 500 },
	);
});

test.each([
	["The ferry sank. Nobody died.", ["The ferry sank.", "Nobody died."]],
	[
		"Mr. Quayle met Dr. Brook on Feb. 4 in St. Osk. It rained.",
		["Mr. Quayle met Dr. Brook on Feb. 4 in St. Osk.", "It rained."],
	],
	["U.S. President Orla Finn arrived.", ["U.S. President Orla Finn arrived."]],
	["He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]],
	["J. R. Hale wrote it. “Why?” she asked.", ["J. R. Hale wrote it.", "“Why?” she asked."]],
	["It left at 5 p.m. They waited.", ["It left at 5 p.m.", "They waited."]],
	[
		"About 3.5 tons of No. 2 oil leaked at 17.42 today.",
		["About 3.5 tons of No. 2 oil leaked at 17.42 today."],
	],
	["„Das z.B. Herr Prof. Brandt sagte.“ Mehr nicht.", ["„Das z.B. Herr Prof. Brandt sagte.“", "Mehr nicht."]],
	[
		"船が沈んだ。「誰も死ななかった。」警察は発表した。",
		["船が沈んだ。", "「誰も死ななかった。」", "警察は発表した。"],
	],
	["غرقت العبارة. هل مات أحد؟ لا أحد.", ["غرقت العبارة.", "هل مات أحد؟", "لا أحد."]],
	["המעבורת טבעה. איש לא נהרג.", ["המעבורת טבעה.", "איש לא נהרג."]],
	["Паром затонул. Никто не погиб.", ["Паром затонул.", "Никто не погиб."]],
	["   ", []],
	["", []],
])("the sentences of “%s”", (line, sentences) => {
	expect(wordsOf(line)).toEqual(sentences);
});
