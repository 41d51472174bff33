/** How much of each end of a very long line recognition looks at, in UTF-16 code units. */
const lookedAt = 600;

/**
 * A block's text as recognition reads it: composed (NFC), with single spaces, without white space or invisible
 * marks at the ends, without Markdown's heading marks, and with the middle of a very long line left out, so that every rule costs the same on a
 * line of any length. For comparing only: what is shown and stored is the block itself (rule F1).
 */
export function cleanLine(text: string): string {
	const ends = text.length > 2 * lookedAt ? `${text.slice(0, lookedAt)} … ${text.slice(-lookedAt)}` : text;
	return ends
		.normalize("NFC")
		.replace(/[\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}]/gu, "")
		.replace(/\s+/g, " ")
		.trim()
		.replace(/^#{1,6} /, "");
}
