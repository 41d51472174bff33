import { failure, type Result, success } from "../../shared/result.ts";
import type { ImportedArticle } from "./article.ts";
import { decodeText, largestArticle, tooLarge } from "./decode-text.ts";
import { recogniseArticle } from "./recognise-article.ts";
import { splitBlocks } from "./split-blocks.ts";
import { mendUtf16 } from "./well-formed.ts";

/**
 * Imports a text file's bytes. `fileName` is for sentences only: the article depends on the bytes alone. Fails with
 * `too-large`, `binary-file` or `empty-file`.
 */
export function importPlainText(bytes: Uint8Array, fileName: string): Result<ImportedArticle> {
	const decoded = decodeText(bytes, fileName);
	if (!decoded.ok) return decoded;
	const { text, encoding, warnings } = decoded.value;
	return success(articleFrom(text, encoding, warnings));
}

/**
 * Imports text from the clipboard; gives the blocks that a UTF-8 file of the text would give. Fails with
 * `too-large` (more than `largestArticle` as UTF-8) or `empty-file`.
 */
export function importPastedText(text: string): Result<ImportedArticle> {
	const bytes = Buffer.byteLength(text);
	if (bytes > largestArticle) return tooLarge("The pasted text", bytes);
	const mended = mendUtf16(text);
	// A byte order mark that came along with a file's text is no part of it; written to a file it would be lost.
	const withoutMark = mended.text.replace(/^\u{FEFF}/u, "");
	if (withoutMark.trim() === "") {
		return failure("empty-file", "The pasted text is empty. Copy the article's text and paste it again.");
	}
	return success(articleFrom(withoutMark, "pasted", mended.warnings));
}

function articleFrom(text: string, encoding: string, warnings: readonly string[]): ImportedArticle {
	const texts = splitBlocks(text);
	const recognised = recogniseArticle(texts);
	return {
		blocks: recognised.kinds.map((kind, index) => ({ kind, text: texts[index] ?? "" })),
		boilerplate: recognised.boilerplate,
		metadata: recognised.metadata,
		encoding,
		warnings: [...warnings, ...recognised.warnings],
	};
}
