import { constants, open } from "node:fs/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import { errorCode, readReason } from "./disk-problem.ts";

/** Bytes of the largest JSON file that is read: far above any real one, far below what would hurt. */
export const largestJson = 64 * 1024 * 1024;

/** Opens no link, and does not wait for anybody to write into a pipe. Windows knows neither flag. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a plain file, or null where there is none. Links are not followed, because a case comes
 * from others; folders, devices and files larger than `largest` bytes are refused with a sentence.
 */
export async function readBytes(
	path: string,
	name: string,
	largest: number,
): Promise<Result<Uint8Array | null>> {
	try {
		const file = await open(path, readOnly);
		try {
			const status = await file.stat();
			if (!status.isFile()) return failure("unreadable-file", `${name} is not a plain file.`);
			if (status.size > largest) {
				return failure(
					"too-large",
					`${name} has ${megabytes(status.size)}; at most ${megabytes(largest)} are read.`,
				);
			}
			return success(await file.readFile());
		} finally {
			await file.close();
		}
	} catch (error) {
		if (errorCode(error) === "ENOENT") return success(null);
		return failure("unreadable-file", `${name} cannot be read. ${readReason(error)}`);
	}
}

/** The text of a UTF-8 file, or null where there is none; see {@link readBytes}. */
export async function readText(path: string, name: string, largest: number): Promise<Result<string | null>> {
	const bytes = await readBytes(path, name, largest);
	if (!bytes.ok || bytes.value === null) return bytes as Result<null>;
	try {
		return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
	} catch {
		return failure("broken-file", `${name} is not UTF-8 text.`);
	}
}

function megabytes(bytes: number): string {
	return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
