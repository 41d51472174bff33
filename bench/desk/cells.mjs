// @ts-check

/**
 * @typedef {"ours" | "bare" | "naive" | "recogito"} Candidate `bare` is ours without any highlight
 *
 * @typedef {object} Cell
 * @property {Candidate} candidate
 * @property {number} words
 * @property {number} spans
 * @property {number} panes
 * @property {number} adds how many spans are added, each measured twice over: its frame, and from a random moment
 * @property {number} hovers how many times another span stands out
 * @property {number} scrolls frames of scrolling
 *
 * @typedef {object} Measured times in milliseconds; "work" is the time that the page's own thread has run, where the
 *   system counts it, so that others who use the machine do not count
 * @property {number} opened until painted
 * @property {number} openedWork
 * @property {number[]} costs work for script, style, layout and paint of the frame that adds a span; empty for a peer
 *   that draws later than it is told
 * @property {number[]} latencies from a random moment between two frames to painted
 * @property {number[]} hovers as costs, for what stands out under the pointer
 * @property {number[]} frames between two frames while scrolling
 * @property {number[]} frameWorks work between two frames while scrolling
 * @property {number} memory bytes of script and page objects more than with an empty pane
 *
 * @typedef {{ cell: Cell, widthOfWindow: number, heightOfWindow: number }} Asked
 */

/** @type {Omit<Cell, "candidate" | "words" | "spans">} */
const opening = { panes: 1, adds: 0, hovers: 0, scrolls: 0 };

/**
 * What is measured in each repetition, in this order and the next time in the opposite one.
 * @satisfies {Record<string, Cell>}
 */
export const cells = {
	everydayOurs: { ...opening, candidate: "ours", words: 2_000, spans: 1_000, adds: 30, scrolls: 120 },
	everydayNaive: { ...opening, candidate: "naive", words: 2_000, spans: 1_000, adds: 30 },
	everydayPeer: { ...opening, candidate: "recogito", words: 2_000, spans: 1_000, adds: 30 },
	panesOurs: { ...opening, candidate: "ours", words: 2_000, spans: 1_000, panes: 4 },
	panesPeer: { ...opening, candidate: "recogito", words: 2_000, spans: 1_000, panes: 4 },
	denseOurs: { ...opening, candidate: "ours", words: 2_000, spans: 10_000, adds: 20, hovers: 40 },
	reportOurs: { ...opening, candidate: "ours", words: 20_000, spans: 1_000, scrolls: 120 },
	bookFew: { ...opening, candidate: "ours", words: 100_000, spans: 1_000, adds: 30 },
	bookOurs: { ...opening, candidate: "ours", words: 100_000, spans: 10_000, adds: 30, scrolls: 120 },
	bookNaive: { ...opening, candidate: "naive", words: 100_000, spans: 10_000, adds: 30 },
	bookBare: { ...opening, candidate: "bare", words: 100_000, spans: 0, scrolls: 120 },
};

/** @typedef {keyof typeof cells} CellName */
