// @ts-check
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { build } from "./build/build.mjs";
import { projectFolder } from "./setup/places.mjs";
import { Problem, runProgram } from "./setup/problem.mjs";
import { runNode } from "./setup/programs.mjs";
import { setUp } from "./setup.mjs";

const benchFolder = path.join(projectFolder, "bench");

// `npm run bench -- NAME [arguments]` runs bench/NAME/run.mjs on a ready, built checkout.
await runProgram(async () => {
	const [name = "", ...rest] = process.argv.slice(2);
	if (!names().includes(name)) {
		const known = names().join(", ") || "none yet";
		throw new Problem(
			`${name ? `There is no benchmark "${name}".` : "Which benchmark?"} Known are: ${known}.`,
		);
	}
	await setUp();
	await build();
	const { status } = await runNode(path.join(benchFolder, name, "run.mjs"), rest);
	return status;
});

function names() {
	if (!existsSync(benchFolder)) return [];
	return readdirSync(benchFolder).filter((name) => existsSync(path.join(benchFolder, name, "run.mjs")));
}
