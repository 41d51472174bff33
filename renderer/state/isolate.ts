/**
 * A name from an article or a teammate, for a sentence that is one text: none turns the words beside it around,
 * whichever way it is written (Unicode Standard Annex 9, FSI and PDI).
 */
export function isolated(name: string): string {
	return `\u2068${name}\u2069`;
}
