import { open, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import { makeFolder } from "./atomic-write.ts";
import { errorCode } from "./disk-problem.ts";

/** Gives a case free for other processes of this machine. */
export type Unlock = () => Promise<void>;

/** A process by its number and, where the system tells it, when it started: numbers are given out again. */
interface Holder {
	readonly processId: number;
	readonly startedAt: string;
}

/** Milliseconds after which a file that says nothing, or that nobody should keep so long, is left over. */
const leftOver = 2_000;

const pause = 20;

/**
 * Makes this process the only writer of a case on this machine. The lock lies in the data folder, never
 * in the case, which may be copied to other machines; one left by a process that ended is taken over.
 * Refused with a sentence while another process holds it.
 */
export async function lockCase(dataFolder: string, caseId: string): Promise<Result<Unlock>> {
	const path = join(dataFolder, "locks", `${caseId}.lock`);
	await makeFolder(dirname(path));
	const mark = markOf({ processId: process.pid, startedAt: await startOf(process.pid) });
	for (let waited = 0; waited <= 2 * leftOver; waited += pause) {
		if (await create(path, mark)) return success(() => unlock(path, mark));
		const holder = await holderOf(path);
		if (holder && (await isAnotherAlive(holder))) return failure("exists", heldBy(holder.processId));
		if (!(await removeDead(path))) await wait(pause);
	}
	return failure("exists", "Another Parallax is opening this case at this moment. Try again.");
}

async function unlock(path: string, mark: string): Promise<void> {
	if ((await readFile(path, "utf8").catch(() => "")) === mark) await rm(path, { force: true });
}

/** Makes a file where none is. */
async function create(path: string, text: string): Promise<boolean> {
	try {
		const file = await open(path, "wx");
		await file.writeFile(text).finally(() => file.close());
		return true;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return false;
		throw error;
	}
}

/**
 * Removes the lock of a process that ended. One process at a time may do so, or the second to look would
 * remove the lock that the first has just made. False: not now.
 */
async function removeDead(path: string): Promise<boolean> {
	const turn = `${path}.turn`;
	if (!(await create(turn, ""))) {
		if (await isLeftOver(turn)) await rm(turn, { force: true });
		return false;
	}
	try {
		const holder = await holderOf(path);
		const isDead = holder ? !(await isAnotherAlive(holder)) : await isLeftOver(path);
		if (isDead) await rm(path, { force: true });
		return isDead;
	} finally {
		await rm(turn, { force: true });
	}
}

/** Who holds the lock; null where it says nothing, for instance because it is just being written. */
async function holderOf(path: string): Promise<Holder | null> {
	const text = await readFile(path, "utf8").catch(() => "");
	const [, processId, startedAt = ""] = /^(\d{1,10}) (\d*)\n$/.exec(text) ?? [];
	return processId === undefined ? null : { processId: Number(processId), startedAt };
}

function markOf({ processId, startedAt }: Holder): string {
	return `${processId} ${startedAt}\n`;
}

async function isLeftOver(path: string): Promise<boolean> {
	const status = await stat(path).catch(() => null);
	return status !== null && Math.abs(Date.now() - status.mtimeMs) > leftOver;
}

async function isAnotherAlive({ processId, startedAt }: Holder): Promise<boolean> {
	if (processId === process.pid || !isAlive(processId)) return false;
	const start = await startOf(processId);
	return start === startedAt || start === "" || startedAt === "";
}

function isAlive(processId: number): boolean {
	if (processId <= 0) return false;
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		// EPERM: it lives and belongs to somebody else.
		return errorCode(error) === "EPERM";
	}
}

/** When a process started, in the system's ticks since it came up; empty where the system does not say. */
async function startOf(processId: number): Promise<string> {
	const status = await readFile(`/proc/${processId}/stat`, "utf8").catch(() => "");
	// The name of the program stands in brackets and may hold anything, brackets and spaces too.
	return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function heldBy(processId: number): string {
	return `Another Parallax (process ${processId}) is working on this case. Close the case there, then try again.`;
}
