// @ts-check
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { Problem } from "../setup/problem.mjs";

/**
 * Whether this Linux lets a program build Chromium's sandbox out of user namespaces. Some
 * distributions forbid that to ordinary programs, and so do most containers.
 * @param {readonly string[]} [asUser] the beginning of a command line that changes the user
 * @returns {boolean} true also where it cannot be told (no `unshare`)
 */
export function allowsNamespaces(asUser = []) {
	const [command = "", ...rest] = [...asUser, "unshare", "--user", "--map-root-user", "true"];
	const tried = spawnSync(command, rest, { stdio: "ignore" });
	return tried.error !== undefined || tried.status === 0 || tried.status === 127;
}

/**
 * Says in time what Chromium would die of with a page of its own log.
 * @param {string} executable Electron's
 * @param {readonly string[]} flags what it will be started with
 * @throws {Problem} when the sandbox cannot be built and was not declined
 */
export function requireSandbox(executable, flags) {
	if (process.platform !== "linux" || flags.includes("--no-sandbox")) return;
	if (hasSandboxHelper(executable) || allowsNamespaces()) return;
	throw new Problem(
		"This system forbids user namespaces, which Chromium's sandbox is made of. Allow them " +
			'(on Ubuntu: "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"), or start without the sandbox, ' +
			'and then only with articles you trust: "npm start -- --no-sandbox".',
	);
}

/**
 * The other way to a sandbox: Electron's helper program, if an administrator has given it its rights.
 * @param {string} executable
 */
function hasSandboxHelper(executable) {
	const helper = statSync(path.join(path.dirname(executable), "chrome-sandbox"), { throwIfNoEntry: false });
	return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
}
