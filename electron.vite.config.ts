import { chmodSync, existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";
import { contentSecurityPolicyForMeta } from "./electron/app/policy.ts";

// Targets are those of the oldest Electron we run on (33: Chromium 130, Node 20.18), not of the newest.
const oldestNode = "node20.18";
const oldestChromium = "chrome130";

const entry = (name: string) => resolve(import.meta.dirname, "electron", `${name}.ts`);
const commandLine = entry("cli");

export default defineConfig({
	main: {
		build: {
			target: oldestNode,
			// Everything inside: an installed program has no node_modules, and lowdb is ESM only.
			externalizeDeps: false,
			rolldownOptions: {
				input: { main: entry("main"), ...(existsSync(commandLine) ? { cli: commandLine } : {}) },
				output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
			},
		},
		plugins: [executableCommandLine()],
	},
	preload: {
		build: {
			target: oldestNode,
			externalizeDeps: false,
			rolldownOptions: {
				input: { preload: entry("preload") },
				// A sandboxed preload can neither be an ES module nor load a second file.
				output: { format: "cjs", entryFileNames: "[name].cjs" },
			},
		},
	},
	renderer: {
		root: resolve(import.meta.dirname, "renderer"),
		build: {
			target: oldestChromium,
			outDir: resolve(import.meta.dirname, "out/renderer"),
			minify: true,
			modulePreload: { polyfill: false },
			// Data URLs would need more rights in the content security policy.
			assetsInlineLimit: 0,
			rolldownOptions: { input: { index: resolve(import.meta.dirname, "renderer/index.html") } },
		},
		plugins: [react(), policyInPage(), fontLicences()],
	},
});

/**
 * Makes the built command line a program of its own: rolldown keeps its `#!` line, this adds the right to
 * run.
 */
function executableCommandLine(): Plugin {
	return {
		name: "parallax:executable-command-line",
		apply: "build",
		writeBundle({ dir = "" }, bundle) {
			if (bundle["cli.js"]) {
				chmodSync(resolve(dir, "cli.js"), 0o755);
			}
		},
	};
}

/** Puts the content security policy into the built page as well: a belt, should the header ever be lost. */
function policyInPage(): Plugin {
	return {
		name: "parallax:policy-in-page",
		apply: "build",
		transformIndexHtml: () => [
			{
				tag: "meta",
				attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicyForMeta },
				injectTo: "head-prepend",
			},
		],
	};
}

/** Puts the fonts' licences beside the fonts: they may be handed on only together. */
function fontLicences(): Plugin {
	return {
		name: "parallax:font-licences",
		apply: "build",
		generateBundle() {
			for (const font of ["inter", "source-serif-4"]) {
				const licence = resolve(import.meta.dirname, "node_modules/@fontsource-variable", font, "LICENSE");
				this.emitFile({
					type: "asset",
					fileName: `assets/${font}-licence.txt`,
					source: readFileSync(licence, "utf8"),
				});
			}
		},
	};
}
