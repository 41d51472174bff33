/** UTF-16 code units of words in a message, unless it has room for more. */
const usualLength = 60;

/** Words as a message quotes them, cut to so many UTF-16 code units. */
export function shortened(words: string, longest = usualLength): string {
	return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}
