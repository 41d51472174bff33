import { foldedWords } from "./folded-words.ts";

/** Numbers that are written as words, in English. */
const numberWords: ReadonlyMap<string, string> = new Map(
	[
		..."two three four five six seven eight nine ten eleven twelve"
			.split(" ")
			.map((word, n) => [word, n + 2]),
		...["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map((word, n) => [
			word,
			(n + 2) * 10,
		]),
	].map(([word, value]) => [String(word), String(value)]),
);

/** Words that turn a statement around, in the languages of the articles seen so far; folded. */
const negations: ReadonlySet<string> = new Set(
	[
		"not no never without none nobody nothing neither nor cannot", // English
		"nunca sin nadie ningun ninguna nao sem ninguem nenhum", // Spanish, Portuguese
		"nicht kein keine keinen keiner nie ohne niemand", // German
		"ne pas jamais sans non aucun aucune personne", // French
	].flatMap((words) => words.split(" ")),
);

/**
 * In what two statements that are otherwise alike differ beyond wording, in words: figures, and a "not" in one of
 * them only. Empty where nothing of that kind is found, which does not prove that they say the same.
 */
export function differingFacts(one: string, other: string): string[] {
	const [ours, theirs] = [numbersOf(one), numbersOf(other)];
	const onlyOurs = ours.filter((number) => !theirs.includes(number));
	const onlyTheirs = theirs.filter((number) => !ours.includes(number));
	const differences: string[] = [];
	// A figure that only one of them has is more precise, and no contradiction.
	if (onlyOurs.length > 0 && onlyTheirs.length > 0)
		differences.push(`numbers differ: ${onlyOurs.join(", ")} / ${onlyTheirs.join(", ")}`);
	const [negated, otherNegated] = [negationOf(one), negationOf(other)];
	if ((negated === null) !== (otherNegated === null))
		differences.push(`“${negated ?? otherNegated}” in one of them only`);
	return differences;
}

/** The figures of a text, each once: thousands without their marks, small number words as figures. */
export function numbersOf(text: string): string[] {
	const found =
		text
			.normalize("NFKC")
			.toLowerCase()
			.match(/\d+(?:[.,:]\d+)*|\p{L}+/gu) ?? [];
	const numbers = found.flatMap((token) =>
		/^\d/.test(token) ? withoutThousandsMarks(token) : (numberWords.get(token) ?? []),
	);
	return [...new Set(numbers)];
}

function withoutThousandsMarks(number: string): string {
	return /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(number) ? number.replace(/[.,]/g, "") : number;
}

/** The word that negates a text, as it is to be shown; null where there is none. */
function negationOf(text: string): string | null {
	if (/n['’]t\b/i.test(text)) return "not";
	return foldedWords(text).find((word) => negations.has(word)) ?? null;
}
