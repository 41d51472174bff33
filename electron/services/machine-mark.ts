import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";

/**
 * What tells this machine and data folder from a copy of them: a hash of the machine's own id, where the system
 * has one, and of the folder's number on its disk. A copied folder has another number, a cloned machine usually
 * another id. Where it differs although nothing was copied, the analyst only gets a new layer (rule F12).
 */
export async function machineMark(dataFolder: string): Promise<string> {
	await mkdir(dataFolder, { recursive: true });
	const machineId = await readFile("/etc/machine-id", "utf8").catch(() => "");
	const { ino } = await stat(dataFolder, { bigint: true });
	return createHash("sha256").update(`${machineId.trim()} ${ino}`).digest("hex");
}
