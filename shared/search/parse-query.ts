import { type Stance, stances } from "../schema/records.ts";
import { fold } from "./fold.ts";
import type { SearchQuery } from "./query.ts";
import type { Term } from "./terms.ts";

/** What a query asks for, ready to be looked for. */
export interface ParsedQuery {
	/** All of these must occur. */
	readonly terms: readonly Term[];
	/** None of these may occur. */
	readonly excluded: readonly Term[];
	/** The source must be this one, unless null. */
	readonly sourceId: string | null;
	/** Beginnings of words of which the source's name and details must hold each. */
	readonly sourceWords: readonly Term[];
	/** What is found must be tagged with one of these stances; null: need not be tagged. */
	readonly stances: readonly Stance[] | null;
	readonly analystId: string | null;
	/** Beginnings of words of which the name of the analyst who tagged must hold each. */
	readonly analystWords: readonly Term[];
	/** Parts that say nothing, as they were typed. */
	readonly ignored: readonly string[];
}

/** One part of a query: `-`, the name of a filter, and a phrase in quotation marks or a word. */
const parts = /(?=\S)(-?)(?:(source|stance|by):)?(?:["“”„«»]([^"“”„«»]*)(["“”„«»]?)|(\S+))?/giu;

/**
 * Reads what was typed. Nothing is wrong enough to be refused: a quotation mark that is missing at the end is thought
 * to come, and what no text can hold is listed as ignored.
 */
export function parseQuery(query: SearchQuery): ParsedQuery {
	const reading = new Reading();
	for (const [typed, minus, filter, phrase, closing, word] of query.text.matchAll(parts)) {
		const text = fold(phrase ?? word ?? "").text.trim();
		if (text === "") reading.ignored.push(typed);
		else if (filter === undefined)
			reading.addTerm({ text, isWhole: closing !== undefined && closing !== "" }, minus === "-");
		else reading.addFilter(filter.toLowerCase(), text, typed, minus === "-");
	}
	return { ...reading.asked(), ...restricted(query, reading.stances) };
}

function restricted(query: SearchQuery, typed: readonly Stance[] | null) {
	const { sourceId, stance, analystId } = query;
	const chosen = stance === null ? null : [stance];
	const both = chosen && typed ? chosen.filter((one) => typed.includes(one)) : (chosen ?? typed);
	return { sourceId, stances: both, analystId };
}

/** A query as far as it has been read. */
class Reading {
	stances: Stance[] | null = null;
	readonly ignored: string[] = [];
	private readonly terms = new Map<string, Term>();
	private readonly excluded = new Map<string, Term>();
	private readonly sourceWords: Term[] = [];
	private readonly analystWords: Term[] = [];

	addTerm(term: Term, isExcluded: boolean): void {
		(isExcluded ? this.excluded : this.terms).set(`${term.text} ${term.isWhole}`, term);
	}

	addFilter(filter: string, text: string, typed: string, isExcluded: boolean): void {
		const words = text.split(" ").map((word) => ({ text: word, isWhole: false }));
		const meant = stances.filter((stance) => stance.startsWith(text));
		if (isExcluded || (filter === "stance" && meant.length === 0)) this.ignored.push(typed);
		else if (filter === "source") this.sourceWords.push(...words);
		else if (filter === "by") this.analystWords.push(...words);
		else this.stances = (this.stances ?? []).concat(meant);
	}

	asked() {
		const { sourceWords, analystWords, ignored } = this;
		const terms = [...this.terms.values()];
		const excluded = [...this.excluded.values()];
		return { terms, excluded, sourceWords, analystWords, ignored };
	}
}

/** Whether a query asks for anything at all. */
export function isEmpty({ terms, stances, analystId, analystWords }: ParsedQuery): boolean {
	return terms.length === 0 && stances === null && analystId === null && analystWords.length === 0;
}
