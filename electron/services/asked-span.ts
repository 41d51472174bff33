import { describeSpan, isValidSpan, trimSpan, widenToGraphemes } from "../../shared/anchor/span.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import type { Anchor } from "../../shared/schema/records.ts";
import type { StoredSource } from "../files/stored-source.ts";

/** Words that the window asks for: UTF-16 offsets, end exclusive, and what it believes stands there. */
export interface AskedSpan {
	readonly start: number;
	readonly end: number;
	readonly quote: string;
}

/**
 * The anchor of words to tag: trimmed of white space, widened to grapheme borders, described by its own words
 * (rule F2). Refused when the window's quote is not what stands there (rule A2).
 */
export function anchorOf({ text, textHash }: StoredSource, { start, end, quote }: AskedSpan): Result<Anchor> {
	const asked = { start, end };
	if (!isValidSpan(text, asked) || text.slice(start, end) !== quote) {
		return failure("quote-mismatch", "The words to tag are not the ones in the source. Select them again.");
	}
	const trimmed = trimSpan(text, asked);
	if (!trimmed) return failure("invalid-request", "Only white space is selected: select the words to tag.");
	return success(describeSpan(text, widenToGraphemes(text, trimmed), textHash));
}
