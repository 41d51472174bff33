import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { canonicalJson } from "../../shared/model/canonical-json.ts";
import { applyChange } from "../../shared/model/change.ts";
import { emptyLayer, type Layer, recordKey, recordsOf } from "../../shared/model/layer.ts";
import { type CaseContent, readCaseFolder } from "../files/case-folder.ts";
import { readJournal } from "../files/journal.ts";
import type { FileNotice } from "../files/list-folder.ts";
import { sha256 } from "../files/stored-source.ts";
import { journalsFolder } from "../services/choose-layer.ts";
import {
	ada,
	addSource,
	dataFolderOf,
	emptyCase,
	layerOf,
	openAs,
	type Person,
	save,
	unwrap,
} from "./case.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { buildProgram } from "./program.ts";

/** What a program that tagged until it was killed had said. */
export interface Sitting {
	/** Whether it got as far as opening the case. */
	readonly opened: boolean;
	/** Of every record that the disk was said to have, the greatest version and its hash. */
	readonly saved: ReadonlyMap<string, Version>;
	/** Changes that the disk was said to have. */
	readonly changes: number;
}

interface Version {
	readonly n: number;
	readonly hash: string;
}

/** Where and how a case is worked on. */
export interface Killing {
	readonly program: string;
	readonly folder: string;
	readonly dataFolder: string;
	readonly person: Person;
}

/** Temporary files that one killed process can leave: of the files written together, and the journal's. */
const mostTemporaryFiles = 12;

/** When the kill comes: while the program starts and opens, while it works, or just after it has said that something is saved. */
type Way = "starting" | "working" | "saved";

const ways: readonly Way[] = ["working", "saved", "working", "starting", "working", "saved"];

/** Milliseconds that starting the program takes at most, and working in it before it is killed. */
const longestStart = 400;
const longestSitting = 200;

/** A case with sources, and the program that is to work on it. `place`: the disk to put the case on, unless in memory. */
export async function tagging(place?: string): Promise<Killing> {
	const program = await buildProgram(
		join(import.meta.dirname, "tagging-program.ts"),
		await temporaryFolder(),
	);
	const folder = await emptyCase(place);
	for (let index = 0; index < 6; index++)
		await addSource(folder, `Ferry number ${index} lost power. `.repeat(40));
	return { program, folder, dataFolder: dataFolderOf(folder, ada), person: ada };
}

/** Opens a case after the last kill as its analyst does: nothing is amiss, and nothing is left over afterwards. */
export async function checkOpening({ folder, dataFolder, person }: Killing): Promise<void> {
	const session = await openAs(folder, person);
	await save(session);
	expect(session.notes).toEqual([]);
	await session.close();
	const files = [...(await filesIn(join(folder, "layers"))), ...(await filesIn(dataFolder))];
	expect(files.filter((path) => path.endsWith(".tmp"))).toEqual([]);
}

/**
 * Lets a program work on a case and kills it, again and again, each time at another moment: while it starts, opens
 * and mends, while it writes, and just after it has said that something is saved. After each time checks what is on
 * the disk as it lies there. Returns what was counted.
 */
export async function killAgainAndAgain(killing: Killing, kills: number): Promise<Toll> {
	const known = new Map<string, Version>();
	const toll = { kills: 0, changes: 0, withoutOpening: 0, mostTemporaryFiles: 0 };
	for (let kill = 0; kill < kills; kill++) {
		const { opened, saved, changes } = await sittingUntilKilled(
			killing,
			ways[kill % ways.length] ?? "working",
		);
		for (const [key, version] of saved) known.set(key, version);
		toll.kills += 1;
		toll.changes += changes;
		if (!opened) toll.withoutOpening += 1;
		const left = await checkDisk(killing, known);
		toll.mostTemporaryFiles = Math.max(toll.mostTemporaryFiles, left);
	}
	return toll;
}

export interface Toll {
	readonly kills: number;
	/** Changes of which a killed process had said that they are saved. */
	readonly changes: number;
	/** Processes killed before the case was open. */
	readonly withoutOpening: number;
	readonly mostTemporaryFiles: number;
}

function startTagging({ program, folder, dataFolder, person }: Killing): ChildProcess {
	const words = [program, folder, dataFolder, JSON.stringify(person)];
	return spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
}

