// @ts-check
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";
import { onSignal } from "./lifecycle.mjs";
import { projectFolder } from "./places.mjs";
import { codeOf, Problem } from "./problem.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] folder to run in; the checkout unless told
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {"inherit" | "collect"} [output] where standard output and error go: to the terminal
 *   (default), or into the result
 * @property {(stop: () => void) => void} [whileRunning] is given a function that ends the program
 */

/**
 * Runs a program to its end. Signals that this process receives are passed on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>} the exit status (128 +
 *   number when a signal ended it) and, with `output: "collect"`, what it wrote
 * @throws {Problem} when the program cannot be started at all
 */
export function run(command, args, { cwd = projectFolder, env, output = "inherit", whileRunning } = {}) {
	return new Promise((resolve, reject) => {
		const collects = output === "collect";
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, ...env },
			detached: process.platform !== "win32",
			stdio: collects ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
		});
		const ended = onSignal((signal) => signalGroup(child, signal));
		const collected = { stdout: "", stderr: "" };
		for (const name of /** @type {const} */ (["stdout", "stderr"])) {
			child[name]?.setEncoding("utf8").on("data", (text) => {
				collected[name] += text;
			});
		}
		child.on("error", (error) => {
			ended();
			reject(new Problem(`"${command}" could not be started (${error.message}).`));
		});
		child.on("close", (code, signal) => {
			resolve({ status: statusOf(code, signal), ...collected });
			ended();
		});
		whileRunning?.(() => signalGroup(child, "SIGKILL"));
	});
}

/**
 * Runs Node on a script, see {@link run}.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(script, args, options) {
	return run(process.execPath, [script, ...args], options);
}

/**
 * Runs npm, see {@link run}. It is started through Node, because Windows refuses to start `npm.cmd`
 * directly.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
	const beside = path.dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : "",
		path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
		path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
	];
	const script = candidates.find((candidate) => candidate && existsSync(candidate));
	return script ? runNode(script, args, options) : run("npm", args, options);
}

/**
 * The script behind a command-line tool of the project, to be run with Node: `tool("vite")` is
 * what `npx vite` would run.
 * @param {string} packageName
 * @param {string} [command] the tool's name where a package brings more than one
 * @returns {string} absolute
 * @throws {Problem} when the package is not installed or has no such tool
 */
export function tool(packageName, command = packageName.replace(/^.*\//, "")) {
	const folder = createRequire(path.join(projectFolder, "package.json"))
		.resolve.paths(packageName)
		?.map((modules) => path.join(modules, packageName))
		.find((candidate) => existsSync(path.join(candidate, "package.json")));
	if (!folder) throw new Problem(`${packageName} is not installed; run "npm ci" and try again.`);
	const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
	const script = typeof bin === "string" ? bin : bin?.[command];
	if (!script) throw new Problem(`${packageName} has no command "${command}".`);
	return path.join(folder, script);
}

/**
 * The exit status of an ended program as a shell tells it.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number} 128 + the signal's number when a signal ended it
 */
export function statusOf(code, signal) {
	return code ?? 128 + (signal ? constants.signals[signal] : 0);
}

/**
 * Passes a signal to a program and whatever it has started. Each program runs in a process group
 * of its own, so that Ctrl+C reaches it once: many take the second as "drop everything".
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
	// Windows has no groups: there the console hands Ctrl+C to everyone itself, and kill() ends hard.
	if (process.platform === "win32") {
		if (signal !== "SIGINT") child.kill(signal);
		return;
	}
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (codeOf(error) !== "ESRCH") throw error;
	}
}
