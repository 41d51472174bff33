// @ts-check
import { expect, test } from "vitest";
import { cacheFolder } from "./places.mjs";

/** @type {[string, NodeJS.Platform, NodeJS.ProcessEnv, string, string][]} */
const machines = [
	["Linux", "linux", {}, "/home/ada", "/home/ada/.cache/parallax"],
	["Linux with XDG", "linux", { XDG_CACHE_HOME: "/big/cache" }, "/home/ada", "/big/cache/parallax"],
	[
		"Linux with a relative XDG",
		"linux",
		{ XDG_CACHE_HOME: "cache" },
		"/home/ada",
		"/home/ada/.cache/parallax",
	],
	["macOS", "darwin", { XDG_CACHE_HOME: "/x" }, "/Users/ada", "/Users/ada/Library/Caches/parallax"],
	["Windows", "win32", { LOCALAPPDATA: "C:\\Local" }, "C:\\Users\\ada", "C:\\Local\\parallax\\Cache"],
	["Windows without", "win32", {}, "C:\\Users\\ada", "C:\\Users\\ada\\AppData\\Local\\parallax\\Cache"],
];

test.each(machines)("the cache folder on %s", (_, platform, env, home, expected) => {
	expect(cacheFolder({ platform, env, home })).toBe(expected);
});
