import { monthPattern, weekdayPattern } from "./calendar-words.ts";
import { type DateMeaning, numericDay, plainDay, time, zone } from "./date-meanings.ts";
import { fillerPattern, publishedPattern, relativePattern, updatedPattern } from "./date-words.ts";

/** One piece of a line that may be a publication line; `start` and `end` are UTF-16 offsets into it. */
export type DateToken = DateMeaning & { readonly start: number; readonly end: number };

/** What a token's first character may be; it decides which rules are tried. */
type First = "digit" | "letter" | "mark";
interface Rule {
	readonly first: readonly First[];
	readonly pattern: RegExp;
	/** Undefined declines the match (no such day) and leaves the place to the next rule. */
	readonly meaning: (match: RegExpExecArray) => DateMeaning | undefined;
}

const year = "((?:19|20)\\d\\d)(?!\\d(?!\\d?:\\d\\d))";
const gap = "[\\s./-]{1,3}";
const end = "(?![\\p{L}\\d])";

/** Tried in order at each place. */
const rules: readonly Rule[] = [
	rule("digit", "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)", (match) => plainDay(match, 1, 3, 4)),
	rule("digit", "(\\d{4})年(\\d{1,2})月(\\d{1,2})日", (match) => plainDay(match, 1, 2, 3)),
	rule("letter", `(${monthPattern})\\.?[\\s-]?(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s?|[\\s-])${year}`, (match) =>
		plainDay(match, 3, 1, 2),
	),
	rule(
		"digit",
		`(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)?${gap}(?:de |of )?(${monthPattern})\\.?,?${gap}(?:de |del )?${year}`,
		(match) => plainDay(match, 3, 2, 1),
	),
	rule("digit", `(\\d{1,2})([./-])(\\d{1,2})\\2${year}`, numericDay),
	rule(
		"digit",
		"(\\d{1,2})(?:[:.]|\\s?h\\s?)(\\d{2})(?::\\d{2}(?:[.,]\\d{1,9})?)?(?!\\d)(?:\\s?([ap])\\.?m\\b\\.?)?",
		(match) => time(match[1], match[2], match[3]),
	),
	rule("digit", "(\\d{1,2})\\s?([ap])\\.?m\\b\\.?", (match) => time(match[1], "0", match[2])),
	rule("digit", `(\\d{1,2})\\s?(?:h|uhr)${end}`, (match) => time(match[1], "0", undefined)),
	rule("letter mark", "\\(?(?:utc|gmt)(?:\\s?([+-])\\s?(\\d{1,2})(?::?(\\d{2}))?)?\\)?(?!\\d)", zone),
	rule("mark", "([+-])(\\d{2}):?(\\d{2})(?!\\d)", zone),
	rule("letter", `z${end}`, zone),
	rule("letter digit", `(?:${relativePattern})(?!\\p{L})`, () => ({ kind: "relative" })),
	rule("letter", `(?:${updatedPattern})${end}`, () => ({ kind: "label", label: "updated" })),
	rule("letter", `(?:${publishedPattern})${end}`, () => ({ kind: "label", label: "published" })),
	rule("letter", `(?:${weekdayPattern}|${fillerPattern})${end}`, () => ({ kind: "filler" })),
	rule("letter", "t(?=\\d{2}:\\d{2})", () => ({ kind: "filler" })),
	rule("mark", "[|•·/—–\\t]|--?(?=\\s)", () => ({ kind: "break" })),
	rule("mark", "[\\s,;:.()[\\]-]", () => ({ kind: "filler" })),
	rule("letter digit mark", "[\\p{L}\\p{M}\\d'’-]+|.", () => ({ kind: "other" })),
];

const rulesByFirst: Readonly<Record<First, readonly Rule[]>> = {
	digit: rules.filter(({ first }) => first.includes("digit")),
	letter: rules.filter(({ first }) => first.includes("letter")),
	mark: rules.filter(({ first }) => first.includes("mark")),
};

/**
 * Splits a short line into dates, times, labels and the rest; the tokens cover it without gaps. Undefined as soon
 * as more than `mostOthers` of them are words of no known kind: then the line is no publication line.
 */
export function dateTokens(line: string, mostOthers: number): DateToken[] | undefined {
	const tokens: DateToken[] = [];
	let others = 0;
	for (let start = 0; start < line.length; ) {
		const token = tokenAt(line, start);
		if (token.kind === "other" && ++others > mostOthers) return undefined;
		tokens.push(token);
		start = token.end;
	}
	return tokens;
}

function tokenAt(line: string, start: number): DateToken {
	for (const { pattern, meaning } of rulesByFirst[firstOf(line, start)]) {
		pattern.lastIndex = start;
		const match = pattern.exec(line);
		const found = match === null ? undefined : meaning(match);
		if (match !== null && found !== undefined) return { ...found, start, end: start + match[0].length };
	}
	return { kind: "other", start, end: line.length };
}

function firstOf(line: string, start: number): First {
	const character = line[start] ?? "";
	if (character >= "0" && character <= "9") return "digit";
	return /[\p{L}\p{M}\p{Surrogate}]/u.test(character) ? "letter" : "mark";
}

function rule(first: string, source: string, meaning: Rule["meaning"]): Rule {
	return { first: first.split(" ") as First[], pattern: new RegExp(source, "iuy"), meaning };
}
