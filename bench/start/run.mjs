// @ts-check
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hasDisplay } from "../../scripts/setup/display.mjs";
import { Problem, runProgram } from "../../scripts/setup/problem.mjs";
import { launch } from "../../scripts/start/launch.mjs";
import { loadText, machineLine } from "../measure/machine.mjs";
import { copyApplication, layGround } from "./ground.mjs";
import { measureStart } from "./measure.mjs";
import { absoluteTable, judgeStart, timeTable } from "./report.mjs";
import { corpusCase, floor, sampleCase, welcome } from "./variants.mjs";

// `npm run bench -- start [--repetitions N]`: how long Parallax takes to its first picture and how much
// memory, beside an empty Electron application started in turn with it (goals D1 and D2).

await runProgram(async () => {
	const words = process.argv.slice(2);
	// One virtual display for the whole run, so that making it is not measured.
	if (!hasDisplay())
		return launch(process.execPath, [fileURLToPath(import.meta.url), ...words], { onVirtualDisplay: true });
	return measureAll(repetitionsIn(words));
});

/** @param {number} repetitions */
async function measureAll(repetitions) {
	const ground = layGround();
	print([machineLine(), `Electron ${ground.electronVersion}, Node ${process.versions.node}`]);
	const main = copyApplication(ground);
	const variants = [floor, welcome(main), await sampleCase(ground, main), await corpusCase(ground, main)];
	const all = variants
		.filter((variant) => variant !== null)
		.map((variant) => ({ variant, ...series(variant) }));
	// The first round, which fills the system's caches, does not count.
	for (let repetition = -1; repetition < repetitions; repetition += 1) {
		for (const { variant, measurements } of repetition % 2 === 0 ? all : all.toReversed()) {
			const measurement = await measureStart(ground, variant);
			if (repetition >= 0) measurements.push(measurement);
		}
	}
	const [lowest, ...ours] = all;
	const judged = lowest ? ours.flatMap((each) => judgeStart(each, lowest)) : [];
	const starts = all.flatMap(({ measurements }) => measurements);
	const calm = starts.filter(({ wasCalm }) => wasCalm).length;
	print([
		`${repetitions} repetitions, interleaved; spread: the middle half of them`,
		`${calm} of ${starts.length} starts began while nobody else was at work on the machine; now ${loadText()}`,
		"",
	]);
	print(judged.map(({ line }) => line));
	if (variants.includes(null)) print(["D1, D2 corpus case: skipped (no articles in ../shared/corpus)"]);
	print(["", ...absoluteTable(all), "", ...timeTable(all)]);
	return judged.some(({ isBroken }) => isBroken) ? 1 : 0;
}

/**
 * @param {import("./variants.mjs").Variant} variant
 * @returns {import("./report.mjs").Series}
 */
function series({ name }) {
	return { name, measurements: [] };
}

/** @param {string[]} words */
function repetitionsIn(words) {
	const { values } = parseArgs({ args: words, options: { repetitions: { type: "string", default: "8" } } });
	const repetitions = Number(values.repetitions);
	if (!Number.isInteger(repetitions) || repetitions < 1)
		throw new Problem("--repetitions needs a whole number, for instance --repetitions 8.");
	return repetitions;
}

/** @param {readonly string[]} lines */
function print(lines) {
	process.stdout.write(`${lines.join("\n")}\n`);
}
