// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installWithApt } from "./setup/apt.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { projectFolder } from "./setup/places.mjs";
import { runProgram } from "./setup/problem.mjs";
import { runNode, tool } from "./setup/programs.mjs";
import { isOnPath } from "./setup/system.mjs";
import { say } from "./setup/terminal.mjs";
import { figureLines } from "./torture/figures.mjs";

const figuresFile = path.join(projectFolder, ".cache", "torture", "figures.jsonl");

/** What the tests need of the system: programs, by the Debian package that brings them. */
const packages = { syncthing: "syncthing", git: "git" };

// `npm run torture [-- FILTER…]`: what `npm test` does a little of, for an hour and more: processes killed, power cut,
// every call of the system failing, real synchronisation. FILTER: only files whose paths contain it.
await runProgram(async () => {
	await installDependencies();
	await installPrograms();
	mkdirSync(path.dirname(figuresFile), { recursive: true });
	rmSync(figuresFile, { force: true });
	const started = performance.now();
	const config = path.join(projectFolder, "scripts", "torture", "vitest.config.mjs");
	const words = ["run", "--config", config, ...process.argv.slice(2)];
	const { status } = await runNode(tool("vitest"), words, { env: { PARALLAX_FIGURES: figuresFile } });
	const seconds = Math.round((performance.now() - started) / 1_000);
	const told = existsSync(figuresFile) ? readFileSync(figuresFile, "utf8") : "";
	const load = os.loadavg().map((value) => value.toFixed(1));
	process.stdout.write(
		`\n${[...figureLines(told), `${seconds} seconds on ${os.cpus().length} cores (load ${load.join(", ")})`].join("\n")}\n`,
	);
	return status;
});

/** Where they cannot be installed, the tests that need them are skipped and say so. */
async function installPrograms() {
	const missing = Object.entries(packages).flatMap(([program, name]) => (isOnPath(program) ? [] : [name]));
	if (missing.length === 0) return;
	if (existsSync("/etc/debian_version") && process.getuid?.() === 0) await installWithApt(missing);
	else say(`Without ${missing.join(" and ")} some tests are skipped; install them to run all.`);
}
