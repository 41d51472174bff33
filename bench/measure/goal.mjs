// @ts-check
import { summarize } from "./statistics.mjs";

/** A goal counts as broken only beyond this multiple of it: the machines that measure are shared. */
const tolerance = 1.5;

/**
 * @typedef {object} Goal
 * @property {string} name "D1 spawn to first contentful paint, sample case"
 * @property {string} ratio what is divided by what, "ours/floor"
 * @property {number} atMost
 */

/**
 * Holds measured ratios against a goal.
 * @param {Goal} goal
 * @param {readonly number[]} ratios one of each repetition
 * @returns {{ line: string, isBroken: boolean }} what to print, ending in "ok" or saying "MISSED", and whether the
 *   median lies beyond one and a half times the goal
 */
export function judge({ name, ratio, atMost }, ratios) {
	const { median, low, high } = summarize(ratios);
	const isBroken = median > atMost * tolerance;
	const verdict = median <= atMost ? "ok" : isBroken ? "MISSED by more than half" : "MISSED";
	const spread = `spread ${figure(low)}–${figure(high)}`;
	return {
		line: `${name}: ${ratio} ${figure(median)} (${spread}, goal <= ${atMost}) ${verdict}`,
		isBroken,
	};
}

/**
 * A ratio or a number of milliseconds for people.
 * @param {number} value
 * @returns {string} two places behind the point, three where little would be left
 */
export function figure(value) {
	return value.toFixed(value < 0.1 ? 3 : 2);
}
