import { open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { failure, type Result, success } from "../../shared/result.ts";
import { makeFolder } from "./atomic-write.ts";
import { errorCode } from "./disk-problem.ts";

/** Gives a case free for other processes of this machine. */
export type Unlock = () => Promise<void>;

/**
 * Makes this process the only writer of a case on this machine. The lock lies in the data folder, never
 * in the case, which may be copied to other machines; one left by a process that ended is taken over.
 * Refused with a sentence while another process holds it.
 */
export async function lockCase(dataFolder: string, caseId: string): Promise<Result<Unlock>> {
	const path = join(dataFolder, "locks", `${caseId}.lock`);
	await makeFolder(dirname(path));
	for (let attempt = 0; attempt < 3; attempt++) {
		try {
			const file = await open(path, "wx");
			await file.writeFile(String(process.pid)).finally(() => file.close());
			return success(() => rm(path, { force: true }));
		} catch (error) {
			if (errorCode(error) !== "EEXIST") throw error;
			const holder = Number(await readFile(path, "utf8").catch(() => ""));
			if (holder !== process.pid && isAlive(holder)) return failure("exists", heldBy(holder));
			await rm(path, { force: true });
		}
	}
	return failure("exists", "Another Parallax is opening this case at this moment. Try again.");
}

function heldBy(process: number): string {
	return `Another Parallax (process ${process}) is working on this case. Close the case there, then try again.`;
}

function isAlive(processId: number): boolean {
	if (!Number.isInteger(processId) || processId <= 0) return false;
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		// EPERM: it lives and belongs to somebody else.
		return errorCode(error) === "EPERM";
	}
}
