import { cpSync, lchownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * As whom the application runs where the tests run as root: for root Chromium has no sandbox, and
 * what is tested must be what people get. No such account needs to exist.
 */
const unprivileged = 61_000;

/** Whether the application must run as another user than the tests. */
export const changesUser = process.platform === "linux" && process.getuid?.() === 0;

/** The beginning of a command line that runs the rest as that user; empty where it stays the same. */
export const asUser: readonly string[] = changesUser
	? ["setpriv", `--reuid=${unprivileged}`, `--regid=${unprivileged}`, "--clear-groups"]
	: [];

/** Makes a file or folder, with all below, the application's own; of a link the link, not what it names. */
export function giveAway(path: string): void {
	if (!changesUser) return;
	lchownSync(path, unprivileged, unprivileged);
	if (!lstatSync(path).isDirectory()) return;
	for (const name of readdirSync(path)) giveAway(join(path, name));
}

/** Copies a file or folder so that the application may read and change the copy. */
export function copyForApplication(from: string, to: string): void {
	cpSync(from, to, { recursive: true });
	giveAway(to);
}
