import { setImmediate as giveWay } from "node:timers/promises";
import type { Found } from "../../shared/check/finding.ts";
import type { Problem } from "../../shared/result.ts";
import type { Entry } from "../files/walk-case.ts";

/** What checking a case needs to know. */
export interface CheckOptions {
	readonly dataFolder: string;
	/** The layer whose journal is on this computer and belongs to it; null where there is none. */
	readonly own: string | null;
	/** The layer that this analyst would write on this device; null where nobody has been named here. */
	readonly usual: string | null;
	/** An instant in UTC: left-over files are told by their age. */
	readonly now: string;
	/** Told how many files have been looked at, and how many there are. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Ends it early. */
	readonly signal?: AbortSignal;
}

/** Steps after which the window gets its turn, whatever the disk has in its cache. */
const turn = 16;

/** A check under way: what it has found so far, and how far it is. */
export class Checking {
	readonly found: Found[] = [];
	/** Paths in the case that nothing can be written to or through: links, what cannot be read, newer files. */
	private readonly blocked = new Set<string>();
	private done = 0;
	private steps = 0;

	constructor(
		/** The case's folder. */
		readonly folder: string,
		readonly options: CheckOptions,
		readonly entries: readonly Entry[],
		private readonly total: number,
	) {}

	/** How many files have been looked at. */
	get files(): number {
		return this.done;
	}

	/** Notes what was found. */
	add(...found: readonly Found[]): void {
		for (const one of found) this.found.push(one);
	}

	/** Notes what is wrong with a file as a whole; what can be put right is said for a broken one only. */
	addProblem(file: string, problem: Problem, broken: Pick<Found, "remedy" | "otherwise">): void {
		if (problem.code === "broken-file") {
			const message = `${problem.message} What it holds is not shown.`;
			this.add({ code: "broken-file", file, message, ...broken });
			return;
		}
		this.block(file);
		const code = problem.code === "newer-format" ? "newer-format" : "unreadable-file";
		const message = `${problem.message} What it holds is not shown here.`;
		this.add({ code, file, message, remedy: null });
	}

	/** Nothing can be put right at a path, or below it. */
	block(path: string): void {
		this.blocked.add(path);
	}

	/** Whether something can be written to a path of the case. */
	isFree(path: string): boolean {
		const steps = path.split("/");
		return steps.every((_step, index) => !this.blocked.has(steps.slice(0, index + 1).join("/")));
	}

	/** What was found, without remedies that nothing could be written for. */
	repairable(): Found[] {
		const home = `layers/${this.options.own}`;
		return this.found.map((found) => {
			const path = found.remedy?.kind === "rewrite" ? `${home}/${found.remedy.path}` : found.file;
			return found.remedy === null || this.isFree(path) ? found : { ...found, remedy: null };
		});
	}

	/** One more file has been looked at. Rejects when the check is to end. */
	async step(): Promise<void> {
		this.done += 1;
		this.options.onProgress?.(this.done, Math.max(this.done, this.total));
		await this.breathe();
	}

	/** Gives the window its turn, from time to time. Rejects when the check is to end. */
	async breathe(): Promise<void> {
		this.steps += 1;
		if (this.steps % turn === 0) await giveWay();
		this.options.signal?.throwIfAborted();
	}
}
