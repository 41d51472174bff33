// @ts-check
import path from "node:path";
import { Problem } from "../setup/problem.mjs";

/**
 * Turns the words after `npm start --` into the application's arguments: paths become absolute,
 * since the application runs in another folder than the caller; flags stay as they are.
 * @param {readonly string[]} words
 * @param {string} folder where the caller stands, absolute
 * @returns {string[]}
 * @throws {Problem} when --screenshot names no file
 */
export function applicationArguments(words, folder) {
	/** @type {string[]} */
	const result = [];
	for (let index = 0; index < words.length; index += 1) {
		const word = words[index] ?? "";
		if (word === "--screenshot" || word.startsWith("--screenshot=")) {
			// Both "--screenshot FILE" and "--screenshot=FILE" are understood; the application knows the second.
			const file = word === "--screenshot" ? words[++index] : word.slice("--screenshot=".length);
			if (!file || file.startsWith("-")) {
				throw new Problem(
					"--screenshot needs the file to write, for instance: npm start -- --screenshot parallax.png",
				);
			}
			result.push(`--screenshot=${path.resolve(folder, file)}`);
		} else result.push(word.startsWith("-") ? word : path.resolve(folder, word));
	}
	return result;
}
