import { hostname } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { newId } from "../../shared/model/identifier.ts";
import { failure, type Result, success } from "../../shared/result.ts";
import { readCaseFolder, readCaseHeader } from "../files/case-folder.ts";
import { lockCase } from "../files/case-lock.ts";
import { diskProblem, errorCode } from "../files/disk-problem.ts";
import { UnreadableFile } from "../files/json-file.ts";
import { readArticleFiles } from "./article-files.ts";
import { listCase, listingText } from "./case-listing.ts";
import type { CaseSession } from "./case-session.ts";
import { createCase, newCaseFolder, resolveCaseFolder } from "./cases.ts";
import { importFiles } from "./import-sources.ts";
import { type OpeningOptions, openSession, readOnlySession } from "./open-session.ts";
import type { World } from "./ports.ts";
import { Profile } from "./profile.ts";

/** Where the command line writes and what it knows of the world. */
export interface CommandLineOptions {
	readonly dataFolder: string;
	readonly world: World;
	/** The name for an analyst nobody has named yet. */
	readonly userName: string;
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
}

type Identity = Pick<OpeningOptions, "analyst" | "device">;

/** What a command did, as data for `--json` and in words. `refused`: something was not done, and said. */
interface Outcome {
	readonly data: unknown;
	readonly text: string;
	readonly refused: boolean;
}

const usage = `Usage:
  parallax new CASE               make an empty case (a folder named CASE.parallax)
  parallax import CASE FILE…      import articles from plain-text files or folders of them
  parallax list CASE              show what is in a case
Options:
  --json                          print data for programs
  --help                          show this`;

/** Runs one command. Resolves with the exit status: 0 done, 1 something refused (and said), 2 wrong usage. */
export async function runCommand(argv: readonly string[], options: CommandLineOptions): Promise<0 | 1 | 2> {
	const parsed = parse(argv);
	if (!parsed.ok) {
		options.error(`${parsed.problem.message}\n${usage}`);
		return 2;
	}
	const { json, help, words } = parsed.value;
	if (help) {
		options.out(usage);
		return 0;
	}
	const command = commandOf(words, options);
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

function parse(argv: readonly string[]): Result<{ json: boolean; help: boolean; words: string[] }> {
	try {
		const { values, positionals } = parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				json: { type: "boolean", default: false },
				help: { type: "boolean", short: "h", default: false },
			},
		});
		return success({ json: values.json, help: values.help, words: positionals });
	} catch (error) {
		return failure("invalid-request", error instanceof Error ? error.message : String(error));
	}
}

function commandOf(
	words: readonly string[],
	options: CommandLineOptions,
): (() => Promise<Result<Outcome>>) | null {
	const [name, path, ...files] = words;
	if (path === undefined) return null;
	if (name === "new" && files.length === 0) return () => newCase(path, options);
	if (name === "import" && files.length > 0) return () => importInto(path, files, options);
	if (name === "list" && files.length === 0) return () => list(path, options);
	return null;
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
	const content = await readCaseFolder(folder);
	if (!content.ok) return content;
	const looking = { ...options, ...passingBy(options), onSaveStatus };
	const listing = listCase(readOnlySession(folder, content.value, looking, "It is only listed."));
	return success({ data: listing, text: listingText(listing), refused: false });
}

/** Somebody who only looks: no profile is read or made for them, and nothing is written in their name. */
function passingBy({ world, userName }: CommandLineOptions): Identity {
	return {
		analyst: { id: newId(world.random), name: userName, colour: "#5c6470" },
		device: { id: newId(world.random), name: hostname() },
	};
}

function onSaveStatus(): void {
	// The command line waits for `flush` and reports once.
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
