// @ts-check
import { judge } from "../measure/goal.mjs";
import { median, summarize } from "../measure/statistics.mjs";

/**
 * All measurements of one kind of start, one of each repetition.
 * @typedef {object} Series
 * @property {string} name
 * @property {import("./measure.mjs").Measurement[]} measurements
 */

/** @type {[import("./measure.mjs").Mark, string][]} */
const marks = [
	["mainScript", "main process runs its first script"],
	["mainLoaded", "main script loaded"],
	["ready", "Electron ready"],
	["window", "window made"],
	["navigation", "page asked for"],
	["document", "HTML there"],
	["script", "page script there"],
	["scriptRan", "page script ran"],
	["shown", "window shown (ready-to-show)"],
	["firstPaint", "first contentful paint"],
	["largestPaint", "largest paint"],
];

/**
 * Holds a kind of start against the floor.
 * @param {Series} ours
 * @param {Series} floor
 * @returns {{ line: string, isBroken: boolean }[]} one for each goal
 */
export function judgeStart(ours, floor) {
	const isKnown = memoryIsKnown([ours, floor]);
	return [
		judge(
			{ name: `D1 spawn to first contentful paint, ${ours.name}`, ratio: "ours/floor", atMost: 1.25 },
			ratios(ours, floor, ({ times }) => times.firstPaint),
		),
		judge(
			{ name: `D2 memory of all processes, ${ours.name}`, ratio: "ours/floor", atMost: 1.15 },
			ratios(ours, floor, ({ memory, workingSet }) => (isKnown ? (memory ?? 0) : workingSet)),
		),
	];
}

/**
 * Where the time goes: the medians of all marks, one column for each kind of start.
 * @param {readonly Series[]} all
 * @returns {string[]} lines
 */
export function timeTable(all) {
	const rows = marks.map(([mark, title]) => [
		title,
		...all.map(({ measurements }) => median(measurements.map(({ times }) => times[mark])).toFixed(0)),
	]);
	return table([["median ms after the spawn", ...all.map(({ name }) => name)], ...rows]);
}

/**
 * The absolute medians of what the goals are about, and what each start paints first.
 * @param {readonly Series[]} all
 * @returns {string[]} lines
 */
export function absoluteTable(all) {
	const rows = all.map(({ name, measurements }) => [
		name,
		spread(measurements.map(({ times }) => times.firstPaint)),
		memoryIsKnown(all) ? spread(measurements.map(({ memory }) => (memory ?? 0) / 1e6)) : "unknown",
		spread(measurements.map(({ workingSet }) => workingSet / 1e6)),
		[...new Set(measurements.map(({ paintedFirst }) => paintedFirst))].join(", "),
	]);
	return table([["", "first paint ms", "memory MB", "sum of RSS MB", "painted first"], ...rows]);
}

/** @param {readonly Series[]} all */
function memoryIsKnown(all) {
	return all.every(({ measurements }) => measurements.every(({ memory }) => memory !== null));
}

/**
 * @param {Series} ours
 * @param {Series} floor
 * @param {(measurement: import("./measure.mjs").Measurement) => number} value
 */
function ratios(ours, floor, value) {
	return ours.measurements.map((measurement, repetition) => {
		const lowest = floor.measurements[repetition];
		return lowest ? value(measurement) / value(lowest) : Number.NaN;
	});
}

/** @param {readonly number[]} values */
function spread(values) {
	const { median: middle, low, high } = summarize(values);
	return `${middle.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join("  "),
	);
}
