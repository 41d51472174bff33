import { readdir, rm } from "node:fs/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import { sweepTemporaryFiles, writeAtomically } from "./atomic-write.ts";
import { errorCode } from "./disk-problem.ts";
import { inside } from "./inside.ts";
import { readBytes } from "./read-file.ts";
import { sha256 } from "./stored-source.ts";

const shelf = /^[0-9a-f]{2}$/;
const name = /^[0-9a-f]{64}$/;

/**
 * Contents of files, each once, in a file named after its SHA-256: `<first two digits>/<SHA-256>`. So a
 * backup costs only what no earlier one has, and every content proves by its name that it is whole.
 */
export class BackupObjects {
	constructor(private readonly folder: string) {}

	/** The hashes of all contents here, without looking into them; none where there is no folder. */
	async hashes(): Promise<Set<string>> {
		const hashes = new Set<string>();
		for (const two of await this.shelves())
			for (const hash of await namesIn(inside(this.folder, two)))
				if (name.test(hash) && hash.startsWith(two)) hashes.add(hash);
		return hashes;
	}

	/** A content, proved to be what its hash says. Refused with the reason when it is missing or damaged. */
	async read(hash: string, size: number): Promise<Result<Uint8Array>> {
		const bytes = await readBytes(this.pathOf(hash), "Its copy", size);
		if (!bytes.ok) return bytes.problem.code === "too-large" ? damaged : bytes;
		if (bytes.value === null) return failure("broken-file", "Its copy is missing.");
		return sha256(bytes.value) === hash ? success(bytes.value) : damaged;
	}

	/**
	 * Keeps a content: writes it, unless it is here and whole, and reads back what was written. Rejects when
	 * the disk refuses.
	 */
	async keep(hash: string, bytes: Uint8Array): Promise<Result<null>> {
		if ((await this.read(hash, bytes.length)).ok) return success(null);
		await writeAtomically(this.pathOf(hash), bytes);
		const back = await this.read(hash, bytes.length);
		return back.ok
			? success(null)
			: failure("disk", "What was written could not be read back. Check the disk, then try again.");
	}

	/** Removes contents, and what interrupted writes left. Rejects when the disk refuses. */
	async removeAllBut(wanted: ReadonlySet<string>): Promise<void> {
		for (const two of await this.shelves()) await sweepTemporaryFiles(inside(this.folder, two));
		for (const hash of await this.hashes())
			if (!wanted.has(hash)) await rm(this.pathOf(hash), { force: true });
	}

	private async shelves(): Promise<string[]> {
		return (await namesIn(this.folder)).filter((two) => shelf.test(two));
	}

	private pathOf(hash: string): string {
		return inside(this.folder, hash.slice(0, 2), hash);
	}
}

const damaged = failure("broken-file", "Its copy is damaged.");

/** Names in a folder; none where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return [];
		throw error;
	}
}
