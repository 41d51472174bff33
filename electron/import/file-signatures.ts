const anyByte = "any";

/**
 * First bytes that no article text begins with, and what a person calls such a file. Two-letter signatures
 * ("BM", "MZ") are left out on purpose: text may start with them, and those files hold NUL bytes anyway.
 */
const signatures: readonly (readonly [kind: string, bytes: readonly (number | typeof anyByte)[]])[] = [
	["a PDF document", ascii("%PDF-")],
	["an RTF document", ascii("{\\rtf")],
	["an older Word, Excel or PowerPoint document", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
	["a PNG image", [0x89, ...ascii("PNG")]],
	["a JPEG image", [0xff, 0xd8, 0xff]],
	["a GIF image", ascii("GIF87a")],
	["a GIF image", ascii("GIF89a")],
	["a TIFF image", [0x49, 0x49, 0x2a, 0x00]],
	["a TIFF image", [0x4d, 0x4d, 0x00, 0x2a]],
	["a WebP image", [...ascii("RIFF"), anyByte, anyByte, anyByte, anyByte, ...ascii("WEBP")]],
	["a sound recording", [...ascii("RIFF"), anyByte, anyByte, anyByte, anyByte, ...ascii("WAVE")]],
	["a video recording", [0x00, 0x00, anyByte, anyByte, ...ascii("ftyp")]],
	["a sound recording", [...ascii("ID3"), 0x03]],
	["a sound recording", [...ascii("ID3"), 0x04]],
	["a sound or video recording", ascii("OggS")],
	["a sound or video recording", [0x1a, 0x45, 0xdf, 0xa3]],
	["a database", ascii("SQLite format 3")],
	["a compressed file", [0x1f, 0x8b]],
	["a compressed file", [0xfd, ...ascii("7zXZ")]],
	["a compressed file", [0x28, 0xb5, 0x2f, 0xfd]],
	["an archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
	["an archive", [...ascii("Rar!"), 0x1a, 0x07]],
	["text in UTF-32", [0xff, 0xfe, 0x00, 0x00]],
	["text in UTF-32", [0x00, 0x00, 0xfe, 0xff]],
];

/** Word, Excel, e-books and plain archives are all ZIP files; names inside the first entries tell them apart. */
const zipContents: readonly (readonly [kind: string, name: string])[] = [
	["an e-book (EPUB)", "application/epub+zip"],
	["an OpenDocument file", "application/vnd.oasis.opendocument"],
	["a Word document (DOCX)", "word/"],
	["an Excel workbook (XLSX)", "xl/"],
	["a PowerPoint presentation (PPTX)", "ppt/"],
];

/**
 * What a file is, from its first bytes: a noun phrase with its article ("a PDF document"), or undefined
 * where no known signature stands there. Says nothing about whether the rest is sound.
 */
export function knownFileKind(bytes: Uint8Array): string | undefined {
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
		return zipKind(bytes);
	}
	return signatures.find(([, signature]) => startsWith(bytes, signature))?.[0];
}

function zipKind(bytes: Uint8Array): string {
	const beginning = Buffer.from(bytes.subarray(0, 8192)).toString("latin1");
	return zipContents.find(([, name]) => beginning.includes(name))?.[0] ?? "a ZIP archive";
}

function startsWith(bytes: Uint8Array, signature: readonly (number | typeof anyByte)[]): boolean {
	return signature.every((byte, index) => byte === anyByte || bytes[index] === byte);
}

function ascii(text: string): readonly number[] {
	return [...text].map((character) => character.charCodeAt(0));
}
