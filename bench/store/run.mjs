// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { projectFolder } from "../../scripts/setup/places.mjs";
import { Problem, runProgram } from "../../scripts/setup/problem.mjs";
import { runNode } from "../../scripts/setup/programs.mjs";
import { bundle } from "../measure/bundle.mjs";
import { loadText, machineLine } from "../measure/machine.mjs";
import { layGround } from "./ground.mjs";
import { details, judgeKills, judgeOpening, judgeTags } from "./report.mjs";

// `npm run bench -- store [--rounds N]`: how long a tag takes until the disk has it, what it costs the main process,
// opening a large case, merging it, and a few kills (goals C1 to C5), beside a bare write, lowdb and JSON.parse.

await runProgram(async () => {
	const rounds = roundsIn(process.argv.slice(2));
	const { ground, fileSystem } = layGround();
	print([machineLine(), `Node ${process.versions.node}, files on ${fileSystem}`]);
	const program = await bundle(fileURLToPath(new URL("program.mjs", import.meta.url)));
	const tagging = await bundle(path.join(projectFolder, "electron", "testing", "tagging-program.ts"));
	/** @type {(part: string, given?: number | string) => Promise<any>} */
	const measure = async (part, given = "") => {
		const words = [
			"--expose-gc",
			"--no-flush-bytecode",
			program,
			part,
			JSON.stringify(ground),
			String(given),
		];
		const { status, stdout, stderr } = await runNode("--no-warnings", words, { output: "collect" });
		if (status !== 0) throw new Problem(`The part "${part}" failed with status ${status}.\n${stderr}`);
		return JSON.parse(stdout);
	};
	await measure("cases");
	// Opening comes first: tags would change the case that a snapshot was kept of.
	const opened = /** @type {import("./opening.mjs").Openings} */ (await measure("opening", 4));
	const merging = /** @type {import("./merging.mjs").Merging} */ (await measure("merging", 5));
	const tags = /** @type {import("./tags.mjs").Round[]} */ (await measure("tags", rounds));
	const kills = /** @type {import("./kills.mjs").Kills} */ (await measure("kills", tagging));
	const judged = [...judgeTags(tags), judgeKills(kills), ...judgeOpening(opened)];
	const all = [...tags, ...opened.openings];
	const calm = all.filter((round) => round.calm).length;
	print([
		`${tags.length} rounds of tags, ${opened.openings.length} openings, interleaved; spread: the middle half of them`,
		`${calm} of ${all.length} began while nobody else was at work on the machine; now ${loadText()}`,
		"",
		...judged.map(({ line }) => line),
		"",
		...details({ rounds: tags, opened, merging }),
	]);
	return judged.some(({ isBroken }) => isBroken) ? 1 : 0;
});

/** @param {string[]} words */
function roundsIn(words) {
	const { values } = parseArgs({ args: words, options: { rounds: { type: "string", default: "14" } } });
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1)
		throw new Problem("--rounds needs a whole number, for instance --rounds 14.");
	return rounds;
}

/** @param {readonly string[]} lines */
function print(lines) {
	process.stdout.write(`${lines.join("\n")}\n`);
}
