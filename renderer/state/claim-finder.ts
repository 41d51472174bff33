import type { ClaimView } from "../../shared/ipc/views.ts";
import { foldText, matchScore, wordsOf } from "../../shared/search/match-words.ts";
import {
	type IndexedStatement,
	indexedStatement,
	indexStatements,
	mostSimilarStatement,
	type SimilarStatement,
	type StatementIndex,
} from "../../shared/suggest/similar-statements.ts";

type Claims = Readonly<Record<string, ClaimView>>;

/** A claim's statement is folded once for as long as it stands. */
const foldedStatements = new WeakMap<ClaimView, string>();

/**
 * The claims in which every one of some words begins a word, in any order, whatever their case and accents: the best
 * first, and of those that are as good the shorter. No words find all, in the order given.
 */
export function findClaims(claims: readonly ClaimView[], typed: string): readonly ClaimView[] {
	const words = wordsOf(typed);
	if (words.length === 0) return claims;
	return claims
		.flatMap((claim) => {
			const score = matchScore(foldedStatement(claim), words);
			return score > 0 ? [{ claim, score }] : [];
		})
		.sort((a, b) => b.score - a.score || a.claim.statement.length - b.claim.statement.length)
		.map(({ claim }) => claim);
}

function foldedStatement(claim: ClaimView): string {
	const known = foldedStatements.get(claim);
	if (known !== undefined) return known;
	const folded = foldText(claim.statement);
	foldedStatements.set(claim, folded);
	return folded;
}

const indexedClaims = new WeakMap<ClaimView, IndexedStatement>();
const indexes = new WeakMap<Claims, StatementIndex>();

/**
 * Makes claims ready to be compared, in the pauses of the window, a few at a time: thousands would be felt while
 * one types. Returns the function that stops it.
 */
export function prepareSimilar(claims: Claims): () => void {
	const waiting = Object.values(claims).filter((claim) => !indexedClaims.has(claim));
	let handle = 0;
	const go = (pause: IdleDeadline) => {
		for (let next = waiting.pop(); next; next = pause.timeRemaining() > 2 ? waiting.pop() : undefined)
			indexedClaim(next);
		handle = requestIdleCallback(waiting.length > 0 ? go : () => void indexOf(claims));
	};
	handle = requestIdleCallback(go);
	return () => cancelIdleCallback(handle);
}

/** The live claim that says most nearly the same as some words, or null; never one of those to leave out. */
export function similarClaim(
	claims: Claims,
	words: string,
	leftOut: readonly string[],
): SimilarStatement | null {
	return mostSimilarStatement(
		indexOf(claims),
		words,
		(id) => claims[id]?.deletedBy === undefined && !leftOut.includes(id),
	);
}

function indexOf(claims: Claims): StatementIndex {
	const known = indexes.get(claims);
	if (known) return known;
	const index = indexStatements(Object.values(claims).map(indexedClaim));
	indexes.set(claims, index);
	return index;
}

function indexedClaim(claim: ClaimView): IndexedStatement {
	const known = indexedClaims.get(claim);
	if (known) return known;
	const indexed = indexedStatement(claim.id, claim.statement);
	indexedClaims.set(claim, indexed);
	return indexed;
}
