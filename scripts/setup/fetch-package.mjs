// @ts-check
import path from "node:path";
import { watchGrowth } from "./growth.mjs";
import { Problem } from "./problem.mjs";
import { runNpm } from "./programs.mjs";

/** Seconds without a byte after which the download is given up. */
const stalledAfter = 60;

/** A package that could not be fetched: no network, or npm is set up otherwise. */
export class NotFetched extends Problem {}

/**
 * Downloads a package's tarball with `npm pack`, so that the user's npm settings (mirror, proxy,
 * cache) hold.
 * @param {string} specification "name@1.2.3"
 * @param {string} folder where the tarball goes; must exist
 * @returns {Promise<string>} the tarball's path
 * @throws {NotFetched} with npm's reason
 */
export async function fetchPackage(specification, folder) {
	const cache = (await npm(["config", "get", "cache"], folder)).trim();
	const { status, stdout, stderr, stalled } = await watchGrowth(
		{
			title: `Downloading ${specification}`,
			folders: [folder, path.join(cache, "_cacache", "tmp")],
			stalledAfter,
		},
		(whileRunning) =>
			runNpm(
				[
					"pack",
					specification,
					"--pack-destination",
					folder,
					"--json",
					"--loglevel=error",
					"--fetch-retries=1",
				],
				{ cwd: folder, output: "collect", whileRunning },
			),
	);
	if (stalled)
		throw new NotFetched(
			`${specification} could not be fetched: nothing arrived for ${stalledAfter} seconds.`,
		);
	if (status !== 0) throw new NotFetched(`${specification} could not be fetched: ${reasonIn(stderr)}`);
	return path.join(folder, filenameIn(stdout));
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
async function npm(args, cwd) {
	const { status, stdout, stderr } = await runNpm([...args, "--loglevel=error"], { cwd, output: "collect" });
	if (status !== 0) throw new Problem(`"npm ${args.join(" ")}" failed: ${reasonIn(stderr)}`);
	return stdout;
}

/**
 * @param {string} output of `npm pack --json`
 * @returns {string} the tarball's file name
 */
export function filenameIn(output) {
	const name = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
	// Older npm versions tell "@scope/name-1.tgz" but write "scope-name-1.tgz".
	if (name) return name.replace(/^@/, "").replace("/", "-");
	throw new Problem(`"npm pack" did not say what it wrote: ${output.trim()}`);
}

/**
 * @param {string} output of a failed npm
 * @returns {string} npm's first line for people, without its prefix
 */
export function reasonIn(output) {
	const lines = output.split("\n").filter((line) => line.startsWith("npm error"));
	const told = lines.map((line) => line.replace(/^npm error ?/, "").trim());
	// The first lines of a failed system call are for machines: "code ENOTFOUND", "syscall getaddrinfo".
	return (
		told.find((line) => line && !/^(code|syscall|errno|path|address|port|type) \S+$/.test(line)) ??
		output.trim()
	);
}
