import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";

/** What of the main process's output is a fault; the rest is Chromium's chatter about the machine. */
const faultInOutput = /Uncaught|Unhandled|DeprecationWarning|threw an error|went wrong in Parallax/;

/** A page that closed has nothing more to tell, and one that loaded anew has run the listener by itself. */
const hasMovedOn = /closed|crashed|Execution context was destroyed|Cannot find context/;

/** Collects what goes wrong in one application: in its pages, its main process and its log. */
export class Problems {
	readonly #seen: string[] = [];
	readonly #watched = new WeakSet<Page>();
	#output = "";

	constructor(app: ElectronApplication) {
		const { stdout, stderr } = app.process();
		for (const stream of [stdout, stderr])
			stream?.setEncoding("utf8").on("data", (text: string) => this.#hear(text));
		app.on("console", (message) => {
			if (message.type() === "error") this.#seen.push(`main process: ${message.text()}`);
		});
	}

	/** Everything the main process has written. */
	get output(): string {
		return this.#output;
	}

	/** Notes something that went wrong around the application. */
	add(problem: string): void {
		this.#seen.push(problem);
	}

	/** Listens to a page from now on. */
	async watch(page: Page): Promise<void> {
		if (this.#watched.has(page)) return;
		this.#watched.add(page);
		page.on("console", (message) => {
			if (message.type() === "error") this.#seen.push(`page: ${message.text()}`);
		});
		page.on("pageerror", (error) => this.#seen.push(`page: ${error.stack ?? error.message}`));
		page.on("crash", () => this.#seen.push("page: its process died"));
		try {
			await page.addInitScript(reportViolations);
			await page.evaluate(reportViolations);
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			if (!hasMovedOn.test(message)) this.add(`a page could not be listened to: ${message}`);
		}
	}

	/** What went wrong until now; `dataFolder` is where the application keeps its log. */
	list(dataFolder: string): string[] {
		return [...this.#seen, ...errorsInLog(join(dataFolder, "logs", "parallax.log"))];
	}

	#hear(text: string): void {
		this.#output += text;
		const faults = text.split("\n").filter((line) => faultInOutput.test(line));
		this.#seen.push(...faults.map((line) => `main process: ${line}`));
	}
}

/** Runs in the page. Chromium tells of violations by itself, but not always of which rule and where. */
function reportViolations(): void {
	document.addEventListener("securitypolicyviolation", (event) => {
		console.error(
			`Content Security Policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline code"} ` +
				`(${event.sourceFile}:${event.lineNumber})`,
		);
	});
}

function errorsInLog(file: string): string[] {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, "utf8").split("\n");
	return lines.filter((line) => line.includes('"level":"error"')).map((line) => `log: ${line}`);
}
