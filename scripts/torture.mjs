// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installWithApt } from "./setup/apt.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { runProgram } from "./setup/problem.mjs";
import { runNode, tool } from "./setup/programs.mjs";
import { isOnPath } from "./setup/system.mjs";
import { say } from "./setup/terminal.mjs";
import { figureLines } from "./torture/figures.mjs";

/** What the tests run besides Node; programs and Debian packages have the same names. */
const programs = ["git", "syncthing"];

// `npm run torture`: the tests that take too long for every day, electron/**/*.torture.ts. Further words are for
// Vitest: parts of file names choose among them.
await runProgram(async () => {
	await installDependencies();
	const missing = programs.filter((program) => !isOnPath(program));
	if (missing.length > 0) await obtain(missing);
	const folder = mkdtempSync(path.join(os.tmpdir(), "parallax-torture-"));
	try {
		const figures = path.join(folder, "figures");
		const config = ["--config=scripts/torture/vitest.config.mjs", "--root=."];
		const words = ["run", ...config, ...process.argv.slice(2)];
		const { status } = await runNode(tool("vitest"), words, { env: { PARALLAX_FIGURES: figures } });
		if (existsSync(figures))
			process.stdout.write(`\n${figureLines(readFileSync(figures, "utf8")).join("\n")}\n`);
		return status;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

/** @param {readonly string[]} missing */
async function obtain(missing) {
	if (existsSync("/etc/debian_version") && process.getuid?.() === 0) return installWithApt(missing);
	say(`Without ${missing.join(" and ")} the tests that need it are skipped. Install it to run them.`);
}
