import { join } from "node:path";
import { writeAtomically } from "./atomic-write.ts";
import { inside } from "./inside.ts";
import { UnreadableFile } from "./json-file.ts";
import { readBytes } from "./read-file.ts";
import { sha256 } from "./stored-source.ts";

/** Where the data folder keeps what was replaced in a case. */
export function keepingFolder(dataFolder: string, caseId: string): string {
	return join(dataFolder, "set-aside", caseId);
}

/** Bytes of the largest file that is kept. */
const largest = 2 ** 30;

/**
 * Keeps a copy of a file of a case before it is replaced, named after its path and content, so that nothing that was
 * kept before is replaced. Resolves with the copy's path, or null where there is no such file. Rejects where it cannot
 * be kept: then it must not be replaced.
 *
 * @param path Path inside the case, with `/`.
 * @param keeping The folder to keep it in.
 */
export async function setAside(folder: string, path: string, keeping: string): Promise<string | null> {
	const bytes = await readBytes(inside(folder, path), path, largest);
	if (!bytes.ok) throw new UnreadableFile(bytes.problem.message, bytes.problem.code);
	if (bytes.value === null) return null;
	const kept = join(keeping, `${path.replaceAll("/", "_")}.${sha256(bytes.value).slice(0, 16)}`);
	await writeAtomically(kept, bytes.value);
	return kept;
}
