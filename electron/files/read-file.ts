import { createHash } from "node:crypto";
import { constants, type FileHandle, lstat, open } from "node:fs/promises";
import { failure, type Result, success } from "../../shared/result.ts";
import { errorCode, readReason } from "./disk-problem.ts";

/** Bytes of the largest JSON file that is read: far above any real one, far below what would hurt. */
export const largestJson = 64 * 1024 * 1024;

/** Whether opening a link can be refused by a flag: on Windows it has to be looked at first. */
const refusesLinks = constants.O_NOFOLLOW !== undefined;

/** Opens no link, and does not wait for anybody to write into a pipe. Windows knows neither flag. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What opening a socket, or a device that is not there, fails with. */
const notAFile = new Set(["ENXIO", "ENODEV", "EOPNOTSUPP"]);

/**
 * The bytes of a plain file, or null where there is none. Links are not followed, because a case comes
 * from others; folders, devices and files larger than `largest` bytes are refused with a sentence, and never
 * are more than that many bytes read, even if the file grows meanwhile.
 */
export function readBytes(path: string, name: string, largest: number): Promise<Result<Uint8Array | null>> {
	return withPlainFile(path, name, async (file, size) => {
		const most = `at most ${megabytes(largest)} are read.`;
		if (size > largest) return failure("too-large", `${name} has ${megabytes(size)}; ${most}`);
		const bytes = await readAtMost(file, size, largest);
		return bytes ? success(bytes) : failure("too-large", `${name} grew while it was read; ${most}`);
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
		if (!refusesLinks && (await lstat(path)).isSymbolicLink())
			throw Object.assign(new Error(`ELOOP: a link, ${path}`), { code: "ELOOP" });
		const file = await open(path, readOnly);
		try {
			const status = await file.stat();
			if (!status.isFile()) return failure("unreadable-file", `${name} is not a plain file.`);
			return await use(file, status.size);
		} finally {
			await file.close();
		}
	} catch (error) {
		const code = errorCode(error);
		if (code === "ENOENT") return success(null);
		if (code !== null && notAFile.has(code))
			return failure("unreadable-file", `${name} is not a plain file.`);
		return failure("unreadable-file", `${name} cannot be read. ${readReason(error)}`);
	}
}

/**
 * All bytes of a file from its start, or null where there are more than `largest`. The size that it is said to have is
 * a guess: it may grow while it is read, and some file systems say 0 of every file.
 */
async function readAtMost(file: FileHandle, size: number, largest: number): Promise<Uint8Array | null> {
	let bytes = Buffer.alloc(size + 1);
	let length = 0;
	for (;;) {
		const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
		if (bytesRead === 0) return bytes.subarray(0, length);
		length += bytesRead;
		if (length > largest) return null;
		if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, largest + 1));
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
