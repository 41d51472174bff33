import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { ground } from "./ground.ts";
import { copyForApplication, giveAway } from "./user.ts";

/** A temporary folder in which one test's application lives. */
export interface Workplace {
	/** HOME of the application. */
	readonly home: string;
	/** A fresh data folder for each launch that is given none. */
	makeDataFolder(): string;
	/** Copies a file or folder to where the application may read and change it; returns the copy's path. */
	stage(path: string): string;
	remove(): void;
}

/** Makes the temporary folder for a test. */
export function makeWorkplace(): Workplace {
	const folder = mkdtempSync(join(ground().folder, "test-"));
	chmodSync(folder, 0o755);
	const makeInside = (name: string) => {
		const made = mkdtempSync(join(folder, name));
		giveAway(made);
		return made;
	};
	return {
		home: makeInside("home-"),
		makeDataFolder: () => makeInside("data-"),
		stage(path) {
			// Each in a folder of its own, so that names are kept and never meet.
			const copy = join(makeInside("staged-"), basename(path));
			mkdirSync(join(copy, ".."), { recursive: true });
			copyForApplication(path, copy);
			return copy;
		},
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}
