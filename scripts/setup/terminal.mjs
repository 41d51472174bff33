// @ts-check

// Set-up speaks on the error stream, so that the standard output stays what the started program writes.

/** How often progress is told where the terminal cannot redraw a line (a log file), in milliseconds. */
const quietInterval = 10_000;

/**
 * Prints one line for the person at the terminal.
 * @param {string} sentence
 */
export function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

/**
 * Starts a progress line. On a terminal it is redrawn in place, in a log a line appears every ten
 * seconds.
 * @param {string} title what is going on, such as "Downloading Electron"
 * @returns {{ update: (detail: string) => void, end: (detail: string) => void }} `update` shows
 *   how far it is; `end` prints the last word and must be called once, also after a failure
 */
export function startProgress(title) {
	const redraws = process.stderr.isTTY === true;
	let lastLine = redraws ? 0 : Date.now();
	if (!redraws) say(`${title} …`);
	return {
		update(detail) {
			if (redraws) process.stderr.write(`\r\x1b[2K${title}: ${detail}`);
			else if (Date.now() - lastLine >= quietInterval) {
				lastLine = Date.now();
				say(`${title}: ${detail}`);
			}
		},
		end(detail) {
			process.stderr.write(`${redraws ? "\r\x1b[2K" : ""}${title}: ${detail}\n`);
		},
	};
}

/**
 * A size for people.
 * @param {number} bytes
 * @returns {string} whole megabytes, "196 MB"
 */
export function megabytes(bytes) {
	return `${Math.round(bytes / 1_000_000)} MB`;
}
