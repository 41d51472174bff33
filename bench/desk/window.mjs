// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { atExit } from "../../scripts/setup/lifecycle.mjs";
import { codeOf, Problem } from "../../scripts/setup/problem.mjs";
import { findRuntime } from "../../scripts/setup.mjs";
import { surroundings } from "../../scripts/start/surroundings.mjs";

const applicationFolder = fileURLToPath(new URL("application", import.meta.url));
const pageFolder = fileURLToPath(new URL("page", import.meta.url));

/** How long one cell may take before it counts as hanging, in milliseconds. */
const patience = 180_000;

/** A size at which the panes are as in the product's window, in CSS pixels. */
const size = { one: 760, four: 1_600, height: 800 };

/** An Electron process that measures cell after cell, each in a window of its own. */
export class MeasuringWindow {
	#child;
	#output = "";

	/**
	 * Builds the page and starts the process.
	 * @returns {Promise<{ window: MeasuringWindow, electronVersion: string }>}
	 */
	static async open() {
		const folder = mkdtempSync(path.join(tmpdir(), "parallax-bench-desk-"));
		atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
		const built = path.join(folder, "page");
		await build({
			configFile: false,
			logLevel: "silent",
			root: pageFolder,
			base: "./",
			build: { outDir: built, target: "chrome130", modulePreload: { polyfill: false } },
		});
		const data = path.join(folder, "data");
		mkdirSync(data);
		const { executable, version } = findRuntime();
		const window = new MeasuringWindow(executable, data, path.join(built, "index.html"));
		await window.#told("ready");
		return { window, electronVersion: version };
	}

	/**
	 * @param {string} executable
	 * @param {string} data
	 * @param {string} page
	 */
	constructor(executable, data, page) {
		const flags = [
			...surroundings().flags,
			"--js-flags=--expose-gc",
			"--enable-precise-memory-info",
			"--allow-file-access-from-files",
		];
		this.#child = spawn(executable, [...flags, applicationFolder], {
			env: {
				...process.env,
				ELECTRON_RUN_AS_NODE: undefined,
				PARALLAX_DATA: data,
				PARALLAX_BENCH_PAGE: page,
			},
			// A process group of its own, to be ended as a whole.
			detached: process.platform !== "win32",
			stdio: ["ignore", "pipe", "pipe", "ipc"],
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.setEncoding("utf8").on("data", (text) => {
				this.#output += text;
			});
		}
		atExit(() => this.close());
	}

	/**
	 * Measures a cell in a fresh window.
	 * @param {import("./cells.mjs").Cell} cell
	 * @returns {Promise<import("./cells.mjs").Measured>}
	 */
	async measure(cell) {
		const measured = this.#told("measured");
		/** @type {import("./cells.mjs").Asked} */
		const asked = {
			cell,
			widthOfWindow: cell.panes > 1 ? size.four : size.one,
			heightOfWindow: size.height,
		};
		this.#child.send(asked);
		return (await measured).measured;
	}

	/** Ends the process and its windows. */
	close() {
		const { pid } = this.#child;
		if (pid === undefined || this.#child.exitCode !== null) return;
		try {
			if (process.platform === "win32") this.#child.kill();
			else process.kill(-pid, "SIGKILL");
		} catch (error) {
			// It has ended already, with all its processes.
			if (codeOf(error) !== "ESRCH") throw error;
		}
	}

	/**
	 * @param {string} kind of message
	 * @returns {Promise<any>}
	 * @throws {Problem} when the process ends, hangs or says that it failed
	 */
	async #told(kind) {
		const enough = new AbortController();
		const late = setTimeout(() => enough.abort(), patience);
		const onExit = () => enough.abort();
		this.#child.once("exit", onExit);
		try {
			for (;;) {
				const [message] = await once(this.#child, "message", { signal: enough.signal });
				if (message.kind === kind) return message;
				if (message.kind === "failed") throw new Problem(`The page failed: ${message.message}`);
			}
		} catch (error) {
			if (error instanceof Problem) throw error;
			throw new Problem(`The window ended or hung (no "${kind}"). It wrote:\n${this.#output}`);
		} finally {
			clearTimeout(late);
			this.#child.off("exit", onExit);
		}
	}
}
