// @ts-check

/** Larger than any window the application opens by itself, so that a screenshot is never cut. */
const virtualScreen = "-screen 0 2560x1600x24";

/**
 * Whether this machine shows windows to somebody. Always true but on Linux without a graphical
 * session (a server, a container, a build machine).
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function hasDisplay(platform = process.platform, env = process.env) {
	return platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The beginning of a command line that runs the rest on a display that nobody sees.
 * @returns {string[]}
 */
export function virtualDisplay() {
	return ["xvfb-run", "--auto-servernum", `--server-args=${virtualScreen}`];
}
