// @ts-check
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/**
 * The SHA-512 of a file, written the way npm writes it ("sha512-…" in base64).
 * @param {string} file of any size; it is read as a stream
 * @returns {Promise<string>}
 */
export async function integrityOf(file) {
	const hash = createHash("sha512");
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
	return `sha512-${hash.digest("base64")}`;
}
