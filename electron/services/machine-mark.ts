import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { makeFolder } from "../files/atomic-write.ts";

/**
 * What tells this machine and data folder from a copy of them: a hash of the machine's own id, where the system
 * has one, and of the folder's number on its disk. A copied folder has another number, a cloned machine usually
 * another id. Where it differs although nothing was copied, the analyst only gets a new layer (rule F12).
 */
export async function machineMark(dataFolder: string): Promise<string> {
	// Synced into its parent: a power cut would take the folder away with the journal in it.
	await makeFolder(dataFolder);
	const machineId = await readFile("/etc/machine-id", "utf8").catch(() => "");
	const { ino } = await stat(dataFolder, { bigint: true });
	return createHash("sha256").update(`${machineId.trim()} ${ino}`).digest("hex");
}
