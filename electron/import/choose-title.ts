import { isMasthead, isNameLike } from "./names.ts";
import type { RecognisedLine } from "./recognise-line.ts";

/** In lines: a headline's words return soon. */
const takenUpWithin = 12;
const longWord = /[\p{L}\p{M}\d]{4,}/gu;

/** Of lines that may be the headline, the longest that `head` says twice: menus are repeated too, but shorter. */
export function chooseRepeated(
	candidates: readonly number[],
	head: readonly RecognisedLine[],
): number | undefined {
	const counts = new Map<string, number>();
	for (const { text } of head) counts.set(text, (counts.get(text) ?? 0) + 1);
	const length = (index: number) => head[index]?.text.length ?? 0;
	return candidates
		.filter((index) => (counts.get(head[index]?.text ?? "") ?? 0) > 1)
		.reduce<number | undefined>(
			(longest, index) => (longest === undefined || length(index) > length(longest) ? index : longest),
			undefined,
		);
}

/**
 * Of lines that may be the headline, the first behind the menu whose words the text behind it takes up, then the
 * first of at least four words, then the first at all. Names and mastheads last.
 */
export function chooseByPlace(
	candidates: readonly number[],
	head: readonly RecognisedLine[],
	body: readonly RecognisedLine[],
): number | undefined {
	const bodyWords = wordsOf(body.slice(0, takenUpWithin));
	const text = (index: number) => head[index]?.text ?? "";
	const isTakenUp = (index: number) => sharesWords(text(index), bodyWords);
	const menuEnd = head.findLastIndex((line) => line.notice === "menu" || line.notice === "section");
	const plain = candidates.filter((index) => !isNameLike(text(index)) && !isMasthead(text(index)));
	const long = plain.filter((index) => text(index).split(" ").length >= 4 || text(index).length >= 25);
	const behindMenu = long.filter((index) => index > menuEnd);
	return (
		behindMenu.find(isTakenUp) ??
		behindMenu[0] ??
		long.find(isTakenUp) ??
		long[0] ??
		plain[0] ??
		candidates[0]
	);
}

/** Whether a text uses at least a third of a headline's longer words, and two of them: menus and notes share none. */
function sharesWords(headline: string, bodyWords: ReadonlySet<string>): boolean {
	const own = wordsIn(headline);
	const shared = own.filter((word) => bodyWords.has(word)).length;
	return shared >= 2 && shared * 3 >= own.length;
}

function wordsOf(lines: readonly RecognisedLine[]): ReadonlySet<string> {
	return new Set(lines.flatMap((line) => wordsIn(line.text)));
}

function wordsIn(text: string): string[] {
	return [...text.toLowerCase().matchAll(longWord)].map(([word]) => word);
}
