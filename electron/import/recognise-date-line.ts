import { type DateMention, mentionsOf } from "./date-mentions.ts";
import { type DateToken, dateTokens } from "./date-tokens.ts";
import { publishedPattern, relativePattern, updatedPattern } from "./date-words.ts";

/** What a line made of dates says. */
export interface DateLine {
	/** In the order printed; empty for a label alone ("Published") and for "2 hours ago". */
	readonly mentions: readonly DateMention[];
	/** The label of a line that is only a label: it speaks of the next line. */
	readonly pendingLabel: "published" | "updated" | undefined;
	/** What stands beside the dates: a byline, a name, a place. */
	readonly rest: readonly DateLineRest[];
}

export interface DateLineRest {
	readonly text: string;
	/** What parts it from the dates: a bar, bullet, dash or label; a comma behind it, as after places; or a space. */
	readonly partedBy: "break" | "comma" | "space";
}

const longestLine = 200;
/** Words beside the dates: two names, a newspaper and a town. */
const mostOtherWords = 16;
/** In UTF-16 code units; a longer line that ends as a sentence is one. */
const longestSentenceLike = 100;
const anyYear = /(?:19|20)\d\d/;
const labelFirst = new RegExp(
	`^[\\s(|•·-]*(?:${relativePattern}|${updatedPattern}|${publishedPattern})`,
	"iu",
);

/**
 * Reads a line that consists of dates, times, their labels and at most some words set beside them; undefined
 * where there is neither a date nor a label. Whether the words beside may stand there the caller decides, so a
 * short sentence that mentions a date comes back as a date line with the sentence as its rest.
 */
export function readDateLine(line: string): DateLine | undefined {
	if (line.length > longestLine || (line.length > longestSentenceLike && /[.!?]["'”’)]*$/.test(line))) {
		return undefined;
	}
	if (!anyYear.test(line) && !labelFirst.test(line)) return undefined;
	const tokens = dateTokens(line, mostOtherWords);
	if (tokens === undefined) return undefined;
	const rest = restOf(line, tokens);
	if (tokens.some((token) => token.kind === "day")) {
		return { mentions: mentionsOf(tokens), pendingLabel: undefined, rest };
	}
	const labels = tokens.filter((token) => token.kind === "label");
	const relative = tokens.some((token) => token.kind === "relative");
	if (rest.length > 0 || (labels.length === 0 && !relative)) return undefined;
	const pending = labels.length === 1 && !relative ? labels[0]?.label : undefined;
	return { mentions: [], pendingLabel: pending, rest };
}

/** Words that are neither date nor filler, in runs; fillers inside a run ("de", "la") belong to it. */
function restOf(line: string, tokens: readonly DateToken[]): DateLineRest[] {
	const rest: DateLineRest[] = [];
	let start = 0;
	let end = -1;
	let afterBreak = false;
	const finish = (beforeBreak: boolean) => {
		if (end >= 0) {
			const text = line.slice(start, end).replace(/^[\s,;:.()[\]-]+/, "");
			const comma = line[end] === "," ? "comma" : "space";
			rest.push({ text, partedBy: beforeBreak || afterBreak ? "break" : comma });
		}
		end = -1;
	};
	for (const token of tokens) {
		if (token.kind === "other") end = token.end;
		else if (token.kind !== "filler") {
			finish(token.kind === "break" || token.kind === "label");
			afterBreak = token.kind === "break" || token.kind === "label";
			start = token.end;
		}
	}
	finish(false);
	return rest;
}
