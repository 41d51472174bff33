// @ts-check
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Problem, runProgram } from "../../scripts/setup/problem.mjs";
import { importBundled } from "../measure/bundle.mjs";

// `npm run bench -- large-case --out FOLDER.parallax [--data FOLDER] [--sources 1000] [--analysts 10]
// [--evidence 100000] [--claims 2000] [--words 1000] [--seed TEXT]`: makes a case of any size. With `--data` one
// of the analysts is the one of that data folder of Parallax.

await runProgram(async () => {
	const { folder, ...options } = optionsIn(process.argv.slice(2));
	/** @type {typeof import("./make-case.mjs")} */
	const { makeLargeCase } = await importBundled(fileURLToPath(new URL("make-case.mjs", import.meta.url)));
	const start = performance.now();
	const { layers, sourceIds } = await makeLargeCase({ folder, ...options }).catch((error) => {
		throw new Problem(`The case could not be made. ${error.message}`);
	});
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	process.stdout.write(
		`${folder}: ${sourceIds.length} sources, ${layers.length} layers, made in ${seconds} s\n`,
	);
});

/**
 * @param {string[]} words
 * @returns {import("./make-case.mjs").LargeCaseOptions}
 */
function optionsIn(words) {
	const text = /** @type {const} */ ({ type: "string" });
	const { values } = parseArgs({
		args: words,
		options: {
			out: text,
			data: text,
			sources: text,
			analysts: text,
			evidence: text,
			claims: text,
			words: text,
			seed: text,
		},
	});
	if (!values.out) throw new Problem("--out FOLDER says where the case is to be made.");
	const { out, data, seed, ...sizes } = values;
	const numbers = Object.entries(sizes).map(([name, value]) => {
		const number = Number(value);
		if (!Number.isInteger(number) || number < 1) throw new Problem(`--${name} needs a whole number from 1.`);
		return [name, number];
	});
	return {
		folder: out,
		...(data === undefined ? {} : { dataFolder: data }),
		...(seed === undefined ? {} : { seed }),
		...Object.fromEntries(numbers),
	};
}
