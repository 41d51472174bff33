// @ts-check
import { textOf } from "../../shared/model/text.ts";
import { stances } from "../../shared/schema/records.ts";
import { fold } from "../../shared/search/fold.ts";
import { emptyQuery } from "../../shared/search/query.ts";
import { search } from "../../shared/search/search.ts";
import { notedOf, wordingOf } from "../../shared/search/searchable.ts";
import { inventArticle, inventSentence, inventWords } from "../large-case/prose.mjs";
import { chanceOf } from "../large-case/random.mjs";
import { watchMainThread } from "../measure/main-thread.mjs";
import { median } from "../measure/statistics.mjs";

/** @typedef {import("../../shared/search/query.ts").SearchQuery} SearchQuery */
/** @typedef {import("../../shared/search/searchable.ts").SearchableCase} SearchableCase */
/** @typedef {import("../../shared/search/searchable.ts").SearchableTag} SearchableTag */

const size = { articles: 1_000, words: 1_000, tagsOfArticle: 100, claims: 2_000 };
const rounds = 15;

const chance = chanceOf("search");
const words = inventWords(chance);

/** @returns {import("./search.mjs").SearchTimes} */
export function measureSearches() {
	const texts = Array.from({ length: size.articles }, () => textOf(inventArticle(chance, words, size.words)));
	const first = timed(() => texts.map(fold));
	const place = caseOf(first.value);
	/** @type {Map<string, number[]>} */
	const times = new Map();
	for (let round = 0; round < rounds; round++) {
		for (const query of queries()) {
			const { milliseconds } = timed(() => searchAll(place, query));
			const name = nameOf(query);
			times.set(name, [...(times.get(name) ?? []), milliseconds]);
		}
	}
	const all = [...times.values()].flat().sort((one, other) => one - other);
	return {
		p50: all[Math.floor(all.length * 0.5)] ?? Number.NaN,
		p95: all[Math.floor(all.length * 0.95)] ?? Number.NaN,
		// Many at once: one alone is too short for the system's count.
		changedArticle: timed(() => texts.map((text) => fold(`${text}!`))).milliseconds / texts.length,
		floor: median(
			Array.from({ length: rounds }, () => timed(() => first.value.filter(isNowhere)).milliseconds),
		),
		first: first.milliseconds,
		queries: [...times].map(([query, values]) => ({ query, median: median(values) })),
	};
}

/** @param {import("../../shared/search/fold.ts").FoldedText} folded */
function isNowhere({ text }) {
	return text.includes("nothing-like-this");
}

/** What an analyst types: words as they are typed, frequent and rare, together, phrases, filters. */
function queries() {
	const [frequent = "", often = "", rare = ""] = [words[3], words[200], words[4_000]];
	const typed = [
		rare.slice(0, 1),
		rare.slice(0, 2),
		rare,
		frequent,
		often,
		`${often} ${rare}`,
		`${frequent} ${often}`,
		`"${frequent} ${often}"`,
		`${often} -${rare}`,
		`stance:conflicts ${often}`,
		"nothing-like-this",
	];
	return [
		...typed.map((text) => ({ ...emptyQuery, text })),
		{ ...emptyQuery, text: often, analystId: "analyst 3" },
		{ ...emptyQuery, stance: stances[1] },
	];
}

/** @param {SearchQuery} query */
function nameOf({ text, stance, analystId }) {
	return [text, stance ?? "", analystId ?? ""].join(" ").trim();
}

/**
 * @param {readonly import("../../shared/search/fold.ts").FoldedText[]} texts
 * @returns {SearchableCase}
 */
function caseOf(texts) {
	const sources = texts.map((text, index) => {
		const tags = Array.from({ length: size.tagsOfArticle }, (_, number) => tagOf(`${index}/${number}`, text));
		return { id: String(index), name: `source ${index}`, text, tags, ...notedOf(tags) };
	});
	const claims = Array.from({ length: size.claims }, (_, index) => ({
		id: String(index),
		wording: wordingOf([["statement", inventSentence(chance, words)]]),
	}));
	return {
		sources,
		candidates: () => sources,
		claims,
		standingClaim: (claimId) => claimId,
		analystName: (analystId) => analystId,
	};
}

/**
 * @param {string} key
 * @param {import("../../shared/search/fold.ts").FoldedText} text
 * @returns {SearchableTag}
 */
function tagOf(key, { original }) {
	const start = chance.below(original.length - 100);
	return {
		key,
		claimId: String(chance.below(size.claims)),
		analystId: `analyst ${chance.below(10)}`,
		stance: chance.oneOf(stances),
		start,
		end: start + 20 + chance.below(80),
		wording: wordingOf([["note", chance.happens(0.05) ? inventSentence(chance, words) : undefined]]),
	};
}

/**
 * @param {SearchableCase} place
 * @param {SearchQuery} query
 */
function searchAll(place, query) {
	const steps = search(place, query);
	let step = steps.next();
	while (!step.done) step = steps.next();
	return step.value;
}

/**
 * @template T
 * @param {() => T} act
 */
function timed(act) {
	const worked = watchMainThread();
	const value = act();
	return { value, milliseconds: worked() };
}
