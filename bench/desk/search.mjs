// @ts-check
import { fileURLToPath } from "node:url";
import { importBundled } from "../measure/bundle.mjs";

/**
 * What searching a case of 1,000 articles and 100,000 tags takes (goal E1), in milliseconds of work over the pure core,
 * all steps of a search one after the other.
 *
 * @typedef {object} SearchTimes
 * @property {number} p50 of searches once the texts are folded
 * @property {number} p95
 * @property {number} changedArticle until one article that has changed can be searched
 * @property {number} floor of looking for one word in all folded texts and noting nothing
 * @property {number} first until all articles can be searched; done in small steps
 * @property {readonly { query: string, median: number }[]} queries
 */

/** @returns {Promise<SearchTimes>} */
export async function measureSearch() {
	const program = await importBundled(fileURLToPath(new URL("search-program.mjs", import.meta.url)));
	return program.measureSearches();
}
