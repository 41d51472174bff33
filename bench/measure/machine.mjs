// @ts-check
import os from "node:os";

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
 * How busy the machine was in the last minute, ours included: beyond the number of cores, times are not to be trusted.
 * @returns {string} "load 1.9"
 */
export function loadText() {
	return process.platform === "win32" ? "load unknown" : `load ${os.loadavg()[0]?.toFixed(1)}`;
}
