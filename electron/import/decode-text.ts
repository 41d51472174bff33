import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { failure, type Result, success } from "../../shared/result.ts";
import { detectUnicode } from "./detect-unicode.ts";
import { knownFileKind } from "./file-signatures.ts";
import { brokenCharacters, mendUtf16 } from "./well-formed.ts";

const megabyte = 1024 * 1024;

/** Bytes of the largest file an importer reads: 20 MB, about forty novels. Callers may check before reading. */
export const largestArticle = 20 * megabyte;

/** A file's text and how it was read. */
export interface DecodedText {
	/** Well-formed UTF-16, without the byte order mark. */
	readonly text: string;
	readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
	/** What could not be read as it stands, in sentences for the analyst. */
	readonly warnings: readonly string[];
}

/**
 * Reads bytes as text (rule F1). UTF-8 and UTF-16 are recognised by their byte order mark or, without one, by
 * being valid; everything else that is text is read as windows-1252, with a warning. Fails with `too-large`,
 * `binary-file` or `empty-file`; the sentences name `fileName`.
 */
export function decodeText(bytes: Uint8Array, fileName: string): Result<DecodedText> {
	const name = displayName(fileName);
	if (bytes.length > largestArticle) return tooLarge(name, bytes.length);
	const kind = knownFileKind(bytes);
	if (kind !== undefined) return binary(name, kind);
	const decoded = decode(bytes);
	if (decoded === undefined || isMostlyControls(decoded.text)) {
		return binary(name, "a program's data");
	}
	if (decoded.text.trim() === "") {
		return failure("empty-file", `${name} contains no text. Save the article again, or paste its text.`);
	}
	return success(decoded);
}

/** The failure for a text or file of `bytes` bytes, more than `largestArticle`; `name` begins the sentence. */
export function tooLarge(name: string, bytes: number): Result<never> {
	// Rounded up, so that a file one byte too large is not said to be exactly as large as allowed.
	const megabytes = (Math.ceil((bytes / megabyte) * 10) / 10).toFixed(1);
	return failure(
		"too-large",
		`${name} is ${megabytes} MB large; Parallax reads articles of up to ${largestArticle / megabyte} MB. ` +
			"Save only the article's text, or split the file.",
	);
}

/** A file name as it stands in sentences: in quotation marks, shortened in the middle when it is very long. */
export function displayName(fileName: string): string {
	const short = fileName.length > 120 ? `${fileName.slice(0, 80)}…${fileName.slice(-30)}` : fileName;
	return `“${mendUtf16(short).text}”`;
}

function decode(bytes: Uint8Array): DecodedText | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const unicode = detectUnicode(buffer);
	if (unicode?.encoding === "utf-8") return decodeUtf8(buffer.subarray(unicode.markLength));
	if (unicode !== undefined) return decodeUtf16(buffer.subarray(unicode.markLength), unicode.encoding);
	if (buffer.includes(0)) return undefined;
	return isUtf8(buffer) ? decodeUtf8(buffer) : decodeWindows1252(buffer);
}

/** A byte order mark announces UTF-8 even where some bytes are broken; without a mark only valid bytes get here. */
function decodeUtf8(bytes: Buffer): DecodedText {
	const warnings = isUtf8(bytes) ? [] : [brokenCharacters("valid UTF-8")];
	return { text: bytes.toString("utf8"), encoding: "utf-8", warnings };
}

function decodeUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): DecodedText {
	const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
	const text = (encoding === "utf-16le" ? even : Buffer.from(even).swap16()).toString("utf16le");
	// Half a code unit at the end is a character cut off: it is shown like any other broken one, not dropped.
	const halfUnit = even.length === bytes.length ? "" : "\u{D800}";
	return { ...mendUtf16(text + halfUnit), encoding };
}

function decodeWindows1252(bytes: Buffer): DecodedText {
	const text = iconv.decode(bytes, "windows-1252");
	const warnings = [
		"The file is not UTF-8 and was read as windows-1252 (Western European). If letters look wrong, save it as UTF-8 and import it again.",
	];
	if (text.includes("\u{FFFD}")) {
		warnings.push(brokenCharacters("windows-1252 either"));
	}
	return { text, encoding: "windows-1252", warnings };
}

/** More than one control character in twenty: text has tabs, line and page breaks and now and then a stray one. */
function isMostlyControls(text: string): boolean {
	let controls = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if ((unit < 0x20 && (unit < 0x09 || unit > 0x0d)) || unit === 0x7f) controls++;
	}
	return controls * 20 > text.length;
}

function binary(name: string, kind: string): Result<never> {
	return failure(
		"binary-file",
		`${name} is not text: it looks like ${kind}. Save the article as plain text and import that, or paste its text.`,
	);
}
