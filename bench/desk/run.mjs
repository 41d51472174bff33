// @ts-check
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hasDisplay } from "../../scripts/setup/display.mjs";
import { Problem, runProgram } from "../../scripts/setup/problem.mjs";
import { launch } from "../../scripts/start/launch.mjs";
import { figure } from "../measure/goal.mjs";
import { calmMoment, loadText, machineLine } from "../measure/machine.mjs";
import { cells } from "./cells.mjs";
import { details, judgeDesk, judgeSearch } from "./report.mjs";
import { measureSearch } from "./search.mjs";
import { MeasuringWindow } from "./window.mjs";

// `npm run bench -- desk [--repetitions N]`: how long the reading pane takes to open a text, add a tag, let one
// stand out and scroll, and how much memory, beside @recogito/text-annotator and a plain set of decorations in
// the same Electron (goals A1 to A10), and how long a search takes (E1).

await runProgram(async () => {
	const words = process.argv.slice(2);
	// One virtual display for the whole run, so that making it is not measured.
	if (!hasDisplay())
		return launch(process.execPath, [fileURLToPath(import.meta.url), ...words], { onVirtualDisplay: true });
	return measureAll(repetitionsIn(words));
});

/** @param {number} count */
async function measureAll(count) {
	const { window, electronVersion } = await MeasuringWindow.open();
	print([machineLine(), `Electron ${electronVersion}, Node ${process.versions.node}`]);
	const names = /** @type {import("./cells.mjs").CellName[]} */ (Object.keys(cells));
	/** @type {import("./report.mjs").Repetition[]} */
	const repetitions = [];
	let calm = 0;
	// The first window of a process is slower than any other and does not count.
	await window.measure({ ...cells.everydayOurs, adds: 3, scrolls: 3 });
	for (let repetition = 0; repetition < count; repetition += 1) {
		/** @type {Partial<import("./report.mjs").Repetition>} */
		const measured = {};
		for (const name of repetition % 2 === 0 ? names : names.toReversed()) {
			if (await calmMoment(2_000)) calm += 1;
			measured[name] = await window.measure(cells[name]);
		}
		repetitions.push(/** @type {import("./report.mjs").Repetition} */ (measured));
	}
	window.close();
	const searches = await measureSearch();
	const judged = [...judgeDesk(repetitions), ...judgeSearch(searches)];
	print([
		`${count} repetitions, interleaved, a fresh window for each figure; spread: the middle half of them`,
		`${calm} of ${count * names.length} windows began while nobody else was at work on the machine; now ${loadText()}`,
		"",
		...judged.map(({ line }) => line),
		"",
		...details(repetitions),
		`searches: p50 ${figure(searches.p50)} p95 ${figure(searches.p95)} ms, a plain look for one word ${figure(searches.floor)} ms, all articles ready after ${figure(searches.first)} ms`,
	]);
	return judged.some(({ isBroken }) => isBroken) ? 1 : 0;
}

/** @param {string[]} words */
function repetitionsIn(words) {
	const { values } = parseArgs({ args: words, options: { repetitions: { type: "string", default: "5" } } });
	const repetitions = Number(values.repetitions);
	if (!Number.isInteger(repetitions) || repetitions < 1)
		throw new Problem("--repetitions needs a whole number, for instance --repetitions 5.");
	return repetitions;
}

/** @param {readonly string[]} lines */
function print(lines) {
	process.stdout.write(`${lines.join("\n")}\n`);
}
