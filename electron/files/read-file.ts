import { createHash } from "node:crypto";
import { constants, type FileHandle, open } from "node:fs/promises";
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
export function readBytes(path: string, name: string, largest: number): Promise<Result<Uint8Array | null>> {
	return withPlainFile(path, name, async (file, size) => {
		if (size <= largest) return success(await file.readFile());
		return failure("too-large", `${name} has ${megabytes(size)}; at most ${megabytes(largest)} are read.`);
	});
}

/**
 * SHA-256 of a plain file's bytes in lowercase hexadecimal, or null where there is none; links and whatever is no
 * plain file are refused as in {@link readBytes}. Reads piece by piece, so that a file may have any size.
 */
export function hashFile(path: string, name: string): Promise<Result<string | null>> {
	return withPlainFile(path, name, async (file) => {
		const hash = createHash("sha256");
		for await (const piece of file.createReadStream({ autoClose: false })) hash.update(piece as Uint8Array);
		return success(hash.digest("hex"));
	});
}

async function withPlainFile<T>(
	path: string,
	name: string,
	use: (file: FileHandle, size: number) => Promise<Result<T>>,
): Promise<Result<T | null>> {
	try {
		const file = await open(path, readOnly);
		try {
			const status = await file.stat();
			if (!status.isFile()) return failure("unreadable-file", `${name} is not a plain file.`);
			return await use(file, status.size);
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
