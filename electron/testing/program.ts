import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "vite";
import { onTestFinished } from "vitest";

/** Builds a module with everything it imports into one file that plain Node runs, and returns its path. */
export async function buildProgram(entry: string, folder: string): Promise<string> {
	await build({
		configFile: false,
		logLevel: "silent",
		ssr: { noExternal: true },
		build: {
			ssr: entry,
			outDir: folder,
			emptyOutDir: false,
			minify: false,
			target: "node20",
			rolldownOptions: { output: { entryFileNames: "program.mjs" } },
		},
	});
	return join(folder, "program.mjs");
}

/** What a program that ended has said. */
export interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly error: string;
}

/** Runs a built program to its end. */
export function runProgram(
	program: string,
	words: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
	const child = start(program, words, environment);
	let out = "";
	let error = "";
	child.stdout?.on("data", (data: Buffer) => {
		out += data.toString();
	});
	child.stderr?.on("data", (data: Buffer) => {
		error += data.toString();
	});
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (status) => resolve({ status, out, error }));
	});
}

/** Starts a built program and resolves with it once it has printed its first line; it is killed after the test. */
export function startProgram(
	program: string,
	words: readonly string[],
): Promise<{ child: ChildProcess; line: string }> {
	const child = start(program, words, {});
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	let said = "";
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("exit", () => reject(new Error(`The program ended before it said anything: ${said}`)));
		child.stderr?.on("data", (data: Buffer) => {
			said += data.toString();
		});
		child.stdout?.on("data", (data: Buffer) => {
			said += data.toString();
			if (said.includes("\n")) resolve({ child, line: said.slice(0, said.indexOf("\n")) });
		});
	});
}

/** Ends a program at once, as a power cut would, and resolves when it is gone. */
export function killAtOnce(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) return resolve();
		child.removeAllListeners("exit");
		child.on("exit", () => resolve());
		child.kill("SIGKILL");
	});
}

function start(
	program: string,
	words: readonly string[],
	environment: Readonly<Record<string, string>>,
): ChildProcess {
	return spawn(process.execPath, [program, ...words], {
		env: { ...process.env, ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
}
