// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { atExit } from "../../scripts/setup/lifecycle.mjs";
import { codeOf, Problem } from "../../scripts/setup/problem.mjs";

const markedFolder = fileURLToPath(new URL("marked", import.meta.url));

/** How long anything may take before it counts as hanging, in milliseconds. */
const patience = 60_000;

/** Environment variables that would make the application another one. */
const withheld = ["ELECTRON_RUN_AS_NODE", "ELECTRON_RENDERER_URL", "NODE_OPTIONS", "XDG_CONFIG_HOME"];

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
	#ended;
	#output = "";
	#killAtExit;

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
		this.#ended = new Promise((resolve) => {
			this.#child.once("exit", resolve);
			this.#child.once("error", (error) => {
				this.#output += error.message;
				resolve(null);
			});
		});
		this.#killAtExit = atExit(() => this.#kill());
	}

	/** The number of its main process. */
	get pid() {
		return this.#child.pid ?? 0;
	}

	/** Waits until the window is shown. */
	async shown() {
		await this.#told("shown");
	}

	/**
	 * Runs code in the page.
	 * @param {string} code
	 * @returns {Promise<import("./marks.mjs").Answer>}
	 */
	async ask(code) {
		const answer = this.#told("answer");
		this.#send({ kind: "ask", code });
		return /** @type {import("./marks.mjs").Answer} */ (await answer);
	}

	/** Quits as a user would, and waits for the end. */
	async quit() {
		this.#send({ kind: "quit" });
		await this.#ended;
		this.#killAtExit();
	}

	/** Ends all its processes at once and waits for the end. */
	async kill() {
		this.#killAtExit();
		await this.#ended;
	}

	/** @param {import("./marks.mjs").Question} question */
	#send(question) {
		this.#child.send(question);
	}

	/**
	 * @param {string} kind of message
	 * @returns {Promise<{ kind: string }>}
	 * @throws {Problem} when the application ends or hangs instead
	 */
	async #told(kind) {
		const enough = new AbortController();
		const late = setTimeout(() => enough.abort(), patience);
		this.#child.once("exit", () => enough.abort());
		try {
			for (;;) {
				const [message] = await once(this.#child, "message", { signal: enough.signal });
				if (message.kind === kind) return message;
			}
		} catch {
			throw new Problem(`The application ended or hung (no "${kind}"). It wrote:\n${this.#output}`);
		} finally {
			clearTimeout(late);
		}
	}

	#kill() {
		try {
			if (process.platform === "win32") this.#child.kill();
			else if (this.pid > 0) process.kill(-this.pid, "SIGKILL");
		} catch (error) {
			// It has ended already, with all its processes.
			if (codeOf(error) !== "ESRCH") throw error;
		}
	}
}

function inherited() {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.includes(name)));
}