async function sittingUntilKilled(killing: Killing, way: Way): Promise<Sitting> {
	const child = startTagging(killing);
	let said = "";
	let error = "";
	const opened = new Promise<void>((resolve) => {
		const lines = way === "saved" ? randomInt(2, 30) : 1;
		child.stdout?.on("data", (data: Buffer) => {
			said += data.toString();
			if (said.split("\n").length > lines) resolve();
		});
	});
	child.stderr?.on("data", (data: Buffer) => {
		error += data.toString();
	});
	const ended = new Promise<void>((resolve) => {
		child.on("close", () => resolve());
	});
	if (way === "starting") await Promise.race([ended, wait(randomInt(longestStart))]);
	else {
		await Promise.race([ended, opened]);
		if (way === "working") await Promise.race([ended, wait(randomInt(longestSitting))]);
	}
	const endedByItself = child.exitCode !== null;
	child.kill("SIGKILL");
	// What it had said lies in the pipe and is read to its end.
	await ended;
	if (endedByItself) throw new Error(`The program ended before it was killed: ${error}`);
	return sittingOf(said);
}

/** What was said in whole lines. */
function sittingOf(said: string): Sitting {
	const saved = new Map<string, Version>();
	const lines = said.split("\n").slice(0, -1);
	let changes = 0;
	for (const line of lines) {
		const [word, ...words] = line.split(" ");
		if (word !== "saved") continue;
		changes += 1;
		for (let index = 0; index < words.length; index += 3) {
			const [key = "", n = "", hash = ""] = words.slice(index, index + 3);
			if (Number(n) > (saved.get(key)?.n ?? 0)) saved.set(key, { n: Number(n), hash });
		}
	}
	return { opened: lines[0] === "open", saved, changes };
}

/**
 * Checks a case that nobody has open, without opening it: every file is whole, and both the files alone and the
 * journal alone have everything that was said to be saved. Returns the number of temporary files.
 */
export async function checkDisk(
	{ folder, dataFolder, person }: Pick<Killing, "folder" | "dataFolder" | "person">,
	saved: ReadonlyMap<string, Version>,
): Promise<number> {
	const content = unwrap(await readCaseFolder(folder));
	// Of an import that nobody was told of there may be the original, without its text.
	const isUnfinished = ({ file, problem }: FileNotice) =>
		file.endsWith("/source.json") && problem.message.endsWith("is missing.");
	expect(content.notices.filter((notice) => !isUnfinished(notice))).toEqual([]);
	const files = [...(await filesIn(folder)), ...(await filesIn(dataFolder))];
	for (const path of await filesIn(dataFolder))
		if (path.endsWith(".json")) JSON.parse(await readFile(join(dataFolder, path), "utf8"));
	const id = layerOf(person);
	const journal = await readJournal(join(journalsFolder(dataFolder, content.case.id), id), id);
	expect(journal.problems).toEqual([]);
	expect(journal.changes.map(({ seq }) => seq)).toEqual(journal.changes.map((_, index) => index + 1));
	const replayed = journal.changes.reduce(applyChange, emptyLayer(id, person.analyst, person.device, ""));
	expect(missing(saved, replayed)).toEqual([]);
	expect(
		missing(
			saved,
			content.layers.find((layer) => layer.id === id),
		),
	).toEqual([]);
	for (const key of saved.keys()) if (key.startsWith("import/")) await checkImport(folder, content, key);
	const temporary = files.filter((path) => path.endsWith(".tmp"));
	expect(temporary.length).toBeLessThanOrEqual(mostTemporaryFiles);
	return temporary.length;
}

/** A source is not in the journal: whoever says that its import is saved has stored it before. */
async function checkImport(folder: string, { sources }: CaseContent, key: string): Promise<void> {
	const [, sourceId = "", original = ""] = key.split("/");
	expect(sources.map(({ id }) => id)).toContain(sourceId);
	const bytes = await readFile(join(folder, "sources", sourceId, "originals", original));
	expect(sha256(bytes)).toBe(original.slice(0, 64));
}

/** What was said to be saved and is not in a layer, or not as it was said. */
function missing(saved: ReadonlyMap<string, Version>, layer: Layer | undefined): string[] {
	const present = new Map([...(layer ? recordsOf(layer) : [])].map((record) => [recordKey(record), record]));
	return [...saved].flatMap(([key, { n, hash }]) => {
		const record = present.get(key);
		if (!record || record.version[0] < n) return [`${key} ${n}`];
		const isAnother = record.version[0] === n && !sha256(canonicalJson(record)).startsWith(hash);
		return isAnother ? [`${key} ${n} with other content`] : [];
	});
}
