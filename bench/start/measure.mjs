// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../../scripts/setup/problem.mjs";
import { calmMoment } from "../measure/machine.mjs";
import { Application } from "./application.mjs";
import { pageMarksCode } from "./marks.mjs";
import { memoryOfTree } from "./process-memory.mjs";
import { caseIsOpenCode, layData } from "./variants.mjs";

/** How long an application is left alone before its memory is read, in milliseconds. */
const settles = 3_000;

/**
 * What happens in a start, in its order.
 * @typedef {import("./marks.mjs").MainMark | "navigation" | "document" | "script" | "scriptRan"
 *   | "firstPaint" | "largestPaint"} Mark
 */

/**
 * @typedef {object} Measurement
 * @property {Record<Mark, number>} times milliseconds after the spawn
 * @property {string} paintedFirst for people
 * @property {number | null} memory of all its processes in bytes, shared pages counted once; null where unknown
 * @property {number} workingSet the same with shared pages counted in each
 * @property {boolean} wasCalm whether nobody else was at work on the machine when it began
 */

/**
 * Starts an application once, with fresh data, and ends it.
 * @param {import("./ground.mjs").Ground} ground
 * @param {import("./variants.mjs").Variant} variant
 * @returns {Promise<Measurement>}
 * @throws {Problem} when it does not show what it should
 */
export async function measureStart(ground, variant) {
	layData(ground, variant);
	const wasCalm = await calmMoment();
	const application = new Application({ ...ground, ...variant });
	await application.shown();
	await sleep(settles);
	// Memory before questions: answering takes some.
	const memory = memoryOfTree(application.pid);
	const { marks, page, workingSet } = await application.ask(pageMarksCode);
	const pageMarks = /** @type {import("./marks.mjs").PageMarks} */ (page);
	if (pageMarks.firstPaint === null) throw new Problem(`The ${variant.name} painted nothing.`);
	if (variant.opensCase && (await application.ask(caseIsOpenCode)).page !== true)
		throw new Problem(`The ${variant.name} shows no case.`);
	await application.kill();
	const { paintedFirst, ...painted } = pageMarks;
	const times = Object.entries({ ...marks, ...painted }).map(([name, time]) => [
		name,
		Number(time) - application.spawned,
	]);
	return { times: Object.fromEntries(times), paintedFirst, memory, workingSet, wasCalm };
}
