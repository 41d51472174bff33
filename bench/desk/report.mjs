// @ts-check
import { figure, judge } from "../measure/goal.mjs";
import { quantileOf, summarize } from "../measure/statistics.mjs";

/** @typedef {import("./cells.mjs").Measured} Measured */
/** @typedef {import("./cells.mjs").CellName} CellName */

/**
 * One repetition: every cell once.
 * @typedef {Record<CellName, Measured>} Repetition
 */

/** One frame at 60 Hz, in milliseconds. */
const frame = 1_000 / 60;

/** A frame that comes later than this has missed one; the clock of the screen itself is not exact. */
const late = frame * 1.25;

/** @param {readonly number[]} values */
const middle = (values) => quantileOf(values, 0.5);

/** @param {readonly number[]} values */
const slow = (values) => quantileOf(values, 0.95);

/** @type {(frames: readonly number[], most: number) => number} */
const lateShare = (frames, most) => frames.filter((time) => time > most).length / frames.length;

/**
 * Holds the repetitions against the goals A1 to A10.
 * @param {readonly Repetition[]} repetitions
 * @returns {{ line: string, isBroken: boolean }[]}
 */
export function judgeDesk(repetitions) {
	/** @type {(name: string, ratio: string, atMost: number, value: (repetition: Repetition) => number) => { line: string, isBroken: boolean }} */
	const goal = (name, ratio, atMost, value) => judge({ name, ratio, atMost }, repetitions.map(value));
	/** @type {(name: string, ratio: string, atMost: number, value: (repetition: Repetition, of: "opened" | "openedWork") => number) => { line: string, isBroken: boolean }[]} */
	const opening = (name, ratio, atMost, value) => [
		goal(`${name}, until painted`, ratio, atMost, (repetition) => value(repetition, "opened")),
		goal(`${name}, the page's work`, ratio, atMost, (repetition) => value(repetition, "openedWork")),
	];
	const [oneFrame, halfFrame] = ["p95 of the frame's work/one frame", "p95 of the frame's work/half a frame"];
	const scrolled = /** @type {const} */ ([
		["A9 scroll 2k × 1,000", "everydayOurs", 0.05],
		["A9 scroll 20k × 1,000", "reportOurs", 0.05],
		["A9 scroll 100k × 10,000", "bookOurs", 0.25],
	]);
	return [
		goal(
			"A1 add a tag, 2k words × 1,000",
			oneFrame,
			1,
			({ everydayOurs }) => slow(everydayOurs.costs) / frame,
		),
		goal(
			"A1 add a tag, 2k × 1,000, until painted",
			"ours/Recogito",
			0.25,
			({ everydayOurs, everydayPeer }) => middle(everydayOurs.latencies) / middle(everydayPeer.latencies),
		),
		goal(
			"A2 add a tag, 100k × 10,000, until painted",
			"ours/naive",
			0.8,
			({ bookOurs, bookNaive }) => middle(bookOurs.latencies) / middle(bookNaive.latencies),
		),
		goal("A2 add a tag, 100k × 10,000", oneFrame, 1.5, ({ bookOurs }) => slow(bookOurs.costs) / frame),
		goal(
			"A3 add a tag, 100k words, the page's work",
			"10,000 tags/1,000 tags",
			1.3,
			({ bookOurs, bookFew }) => middle(bookOurs.costs) / middle(bookFew.costs),
		),
		// By time alone: the peer waits more than it works.
		goal(
			"A4 open 2k × 1,000, until painted",
			"ours/Recogito",
			0.4,
			({ everydayOurs, everydayPeer }) => everydayOurs.opened / everydayPeer.opened,
		),
		...opening(
			"A4 open 2k × 1,000",
			"ours/naive",
			0.6,
			({ everydayOurs, everydayNaive }, of) => everydayOurs[of] / everydayNaive[of],
		),
		goal(
			"A5 open four panes of 2k × 1,000, until painted",
			"ours/Recogito",
			0.5,
			({ panesOurs, panesPeer }) => panesOurs.opened / panesPeer.opened,
		),
		...opening(
			"A6 open 100k × 10,000",
			"ours/naive",
			0.25,
			({ bookOurs, bookNaive }, of) => bookOurs[of] / bookNaive[of],
		),
		...opening(
			"A6 open 100k × 10,000",
			"ours/ours without tags",
			2,
			({ bookOurs, bookBare }, of) => bookOurs[of] / bookBare[of],
		),
		...opening("A7 open 100k × 10,000", "ms/300", 1, ({ bookOurs }, of) => bookOurs[of] / 300),
		goal(
			"A8 let another tag stand out, 2k × 10,000",
			halfFrame,
			1,
			({ denseOurs }) => slow(denseOurs.hovers) / (frame / 2),
		),
		...scrolled.flatMap(([name, cell, atMost]) => [
			goal(name, "share of late frames", atMost, (repetition) => lateShare(repetition[cell].frames, late)),
			goal(name, "share of frames with more work than one has time for", atMost, (repetition) =>
				lateShare(repetition[cell].frameWorks, frame),
			),
			goal(name, "longest frame/50 ms", 1, (repetition) => Math.max(...repetition[cell].frames) / 50),
			goal(
				name,
				"work of the longest frame/50 ms",
				1,
				(repetition) => Math.max(...repetition[cell].frameWorks) / 50,
			),
		]),
		goal(
			"A10 memory over an empty pane, 100k × 10,000",
			"ours/naive",
			0.25,
			({ bookOurs, bookNaive }) => bookOurs.memory / bookNaive.memory,
		),
	];
}

/**
 * Holds searches of a thousand articles against goal E1.
 * @param {import("./search.mjs").SearchTimes} times
 * @returns {{ line: string, isBroken: boolean }[]}
 */
export function judgeSearch({ p95, changedArticle }) {
	return [
		judge({ name: "E1 any search of 1,000 articles, work", ratio: "p95/one frame", atMost: 1 }, [
			p95 / frame,
		]),
		judge({ name: "E1 one changed article, work", ratio: "ms/5", atMost: 1 }, [changedArticle / 5]),
	];
}

/**
 * The absolute figures behind the ratios.
 * @param {readonly Repetition[]} repetitions
 * @returns {string[]} lines
 */
export function details(repetitions) {
	const [first] = repetitions;
	const names = /** @type {CellName[]} */ (Object.keys(first ?? {}));
	return names.map((name) => {
		const all = repetitions.map((repetition) => repetition[name]);
		/** @type {(what: string, values: number[]) => string} */
		const shown = (what, values) =>
			values.length === 0 ? "" : `, ${what} ${figure(middle(values))} p95 ${figure(slow(values))}`;
		return [
			`${name}: open ${spread(all.map(({ opened }) => opened))} ms`,
			`, work ${spread(all.map(({ openedWork }) => openedWork))} ms`,
			shown(
				"add work",
				all.flatMap(({ costs }) => costs),
			),
			shown(
				"add latency",
				all.flatMap(({ latencies }) => latencies),
			),
			shown(
				"stand out",
				all.flatMap(({ hovers }) => hovers),
			),
			shown(
				"frames",
				all.flatMap(({ frames }) => frames),
			),
			shown(
				"their work",
				all.flatMap(({ frameWorks }) => frameWorks),
			),
			`, ${spread(all.map(({ memory }) => memory / 1e6))} MB`,
		].join("");
	});
}

/** @param {readonly number[]} values */
function spread(values) {
	const { median, low, high } = summarize(values);
	return `${figure(median)} (${figure(low)}–${figure(high)})`;
}
