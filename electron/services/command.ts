import { hostname } from "node:os";
import { newId } from "../../shared/model/identifier.ts";
import { type Result, success } from "../../shared/result.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import type { CaseSession } from "./case-session.ts";
import { type OpeningOptions, readOnlySession } from "./open-session.ts";
import type { World } from "./ports.ts";

/** Where the command line writes and what it knows of the world. */
export interface CommandLineOptions {
	readonly dataFolder: string;
	readonly world: World;
	/** The name for an analyst nobody has named yet. */
	readonly userName: string;
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
}

/** What a command did, as data for `--json` and in words. `refused`: something was not done, and said. */
export interface Outcome {
	readonly data: unknown;
	readonly text: string;
	readonly refused: boolean;
}

/** What stands behind `--` besides `--json` and `--help`, which every command takes. */
export interface Flags {
	readonly verify?: boolean;
	readonly to?: string;
	readonly repair?: boolean;
}

/** One command of the command line. */
export interface Command {
	/** For the help: the words behind its name, and what it does. */
	readonly usage: string;
	readonly does: string;
	/** Which flags it takes. */
	readonly flags?: readonly (keyof Flags)[];
	/** What to run with these words, or null where they are too few or too many. */
	readonly fit: (
		words: readonly string[],
		flags: Flags,
		options: CommandLineOptions,
	) => (() => Promise<Result<Outcome>>) | null;
}

/** Somebody who only looks: no profile is read or made for them, and nothing is written in their name. */
export function passingBy(options: CommandLineOptions): OpeningOptions {
	const { world, userName, dataFolder } = options;
	return {
		dataFolder,
		world,
		analyst: { id: newId(world.random), name: userName, colour: "#5c6470" },
		device: { id: newId(world.random), name: hostname() },
		onSaveStatus,
	};
}

/** Opens a case only to look at it; nothing is written. */
export async function lookInto(folder: string, options: CommandLineOptions): Promise<Result<CaseSession>> {
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	return success(readOnlySession(folder, content.value, passingBy(options), "It is only looked at."));
}

/** The command line waits for `flush` and reports once. */
export function onSaveStatus(): void {}
