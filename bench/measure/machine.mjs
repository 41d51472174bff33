// @ts-check
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** A machine is calm when less than this share of a core works while nothing of ours does. */
const calmLoad = 0.35;
/** How long one look takes, in milliseconds. */
const look = 300;

/**
 * One line on where and when something is measured.
 * @returns {string} processor, cores, memory, system, load and date
 */
export function machineLine() {
	const cores = os.cpus();
	const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
	const system = `${os.type()} ${os.release()} ${os.arch()}`;
	return `${cores.length} × ${cores[0]?.model.trim()}, ${memory}, ${system}, ${loadText()}, ${new Date().toISOString()}`;
}

/**
 * How busy the machine was in the last minute, ours included: beyond the number of cores, times are
 * not to be trusted.
 * @returns {string} "load 1.9"
 */
export function loadText() {
	return process.platform === "win32" ? "load unknown" : `load ${os.loadavg()[0]?.toFixed(1)}`;
}

/**
 * Waits for a moment in which nobody else works on this machine.
 * @param {number} [patience] the longest wait, in milliseconds
 * @returns {Promise<boolean>} whether there was one
 */
export async function calmMoment(patience = 5_000) {
	for (let waited = 0; waited < patience; waited += look) {
		const before = workedTime();
		await sleep(look);
		if (workedTime() - before < calmLoad * look) return true;
	}
	return false;
}

/** @returns {number} how long all cores together have worked, in milliseconds */
function workedTime() {
	return os.cpus().reduce((total, { times }) => total + times.user + times.nice + times.sys + times.irq, 0);
}
