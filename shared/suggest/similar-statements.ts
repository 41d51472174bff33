import { differingFacts } from "./differing-facts.ts";
import { foldedWords } from "./folded-words.ts";

/** Statements made ready to be compared, with what each term weighs among them. */
export interface StatementIndex {
	readonly statements: readonly { readonly statement: IndexedStatement; readonly length: number }[];
	/** Squared weight of each term that a statement holds. */
	readonly weights: ReadonlyMap<string, number>;
	/** How many statements the rarity of a term is reckoned with. */
	readonly reckoned: number;
}

/** One statement with the terms that it is compared by. */
export interface IndexedStatement {
	readonly id: string;
	readonly statement: string;
	readonly terms: ReadonlySet<string>;
}

/** A statement that says much the same in much the same words. */
export interface SimilarStatement {
	readonly id: string;
	readonly statement: string;
	/** From 0, nothing in common, to 1, the same terms. */
	readonly score: number;
	/** What differs beyond wording, in words; see {@link differingFacts}. */
	readonly differences: readonly string[];
}

/** From this score on, people tend to call two statements similar. */
const similarFrom = 0.5;

/** Two statements must share so many terms that carry meaning: one name alone makes nothing similar. */
const fewestShared = 2;

/**
 * Statements that a term's rarity is reckoned with at least: in a case of five claims every word would be rare,
 * and chance would decide.
 */
const leastReckoned = 60;

/** A word that nobody has used yet is not much rarer than one used a few times. */
const smoothing = 5;

/** The beginning of a word stands for its forms, in any language: "extradited" and "extraditions". */
const termLength = 6;

/** A statement with its terms. */
export function indexedStatement(id: string, statement: string): IndexedStatement {
	return { id, statement, terms: termsOf(statement) };
}

/** Makes statements ready to be compared with others. */
export function indexStatements(statements: readonly IndexedStatement[]): StatementIndex {
	const holders = new Map<string, number>();
	for (const { terms } of statements)
		for (const term of terms) holders.set(term, (holders.get(term) ?? 0) + 1);
	const reckoned = Math.max(statements.length, leastReckoned);
	const weights = new Map<string, number>();
	for (const [term, count] of holders) weights.set(term, weightOf(term, count, reckoned));
	const lengthOf = ({ terms }: IndexedStatement) => {
		let squared = 0;
		for (const term of terms) squared += weights.get(term) ?? 0;
		return Math.sqrt(squared);
	};
	const measured = statements.map((statement) => ({ statement, length: lengthOf(statement) }));
	return { statements: measured, weights, reckoned };
}

/**
 * The statement that says most nearly the same as some words, or null where none is near: the cosine of their
 * terms, each weighed by its rarity and, because short words are mostly grammar, by its length. Figures and
 * negations do not make statements unlike, but are said: "12 killed" is not "21 killed".
 *
 * @param isCandidate Whether a statement may be offered.
 */
export function mostSimilarStatement(
	{ statements, weights, reckoned }: StatementIndex,
	words: string,
	isCandidate: (id: string) => boolean,
): SimilarStatement | null {
	const wanted = new Map<string, number>();
	for (const term of termsOf(words)) wanted.set(term, weights.get(term) ?? weightOf(term, 0, reckoned));
	const ownLength = Math.sqrt([...wanted.values()].reduce((sum, squared) => sum + squared, 0));
	let best: { found: IndexedStatement; score: number } | null = null;
	for (const { statement: found, length } of statements) {
		const score = sharedWeight(wanted, found.terms) / (ownLength * length);
		if (score >= similarFrom && score > (best?.score ?? 0) && isCandidate(found.id)) best = { found, score };
	}
	if (!best) return null;
	const { id, statement } = best.found;
	return { id, statement, score: best.score, differences: differingFacts(words, statement) };
}

/** The square of what a term weighs: the rarer it is, and the more it says by itself, the more. */
function weightOf(term: string, holders: number, reckoned: number): number {
	return (Math.log(1 + reckoned / (smoothing + holders)) * substance(term)) ** 2;
}

/** The squared weight of the terms in both; 0 where too few of them carry meaning. */
function sharedWeight(wanted: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number {
	let weight = 0;
	let meaningful = 0;
	for (const [term, squared] of wanted) {
		if (!terms.has(term)) continue;
		weight += squared;
		if (substance(term) >= 0.5) meaningful++;
	}
	return meaningful >= fewestShared ? weight : 0;
}

/** How much a term says, from 0 to 1, by its length; figures and words of few signs say all. */
function substance(term: string): number {
	return /^[\x20-\u024f]*$/.test(term) && !/\d/.test(term) ? Math.min(1, term.length / 5) ** 2 : 1;
}

function termsOf(text: string): Set<string> {
	return new Set(foldedWords(text).map((word) => word.slice(0, termLength)));
}
