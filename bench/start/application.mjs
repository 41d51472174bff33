// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { atExit } from "../../scripts/setup/lifecycle.mjs";
import { codeOf, Problem } from "../../scripts/setup/problem.mjs";

const markedFolder = fileURLToPath(new URL("marked", import.meta.url));

/** How long anything may take before it counts as hanging, in milliseconds. */
const patience = 60_000;

/**
 * @typedef {object} Start
 * @property {string} executable Electron's
 * @property {readonly string[]} flags for Chromium
 * @property {string} main the application's main script
 * @property {readonly string[]} args the application's own arguments
 * @property {string} data the application's data folder
 * @property {string} home its HOME
 */

/** A running application, started through marked/main.mjs. */
export class Application {
	/** When it was spawned, in milliseconds since 1970. */
	spawned = Date.now();
	#child;
	#output = "";
	#ended = false;
	#forget;

	/** @param {Start} start */
	constructor({ executable, flags, main, args, data, home }) {
		this.#child = spawn(executable, [...flags, markedFolder, ...args], {
			cwd: home,
			env: { ...inherited(), HOME: home, PARALLAX_DATA: data, PARALLAX_BENCH_MAIN: main },
			// A process group of its own, to be ended as a whole.
			detached: process.platform !== "win32",
			stdio: ["ignore", "pipe", "pipe", "ipc"],
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.setEncoding("utf8").on("data", (text) => {
				this.#output += text;
			});
		}
		this.#child.once("exit", () => {
			this.#ended = true;
		});
		this.#forget = atExit(() => this.#kill());
	}

	/** The number of its main process. */
	get pid() {
		return this.#child.pid ?? 0;
	}

	/** Waits until the window is shown. */
	async shown() {
		await this.#message("shown");
	}

	/**
	 * Runs code in the page.
	 * @param {string} code
	 * @returns {Promise<import("./marks.mjs").Answer>}
	 */
	async ask(code) {
		const answered = this.#message("answer");
		this.#send({ kind: "ask", code });
		return /** @type {import("./marks.mjs").Answer} */ (await answered);
	}

	/** Quits as a user would, and waits for the end. */
	async quit() {
		const ended = once(this.#child, "exit");
		this.#send({ kind: "quit" });
		if (!(await Promise.race([ended, sleep(patience, null)]))) throw this.#problem("does not quit");
		this.#forget();
	}

	/** Ends all its processes at once and waits for the end. */
	async kill() {
		const ended = once(this.#child, "exit");
		this.#forget();
		await ended;
	}

	/** @param {import("./marks.mjs").Question} question */
	#send(question) {
		this.#child.send(question);
	}

	/**
	 * @param {string} kind
	 * @returns {Promise<{ kind: string }>}
	 */
	#message(kind) {
		return new Promise((resolve, reject) => {
			const fail = (/** @type {string} */ what) => reject(this.#problem(what));
			const late = setTimeout(fail, patience, `sent no "${kind}" in time`);
			this.#child.once("exit", () => fail("ended early"));
			this.#child.on("message", (message) => {
				const told = /** @type {{ kind: string }} */ (message);
				if (told.kind !== kind) return;
				clearTimeout(late);
				resolve(told);
			});
		});
	}

	/** @param {string} what */
	#problem(what) {
		const name = path.basename(path.dirname(path.dirname(this.#child.spawnargs.join(" "))));
		return new Problem(`The application ${what} (${name}). It wrote:\n${this.#output.slice(-2_000)}`);
	}

	#kill() {
		if (this.#ended) return;
		try {
			if (process.platform === "win32") this.#child.kill();
			else process.kill(-this.pid, "SIGKILL");
		} catch (error) {
			if (codeOf(error) !== "ESRCH") throw error;
		}
	}
}

/** The environment without what would make the application another one. */
function inherited() {
	const withheld = ["ELECTRON_RUN_AS_NODE", "ELECTRON_RENDERER_URL", "NODE_OPTIONS", "XDG_CONFIG_HOME"];
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.includes(name)));
}
