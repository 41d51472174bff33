import type { Span } from "./span.ts";

const sentenceBorders = new Intl.Segmenter("und", { granularity: "sentence" });

/** Words that are followed by a name, a number or a date, and whose full stop ends no sentence. */
const shortened = new Set(
	(
		"mr mrs ms mx dr prof st mt gen gov sen rep pres lt col capt cmdr maj sgt hon rev fr sr sra srta sta dra mme mlle hr " +
		"no nr nos vol fig art sec pp vs ca cf approx est dept jan feb mar apr jun jul aug sep sept oct nov dec"
	).split(" "),
);

/** Words that seldom follow an abbreviation in the middle of a sentence: "in the U.S. The president". */
const openers = new Set(
	(
		"a after all although an and as at before but by during for from he her his however i if in it its meanwhile no on our " +
		"she so that the their then there these they this those to under we what when where while who with you"
	).split(" "),
);

/** Single letters with full stops, at the end: "J.", "U.S.", "z.B.". */
const initials = /(?:^|[^\p{L}\p{M}\p{N}])(?:\p{L}\p{M}*\.)+$/u;

/**
 * The sentences of one line of text, in order, each without the white space around it; together they hold
 * all that is not white space. Borders are those of UAX #29, mended where its rules are too simple: there is
 * none before a small letter (“Why?” she asked); an opening quote right behind a full stop belongs to what
 * follows; a sentence that ends in a shortened word ("Mr.", "Feb.") goes on, and one that ends in single
 * letters ("J.", "U.S.") goes on unless the next word is one that opens sentences.
 */
export function sentencesOf(line: string): Span[] {
	const sentences: Span[] = [];
	let start = 0;
	for (const { index, segment } of sentenceBorders.segment(line)) {
		const whole = index + segment.length;
		const opening = whole < line.length ? (/[\p{Ps}\p{Pi}]+$/u.exec(segment)?.[0].length ?? 0) : 0;
		const end = whole - opening;
		if (end < line.length && goesOn(line.slice(start, end).trimEnd(), line.slice(end))) continue;
		const words = line.slice(start, end);
		const from = start + (words.length - words.trimStart().length);
		if (words.trim() !== "") sentences.push({ start: from, end: from + words.trim().length });
		start = end;
	}
	return sentences;
}

function goesOn(before: string, after: string): boolean {
	if (/^\p{Ll}/u.test(after.trimStart())) return true;
	if (!before.endsWith(".")) return false;
	const lastWord = /(\p{L}[\p{L}\p{M}]*)\.$/u.exec(before)?.[1];
	if (lastWord !== undefined && shortened.has(lastWord.toLowerCase())) return true;
	if (!initials.test(before)) return false;
	const nextWord = /^[\p{L}\p{M}]*/u.exec(after.trimStart())?.[0] ?? "";
	return !openers.has(nextWord.toLowerCase());
}
