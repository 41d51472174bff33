// @ts-check
import { pathToFileURL } from "node:url";
import { installDependencies } from "./setup/dependencies.mjs";
import { hasDisplay } from "./setup/display.mjs";
import { Problem, runProgram } from "./setup/problem.mjs";
import { findRuntime as find, obtainRuntime } from "./setup/runtime.mjs";
import { prepareSystem } from "./setup/system.mjs";
import { say } from "./setup/terminal.mjs";

/** @typedef {import("./setup/runtime.mjs").Runtime} Runtime */

/**
 * The Electron that set-up left here, without fetching anything.
 * @returns {Runtime}
 * @throws {Problem} when there is none yet
 */
export function findRuntime() {
	const runtime = find();
	if (!runtime) throw new Problem('There is no Electron here yet; run "npm run setup" first.');
	return runtime;
}

/**
 * Makes the checkout ready to build, start and test: npm packages, an Electron that runs here, and
 * what it needs of the system. Cheap when nothing is missing, safe to interrupt and to repeat, and
 * safe to run twice at the same time.
 * @param {object} [options]
 * @param {boolean} [options.retryDownload] try the official Electron again although it failed lately
 * @param {boolean} [options.virtualDisplay] whether windows will go to a display that nobody sees;
 *   unless told, where there is no other
 * @returns {Promise<Runtime>}
 * @throws {Problem} when something needed cannot be had; the sentence says what to do
 */
export async function setUp({ retryDownload = false, virtualDisplay = !hasDisplay() } = {}) {
	await installDependencies();
	const runtime = await obtainRuntime({ retryDownload });
	await prepareSystem({ executable: runtime.executable, virtualDisplay });
	say(runtime.sentence);
	return runtime;
}

async function main() {
	const flags = process.argv.slice(2);
	const unknown = flags.filter((flag) => flag !== "--retry-download");
	if (unknown.length > 0)
		throw new Problem(`Set-up knows no ${unknown.join(" ")}; its only flag is --retry-download.`);
	await setUp({ retryDownload: flags.includes("--retry-download") });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runProgram(main);
