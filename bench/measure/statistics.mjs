// @ts-check

/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} low the lower quartile
 * @property {number} high the upper quartile: half of the values lie between the two
 */

/**
 * The median of some values and where the middle half of them lies. Quartiles rather than extremes,
 * because on a shared machine one repetition in ten meets somebody else's work.
 * @param {readonly number[]} values at least one
 * @returns {Summary}
 */
export function summarize(values) {
	const sorted = [...values].sort((one, other) => one - other);
	return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
	return summarize(values).median;
}

/**
 * @param {readonly number[]} values at least one
 * @param {number} share 0.95 for the value that one in twenty exceeds
 * @returns {number}
 */
export function quantileOf(values, share) {
	return quantile(
		[...values].sort((one, other) => one - other),
		share,
	);
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (above - below) * (place - Math.floor(place));
}
