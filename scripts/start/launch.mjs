// @ts-check
import { spawn } from "node:child_process";
import { virtualDisplay } from "../setup/display.mjs";
import { onSignal } from "../setup/lifecycle.mjs";
import { projectFolder } from "../setup/places.mjs";
import { codeOf, messageOf, Problem } from "../setup/problem.mjs";
import { statusOf } from "../setup/programs.mjs";

// A shell that tells its process number on a pipe and then becomes the program: under xvfb-run the
// process we start is not the one that should get the signals.
const tellAndBecome = ["sh", "-c", 'echo $$ >&3; exec 3>&-; exec "$@"', "sh"];

/**
 * Runs a program with a window to its end. Signals go to that program alone, once, so that it can
 * leave in its own time, and its virtual display after it.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {{ onVirtualDisplay: boolean, env?: NodeJS.ProcessEnv }} options `env` is added to this
 *   process's environment
 * @returns {Promise<number>} its exit status, 128 + number when a signal ended it
 * @throws {Problem} when it cannot be started
 */
export function launch(executable, args, { onVirtualDisplay, env }) {
	const [command = "", ...rest] = [
		...(onVirtualDisplay ? [...virtualDisplay(), ...tellAndBecome] : []),
		executable,
		...args,
	];
	return new Promise((resolve, reject) => {
		const child = spawn(command, rest, {
			cwd: projectFolder,
			// Set in the terminals of some editors; Electron would then be a mere Node.
			env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env },
			// A process group of its own: else Ctrl+C would reach it twice, from the terminal and from here.
			detached: process.platform !== "win32",
			stdio: ["ignore", "inherit", "inherit", onVirtualDisplay ? "pipe" : "ignore"],
		});
		let program = onVirtualDisplay ? 0 : (child.pid ?? 0);
		/** @type {NodeJS.Signals | undefined} */
		let early;
		child.stdio[3]?.on("data", (text) => {
			program = Number(text);
			if (early) sendSignal(program, early);
		});
		const ended = onSignal((signal) => {
			// On Windows the console tells everybody itself.
			if (process.platform === "win32") return;
			// While its display is being prepared there is no program yet; it is told as soon as there is.
			if (program === 0) early = signal;
			else sendSignal(program, signal);
		});
		child.on("error", (error) => {
			ended();
			reject(new Problem(`"${command}" could not be started (${messageOf(error)}).`));
		});
		child.on("close", (code, signal) => {
			resolve(statusOf(code, signal));
			ended();
		});
	});
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function sendSignal(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (codeOf(error) !== "ESRCH") throw error;
	}
}
