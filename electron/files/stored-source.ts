import { createHash } from "node:crypto";
import { encodeBase32 } from "../../shared/model/base32.ts";
import { sourceFingerprint, textOf } from "../../shared/model/text.ts";
import type { Block } from "../../shared/schema/files.ts";

/** A source as stored. */
export interface StoredSource {
	readonly id: string;
	readonly blocks: readonly Block[];
	/** The blocks joined (rule F1). */
	readonly text: string;
	/** SHA-256 of the text in UTF-8, lowercase hexadecimal. */
	readonly textHash: string;
}

/** SHA-256 of UTF-8 text or bytes in lowercase hexadecimal. */
export function sha256(data: string | Uint8Array): string {
	return createHash("sha256").update(data).digest("hex");
}

/** The id of the source that these blocks are (rule F3). */
export function sourceIdOf(blocks: readonly Block[]): string {
	return encodeBase32(createHash("sha256").update(sourceFingerprint(blocks)).digest()).slice(0, 26);
}

/** A source with its text and hash worked out. */
export function storedSource(blocks: readonly Block[]): StoredSource {
	const text = textOf(blocks);
	return { id: sourceIdOf(blocks), blocks, text, textHash: sha256(text) };
}
