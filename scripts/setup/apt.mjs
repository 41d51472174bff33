// @ts-check
import path from "node:path";
import { withLock } from "./lock.mjs";
import { cacheFolder } from "./places.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./programs.mjs";
import { say } from "./terminal.mjs";

// Other package managers may be at work (a fresh machine updates itself): wait for them, in seconds.
const patience = ["-o", "DPkg::Lock::Timeout=300"];

/**
 * Installs Debian packages, for which the process must be root. Names that changed in newer
 * releases (a "t64" at the end) are found.
 * @param {readonly string[]} packages by their Debian 12 names
 * @returns {Promise<void>}
 * @throws {Problem} when apt-get fails; it has then said why
 */
export async function installWithApt(packages) {
	await withLock(path.join(cacheFolder(), "apt.lock"), async () => {
		say(`Installing system packages with apt-get: ${packages.join(", ")}.`);
		await apt(["update"]);
		await apt(["install", "-y", "--no-install-recommends", ...(await currentNames(packages))]);
	});
}

/** @param {string[]} args */
async function apt(args) {
	const { status, stdout, stderr } = await run("apt-get", ["-q", ...patience, ...args], {
		env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
		output: "collect",
	});
	if (status === 0) return;
	throw new Problem(
		`"apt-get ${args.join(" ")}" failed with status ${status}:\n${tail(stdout + stderr)}\nMend that, or install the packages yourself, and start again.`,
	);
}

/** @param {readonly string[]} packages */
async function currentNames(packages) {
	const renamed = packages.map((name) => `${name}t64`);
	const { stdout } = await run("apt-cache", ["policy", ...renamed], {
		env: { LC_ALL: "C" },
		output: "collect",
	});
	const known = candidatesIn(stdout);
	return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

/**
 * @param {string} listing what `apt-cache policy` prints
 * @returns {Set<string>} the packages that could be installed
 */
export function candidatesIn(listing) {
	const found = listing.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm);
	return new Set([...found].filter((match) => match[2] !== "(none)").map((match) => match[1] ?? ""));
}

/** @param {string} output */
function tail(output) {
	return output.trim().split("\n").slice(-8).join("\n");
}
