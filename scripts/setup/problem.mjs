// @ts-check

/**
 * A failure that can be expected on somebody's machine (no network, a missing library, a wrong
 * argument). Its message is one sentence for a person: what was wrong, what to do. Everything
 * else that is thrown is a mistake in these scripts and keeps its stack trace.
 */
export class Problem extends Error {
	/** @override */
	name = "Problem";
}

/**
 * The message of whatever was thrown, for use inside a sentence.
 * @param {unknown} thrown
 * @returns {string}
 */
export function messageOf(thrown) {
	return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * The error code of a failed system call ("ENOENT"), or undefined for anything else.
 * @param {unknown} thrown
 * @returns {string | undefined}
 */
export function codeOf(thrown) {
	const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
	return typeof code === "string" ? code : undefined;
}

/**
 * Runs a script's main function and turns its outcome into the exit status: the number it
 * returns (nothing counts as 0), 1 for a {@link Problem} (its sentence is printed alone), and 1
 * with a stack trace for everything else.
 * @param {() => Promise<number | void>} main
 * @returns {Promise<void>} never rejects
 */
export async function runProgram(main) {
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		process.exitCode = 1;
		process.stderr.write(error instanceof Problem ? `${error.message}\n` : `${stackOf(error)}\n`);
	}
}

/** @param {unknown} thrown */
function stackOf(thrown) {
	return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
