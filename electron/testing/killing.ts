import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { ada, addSource, dataFolderOf, emptyCase, openAs, save } from "./case.ts";
import { checkDisk, noteVersion, type Place, type Saved } from "./check-disk.ts";
import { filesIn, temporaryFolder } from "./folder.ts";
import { buildProgram } from "./program.ts";

/** What a program that tagged until it was killed had said. */
interface Sitting {
	/** Whether it got as far as opening the case. */
	readonly opened: boolean;
	readonly saved: Saved;
	/** Changes that the disk was said to have. */
	readonly changes: number;
}

/** A case, and the program that works on it. */
export interface Killing extends Place {
	readonly program: string;
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
export async function openAfterwards({ folder, dataFolder, person }: Place): Promise<void> {
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
	const known: Saved = new Map();
	const toll = { kills: 0, changes: 0, withoutOpening: 0, mostTemporaryFiles: 0 };
	for (let kill = 0; kill < kills; kill++) {
		const { opened, saved, changes } = await sittingUntilKilled(
			killing,
			ways[kill % ways.length] ?? "working",
		);
		for (const [key, version] of saved) noteVersion(known, key, version);
		toll.kills += 1;
		toll.changes += changes;
		if (!opened) toll.withoutOpening += 1;
		const left = (await checkDisk(killing, known)).length;
		expect(left).toBeLessThanOrEqual(mostTemporaryFiles);
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
	const saved: Saved = new Map();
	const lines = said.split("\n").slice(0, -1);
	let changes = 0;
	for (const line of lines) {
		const [word, ...words] = line.split(" ");
		if (word !== "saved") continue;
		changes += 1;
		for (let index = 0; index < words.length; index += 3) {
			const [key = "", n = "", hash = ""] = words.slice(index, index + 3);
			noteVersion(saved, key, { n: Number(n), hash });
		}
	}
	return { opened: lines[0] === "open", saved, changes };
}
