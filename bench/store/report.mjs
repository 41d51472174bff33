// @ts-check
import { figure, judge } from "../measure/goal.mjs";
import { summarize } from "../measure/statistics.mjs";

/** @typedef {{ line: string, isBroken: boolean }} Judged */
/** @typedef {import("./tags.mjs").Round} Round */

/** @type {[import("./tags.mjs").CaseName, string][]} */
const cases = [
	["few", "100 tags"],
	["full", "10,000 tags, 100 in the file"],
	["large", "100,000 tags"],
];

/**
 * Goals C1 to C3: a tag from the key to the disk.
 * @param {readonly Round[]} rounds
 * @returns {Judged[]}
 */
export function judgeTags(rounds) {
	const of = (/** @type {(round: Round) => number} */ value) => rounds.map(value);
	const acknowledged = cases.flatMap(([name, size]) => [
		judge(
			{ name: `C1 durable tag on a claim, ${size}`, ratio: "ours/floor", atMost: 12 },
			of((round) => ratioOf(round[name].joining)),
		),
		judge(
			{ name: `C1 durable tag that starts a claim, ${size}`, ratio: "ours/floor", atMost: 20 },
			of((round) => ratioOf(round[name].starting)),
		),
	]);
	return [
		...acknowledged,
		judge(
			{ name: "C1 durable tag on a claim", ratio: "100,000 tags/100 tags", atMost: 1.5 },
			of((round) => round.large.joining.saved / round.few.joining.saved),
		),
		judge(
			{ name: "C2 durable tag, 10,000 tags", ratio: "ours/lowdb in one file", atMost: 0.15 },
			of((round) => round.full.joining.saved / round.peer),
		),
		...cases.map(([name, size]) =>
			judge(
				{ name: `C3 main process at work for a tag, ${size}`, ratio: "ms", atMost: 1 },
				of((round) => round[name].joining.work),
			),
		),
	];
}

/** @param {import("./tags.mjs").TagTime} time */
function ratioOf({ saved, floor }) {
	return saved / floor;
}

/**
 * Goal C4, as far as a few kills can tell.
 * @param {import("./kills.mjs").Kills} kills
 * @returns {Judged}
 */
export function judgeKills({ kills, changes, missing, notices }) {
	const lost = missing.length + notices.length;
	const verdict = lost === 0 ? "ok" : "MISSED";
	const counted = `${missing.length} of ${changes} acknowledged changes missing, ${notices.length} files not whole`;
	return {
		line: `C4 after ${kills} kills: ${counted} (goal 0; proven by the tests and npm run torture) ${verdict}`,
		isBroken: lost > 0,
	};
}

/**
 * Goal C5: opening a large case that was open here before.
 * @param {import("./opening.mjs").Openings} opened
 * @returns {Judged[]}
 */
export function judgeOpening({ openings }) {
	return [
		judge(
			{
				name: "C5 open a case of 100,000 tags until it shows",
				ratio: "ours/JSON.parse of all of it",
				atMost: 0.05,
			},
			openings.map(({ shown, parsing }) => shown / parsing),
		),
		judge(
			{ name: "C5 checking all of it", ratio: "all but parsing/JSON.parse", atMost: 0.6 },
			openings.map(({ checking, parsing }) => (checking - parsing) / parsing),
		),
	];
}

/**
 * Absolute times behind the ratios, and what has no goal.
 * @param {{ rounds: readonly Round[], opened: import("./opening.mjs").Openings, merging: import("./merging.mjs").Merging }} measured
 * @returns {string[]} lines
 */
export function details({ rounds, opened, merging }) {
	const { openings, files, megabytes, first } = opened;
	const times = (/** @type {readonly number[]} */ values) => spreadOf(values);
	return [
		`floor: 512 bytes written and synced ${times(rounds.flatMap(({ few, full, large }) => [few, full, large].map(({ joining }) => joining.floor)))} ms; lowdb, 10,000 tags in one file, not synced ${times(rounds.map(({ peer }) => peer))} ms`,
		...cases.map(([name, size]) => {
			const of = (/** @type {(times: Round["few"]) => number} */ value) =>
				times(rounds.map((round) => value(round[name])));
			const joining = `on a claim ${of(({ joining: { saved } }) => saved)} ms, shown after ${of(({ joining: { shown } }) => shown)} ms`;
			const starting = `starting one ${of(({ starting: { saved } }) => saved)} ms, at work ${of(({ starting: { work } }) => work)} ms`;
			return `tag, ${size}: ${joining}; ${starting}`;
		}),
		`open, ${files.toLocaleString("en")} files, ${megabytes.toFixed(0)} MB: shown after ${times(openings.map(({ shown }) => shown))} ms, everything read after ${times(openings.map(({ read }) => read))} ms (${times(openings.map(({ read, parsing }) => read / parsing))} × JSON.parse, ${times(openings.map(({ parsing }) => parsing))} ms); the very first time ${first.shown.toFixed(0)} ms`,
		`merge, ${merging.layers} layers, ${merging.records.toLocaleString("en")} records, ${merging.winners.toLocaleString("en")} winners: ${times(merging.rounds.map(({ uniting }) => uniting))} ms (${times(merging.rounds.map(({ uniting, parsing }) => uniting / parsing))} × JSON.parse of them)`,
	];
}

/** @param {readonly number[]} values */
function spreadOf(values) {
	const { median, low, high } = summarize(values);
	const shown = (/** @type {number} */ value) => (value < 20 ? figure(value) : value.toFixed(0));
	return `${shown(median)} (${shown(low)}–${shown(high)})`;
}
