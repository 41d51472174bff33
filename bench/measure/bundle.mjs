// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { atExit } from "../../scripts/setup/lifecycle.mjs";

/**
 * Builds a module with everything it imports, the product's TypeScript included, into one file that plain
 * Node runs. What is measured is then what an analyst runs, not what a test runner makes of it.
 * @param {string} entry absolute path of an `.mjs` module
 * @returns {Promise<string>} the built file, which is gone after this process
 */
export async function bundle(entry) {
	const folder = mkdtempSync(path.join(tmpdir(), "parallax-bench-program-"));
	atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	await build({
		configFile: false,
		logLevel: "silent",
		ssr: { noExternal: true },
		build: {
			ssr: entry,
			outDir: folder,
			minify: false,
			target: "node20",
			rolldownOptions: { output: { entryFileNames: "program.mjs" } },
		},
	});
	return path.join(folder, "program.mjs");
}

/**
 * Builds a module as {@link bundle} does, and imports it.
 * @param {string} entry absolute path of an `.mjs` module
 * @returns {Promise<any>} what it exports
 */
export async function importBundled(entry) {
	return import(pathToFileURL(await bundle(entry)).href);
}
