import { hostname } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { failure, type Result, success } from "../../shared/result.ts";
import { readCaseFolder, readCaseHeader } from "../files/case-folder.ts";
import { lockCase } from "../files/case-lock.ts";
import { diskProblem, errorCode } from "../files/disk-problem.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { readArticleFiles } from "./article-files.ts";
import { backupCommands } from "./backup-commands.ts";
import { listCase, listingText } from "./case-listing.ts";
import type { CaseSession } from "./case-session.ts";
import { createCase, newCaseFolder, resolveCaseFolder } from "./cases.ts";
import { check } from "./check-command.ts";
import {
	type Command,
	type CommandLineOptions,
	type Flags,
	lookInto,
	type Outcome,
	onSaveStatus,
} from "./command.ts";
import { history } from "./history-command.ts";
import { importFiles } from "./import-sources.ts";
import { openSession } from "./open-session.ts";
import { Profile } from "./profile.ts";

const commands: Readonly<Record<string, Command>> = {
	new: {
		usage: "CASE",
		does: "make an empty case (a folder named CASE.parallax)",
		fit: ([path, ...rest], _flags, options) =>
			path !== undefined && rest.length === 0 ? () => newCase(path, options) : null,
	},
	import: {
		usage: "CASE FILE…",
		does: "import articles from plain-text files or folders of them",
		fit: ([path, ...files], _flags, options) =>
			path !== undefined && files.length > 0 ? () => importInto(path, files, options) : null,
	},
	list: {
		usage: "CASE",
		does: "show what is in a case",
		fit: ([path, ...rest], _flags, options) =>
			path !== undefined && rest.length === 0 ? () => list(path, options) : null,
	},
	check,
	history,
	...backupCommands,
};

const usage = `Usage:
${Object.entries(commands)
	.map(([name, { usage: words, does }]) => helpLine(`parallax ${name} ${words}`, does))
	.join("\n")}
Options:
${helpLine("--json", "print data for programs")}
${helpLine("--help", "show this")}`;

function helpLine(words: string, does: string): string {
	return `  ${words.padEnd(41)} ${does}`;
}

/** Runs one command. Resolves with the exit status: 0 done, 1 something refused (and said), 2 wrong usage. */
export async function runCommand(argv: readonly string[], options: CommandLineOptions): Promise<0 | 1 | 2> {
	const parsed = parse(argv);
	if (!parsed.ok) {
		options.error(`${parsed.problem.message}\n${usage}`);
		return 2;
	}
	const { json, help, words, flags } = parsed.value;
	if (help) {
		options.out(usage);
		return 0;
	}
	const command = commandOf(words, flags, options);
	if (!command) {
		options.error(usage);
		return 2;
	}
	const outcome = await expectingDiskProblems(command);
	if (!outcome.ok) {
		if (json) options.out(JSON.stringify({ error: outcome.problem }, null, 2));
		options.error(outcome.problem.message);
		return 1;
	}
	options.out(json ? JSON.stringify(outcome.value.data, null, 2) : outcome.value.text);
	return outcome.value.refused ? 1 : 0;
}

interface Parsed {
	readonly json: boolean;
	readonly help: boolean;
	readonly words: readonly string[];
	readonly flags: Flags;
}

function parse(argv: readonly string[]): Result<Parsed> {
	try {
		const { values, positionals } = parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				json: { type: "boolean", default: false },
				help: { type: "boolean", short: "h", default: false },
				verify: { type: "boolean" },
				to: { type: "string" },
				repair: { type: "boolean" },
			},
		});
		const { json, help, ...flags } = values;
		return success({ json, help, words: positionals, flags });
	} catch (error) {
		return failure("invalid-request", error instanceof Error ? error.message : String(error));
	}
}

function commandOf(
	[name, ...words]: readonly string[],
	flags: Flags,
	options: CommandLineOptions,
): (() => Promise<Result<Outcome>>) | null {
	const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
	const isKnown = (flag: string) => command?.flags?.some((known) => known === flag) ?? false;
	return command && Object.keys(flags).every(isKnown) ? command.fit(words, flags, options) : null;
}

async function newCase(path: string, { world }: CommandLineOptions): Promise<Result<Outcome>> {
	const folder = newCaseFolder(resolve(path));
	const made = await createCase(folder, world);
	if (!made.ok) return made;
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	return success({
		data: { case: { id: content.value.case.id, folder } },
		text: `Made ${folder}`,
		refused: false,
	});
}

async function importInto(
	path: string,
	files: readonly string[],
	options: CommandLineOptions,
): Promise<Result<Outcome>> {
	const folder = await resolveCaseFolder(resolve(path));
	const header = await readCaseHeader(folder);
	if (!header.ok) return header;
	const lock = await lockCase(options.dataFolder, header.value.id);
	if (!lock.ok) return lock;
	try {
		const profile = await Profile.read(options.dataFolder, options.world);
		const identity = await profile.identity(options.userName, hostname(), header.value.id);
		const session = await openSession(folder, { ...options, ...identity, onSaveStatus });
		return session.ok ? await importFrom(session.value, files, options) : session;
	} finally {
		await lock.value();
	}
}

async function importFrom(
	session: CaseSession,
	files: readonly string[],
	options: CommandLineOptions,
): Promise<Result<Outcome>> {
	const { imported, refused } = await importFiles(session, await readArticleFiles(files));
	const saved = await session.flush();
	if (saved.state === "failed") return failure("disk", saved.reason);
	await session.close();
	for (const { message } of refused) options.error(message);
	const lines = imported.map(({ fileName, isNew }) => `${isNew ? "Imported" : "Already here"}: ${fileName}`);
	return success({ data: { imported, refused }, text: lines.join("\n"), refused: refused.length > 0 });
}

async function list(path: string, options: CommandLineOptions): Promise<Result<Outcome>> {
	const folder = await resolveCaseFolder(resolve(path));
	const session = await lookInto(folder, options);
	if (!session.ok) return session;
	const listing = listCase(session.value);
	return success({ data: listing, text: listingText(listing), refused: false });
}

async function expectingDiskProblems(command: () => Promise<Result<Outcome>>): Promise<Result<Outcome>> {
	try {
		return await command();
	} catch (error) {
		if (error instanceof UnreadableFile) return failure("broken-file", error.message);
		if (errorCode(error) === null) throw error;
		return diskProblem("That could not be done.", error);
	}
}
