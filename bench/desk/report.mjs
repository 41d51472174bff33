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

/** @param {readonly number[]} frames */
const lateShare = (frames) => frames.filter((time) => time > late).length / frames.length;

/**
 * Holds the repetitions against the goals A1 to A10.
 * @param {readonly Repetition[]} repetitions
 * @returns {{ line: string, isBroken: boolean }[]}
 */
export function judgeDesk(repetitions) {
	/** @type {(name: string, ratio: string, atMost: number, value: (repetition: Repetition) => number) => { line: string, isBroken: boolean }} */
	const goal = (name, ratio, atMost, value) => judge({ name, ratio, atMost }, repetitions.map(value));
	return [
		goal(
			"A1 add a tag, 2k words × 1,000",
			"p95 of the frame's cost/one frame",
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
		goal(
			"A2 add a tag, 100k × 10,000",
			"p95 of the frame's cost/one frame",
			1.5,
			({ bookOurs }) => slow(bookOurs.costs) / frame,
		),
		goal(
			"A3 add a tag, 100k words",
			"10,000 tags/1,000 tags",
			1.3,
			({ bookOurs, bookFew }) => middle(bookOurs.costs) / middle(bookFew.costs),
		),
		goal(
			"A4 open 2k × 1,000",
			"ours/Recogito",
			0.4,
			({ everydayOurs, everydayPeer }) => everydayOurs.opened / everydayPeer.opened,
		),
		goal(
			"A4 open 2k × 1,000",
			"ours/naive",
			0.6,
			({ everydayOurs, everydayNaive }) => everydayOurs.opened / everydayNaive.opened,
		),
		goal(
			"A5 open four panes of 2k × 1,000",
			"ours/Recogito",
			0.5,
			({ panesOurs, panesPeer }) => panesOurs.opened / panesPeer.opened,
		),
		goal(
			"A6 open 100k × 10,000",
			"ours/naive",
			0.25,
			({ bookOurs, bookNaive }) => bookOurs.opened / bookNaive.opened,
		),
		goal(
			"A6 open 100k × 10,000",
			"ours/ours without tags",
			2,
			({ bookOurs, bookBare }) => bookOurs.opened / bookBare.opened,
		),
		goal("A7 open 100k × 10,000", "ms/300", 1, ({ bookOurs }) => bookOurs.opened / 300),
		goal(
			"A8 let another tag stand out, 2k × 10,000",
			"p95 of the frame's cost/one frame",
			0.5,
			({ denseOurs }) => slow(denseOurs.hovers) / frame,
		),
		goal("A9 scroll 2k × 1,000", "late frames", 0.05, ({ everydayOurs }) => lateShare(everydayOurs.frames)),
		goal("A9 scroll 20k × 1,000", "late frames", 0.05, ({ reportOurs }) => lateShare(reportOurs.frames)),
		goal("A9 scroll 100k × 10,000", "late frames", 0.25, ({ bookOurs }) => lateShare(bookOurs.frames)),
		goal(
			"A9 scroll",
			"longest frame/50 ms",
			1,
			(repetition) =>
				Math.max(
					...[repetition.everydayOurs, repetition.reportOurs, repetition.bookOurs].map((cell) =>
						Math.max(...cell.frames),
					),
				) / 50,
		),
		goal(
			"A10 memory over an empty pane, 100k × 10,000",
			"ours/naive",
			0.25,
			({ bookOurs, bookNaive }) => bookOurs.memory / bookNaive.memory,
		),
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
			shown(
				"add cost",
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
			`, ${spread(all.map(({ memory }) => memory / 1e6))} MB`,
		].join("");
	});
}

/** @param {readonly number[]} values */
function spread(values) {
	const { median, low, high } = summarize(values);
	return `${figure(median)} (${figure(low)}–${figure(high)})`;
}
