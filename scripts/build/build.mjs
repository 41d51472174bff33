// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../setup/lock.mjs";
import { projectFolder } from "../setup/places.mjs";
import { codeOf, Problem } from "../setup/problem.mjs";
import { runNode, tool } from "../setup/programs.mjs";
import { fingerprint } from "./stamp.mjs";

/** Everything that decides what the build gives. */
const inputs = [
	"shared",
	"electron",
	"renderer",
	"resources",
	"electron.vite.config.ts",
	"package.json",
	"package-lock.json",
	"tsconfig.json",
];
const outputs = ["out/main", "out/preload", "out/renderer"];
const stampFile = path.join(projectFolder, "out", "stamp.json");

/**
 * Builds the application into out/ unless what is there was built from exactly these sources and
 * has not been touched since.
 * @returns {Promise<void>}
 * @throws {Problem} when the build fails; its tool has then said why
 */
export async function build() {
	if (isCurrent()) return;
	await withLock(path.join(projectFolder, ".cache", "build.lock"), async () => {
		if (isCurrent()) return;
		const sources = inputMark();
		rmSync(path.join(projectFolder, "out"), { recursive: true, force: true });
		const { status } = await runNode(tool("electron-vite"), ["build", "--logLevel", "warn"]);
		if (status !== 0) throw new Problem(`The build failed with status ${status}, see above.`);
		mkdirSync(path.dirname(stampFile), { recursive: true });
		// The mark of before the build: a file saved meanwhile makes the next start build again.
		writeFileSync(stampFile, `${JSON.stringify({ inputs: sources, outputs: outputMark() })}\n`);
	});
}

/** Makes the next {@link build} build, whatever is there: something else writes into out/ now. */
export function forgetBuild() {
	rmSync(stampFile, { force: true });
}

function isCurrent() {
	try {
		const stamp = JSON.parse(readFileSync(stampFile, "utf8"));
		return stamp.inputs === inputMark() && stamp.outputs === outputMark();
	} catch (error) {
		if (codeOf(error) === "ENOENT" || error instanceof SyntaxError) return false;
		throw error;
	}
}

function inputMark() {
	return fingerprint(projectFolder, inputs, (name) => !/\.test\.tsx?$/.test(name));
}

function outputMark() {
	return fingerprint(projectFolder, outputs);
}
