// @ts-check
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout these scripts belong to, absolute. */
export const projectFolder = path.resolve(fileURLToPath(import.meta.url), "../../..");

/**
 * Where things may be kept that can be had again: the user's cache folder for Parallax, absolute.
 * It lies outside the checkout because `npm ci` deletes node_modules, and because several
 * checkouts can share one runtime. It need not exist yet.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string }} [machine]
 * @returns {string}
 */
export function cacheFolder({ platform = process.platform, env = process.env, home = os.homedir() } = {}) {
	const join = platform === "win32" ? path.win32.join : path.posix.join;
	const isAbsolute = platform === "win32" ? path.win32.isAbsolute : path.posix.isAbsolute;
	if (platform === "win32") {
		return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "parallax", "Cache");
	}
	if (platform === "darwin") return join(home, "Library", "Caches", "parallax");
	// The XDG rules say that a relative path there is to be ignored.
	const chosen =
		env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : join(home, ".cache");
	return join(chosen, "parallax");
}
