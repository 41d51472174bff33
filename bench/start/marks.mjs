// @ts-check

/**
 * What the main process notes, in milliseconds since 1970.
 * @typedef {"mainScript" | "mainLoaded" | "ready" | "window" | "shown"} MainMark
 */

/**
 * What is asked of a running application: to run code in its page, or to quit.
 * @typedef {{ kind: "ask", code: string } | { kind: "quit" }} Question
 */

/**
 * What it answers.
 * @typedef {object} Answer
 * @property {"answer"} kind
 * @property {unknown} page what the code in the page came to
 * @property {Partial<Record<MainMark, number>>} marks
 * @property {number} workingSet of all its processes, in bytes; pages that they share count more than once
 */

/**
 * When a page was loaded and painted, in milliseconds since 1970.
 * @typedef {object} PageMarks
 * @property {number} navigation the page was asked for
 * @property {number} document its HTML was there
 * @property {number} script its script was there and could begin; the HTML's end where it has none
 * @property {number} scriptRan and had run once
 * @property {number | null} firstPaint first contentful paint; null when nothing was painted
 * @property {number | null} largestPaint the largest element so far was painted
 * @property {string} paintedFirst the largest element of the first paint, for people
 */

/** Code that gives the {@link PageMarks} of the page it runs in. */
export const pageMarksCode = `(${pageMarks})()`;

/**
 * Runs in the page, long after it was painted: the browser keeps the times.
 * @returns {Promise<PageMarks>}
 */
async function pageMarks() {
	const [navigation] = performance.getEntriesByType("navigation");
	const document = /** @type {PerformanceNavigationTiming} */ (navigation);
	const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
	const loads = /** @type {PerformanceResourceTiming[]} */ (scripts);
	const [first] = performance.getEntriesByName("first-contentful-paint");
	/** @type {(PerformanceEntry & { element?: Element | null })[]} */
	const largest = await new Promise((resolve) => {
		new PerformanceObserver((list) => resolve(list.getEntries())).observe({
			type: "largest-contentful-paint",
			buffered: true,
		});
		setTimeout(() => resolve([]), 500);
	});
	const element = largest[0]?.element;
	const text = element?.textContent?.trim().slice(0, 40);
	/** @param {number | undefined} time */
	const since1970 = (time) => (time === undefined ? null : performance.timeOrigin + time);
	return {
		navigation: performance.timeOrigin,
		document: performance.timeOrigin + document.responseEnd,
		script:
			performance.timeOrigin + Math.max(document.domInteractive, ...loads.map((load) => load.responseEnd)),
		scriptRan: performance.timeOrigin + document.domContentLoadedEventStart,
		firstPaint: since1970(first?.startTime),
		largestPaint: since1970(largest.at(-1)?.startTime),
		paintedFirst: element ? `<${element.tagName.toLowerCase()}> “${text}”` : "something that is gone",
	};
}
