/** With the `u` flag a surrogate is seen only where its partner is missing. */
const loneSurrogates = /\p{Surrogate}/gu;

/** Text whose broken characters have been replaced. */
export interface MendedText {
	readonly text: string;
	/** One sentence where something was replaced, else none. */
	readonly warnings: readonly string[];
}

/** Puts U+FFFD in the place of every half of a UTF-16 pair that lacks its other half (rule F1), and says so. */
export function mendUtf16(text: string): MendedText {
	const mended = text.replace(loneSurrogates, "\u{FFFD}");
	return { text: mended, warnings: mended === text ? [] : [brokenCharacters("well-formed UTF-16")] };
}

/** The warning that bytes or characters which are not `encoding` stand as U+FFFD. */
export function brokenCharacters(encoding: string): string {
	return `Some characters are not ${encoding}; each stands as the replacement character “\u{FFFD}”.`;
}
