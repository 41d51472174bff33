import { isValidSpan } from "../anchor/span.ts";
import { recordKey } from "../model/layer.ts";
import type { Evidence } from "../schema/records.ts";
import type { Found } from "./finding.ts";

/** A source's text, and its SHA-256. */
export interface CheckedText {
	readonly text: string;
	readonly textHash: string;
}

/** UTF-16 code units of a quote that a sentence repeats. */
const longestQuote = 60;

/**
 * Holds evidence against its source's text: offsets, quote, the words around it, the text's hash (rules F2, A1, A3).
 * The gravest difference is found; null where there is none. Deleted evidence stands nowhere, and is not looked at.
 *
 * @param file Path of the evidence's file inside the case.
 */
export function checkAnchor(file: string, evidence: Evidence, { text, textHash }: CheckedText): Found | null {
	if (evidence.deleted) return null;
	const { start, end, quote, prefix, suffix } = evidence.anchor;
	const tag = `The tag on “${shortened(quote)}”`;
	const found = (code: Found["code"], message: string): Found => ({
		code,
		file,
		where: recordKey(evidence),
		message,
		remedy: null,
		...(isHeld(code) ? {} : { otherwise: "It is kept as it is: tag the words again where they stand." }),
	});
	if (start >= end || end > text.length) {
		const place = `from ${start} to ${end}, in a text of ${text.length} units`;
		return found("offset-outside", `${tag} stands outside the text, ${place}, so it is not shown.`);
	}
	if (!isValidSpan(text, evidence.anchor)) {
		const place = `inside a character, at ${start} or ${end}`;
		return found("offset-in-pair", `${tag} begins or ends ${place}, so it is not shown.`);
	}
	const words = text.slice(start, end);
	if (words !== quote) {
		const there = `Where it should stand, from ${start} to ${end}, the text has “${shortened(words)}”`;
		return found("quote-differs", `${tag} does not quote the text. ${there}, so it is not shown.`);
	}
	const kept = "The tag is shown, because its quote is right; only finding it in another text may go wrong.";
	if (!text.slice(0, start).endsWith(prefix) || !text.slice(end).startsWith(suffix))
		return found("context-differs", `${tag} keeps other words around it than the text has. ${kept}`);
	if (evidence.anchor.textHash !== textHash)
		return found("text-hash-differs", `${tag} names another text's hash. ${kept}`);
	return null;
}

/** Whether an anchor with this difference still stands where it says (rule A1). */
function isHeld(code: Found["code"]): boolean {
	return code === "context-differs" || code === "text-hash-differs";
}

/** Cut to a length without cutting a character in two. */
function shortened(words: string): string {
	const line = words.replace(/\s+/g, " ");
	if (line.length <= longestQuote) return line;
	return `${line.slice(0, longestQuote).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
