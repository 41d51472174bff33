import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText, largestArticle } from "./decode-text.ts";

function decoded(bytes: Uint8Array) {
	const result = decodeText(bytes, "a.txt");
	return result.ok ? result.value : result.problem;
}

/** Text without control characters, not blank, so that it is neither refused as binary nor as empty. */
const text = fc
	.string({ unit: "binary", minLength: 1 })
	.map((characters) => `The news: ${characters.replace(/\p{Cc}/gu, "")}`);

describe("F1 decoding undoes encoding", () => {
	test("UTF-8 without byte order mark", () => {
		fc.assert(
			fc.property(text, (original) => {
				expect(decoded(Buffer.from(original))).toEqual({ text: original, encoding: "utf-8", warnings: [] });
			}),
		);
	});

	test.each([
		["utf-8", "utf8"],
		["utf-16le", "utf16-le"],
		["utf-16be", "utf16-be"],
	])("%s with byte order mark, which is no part of the text", (encoding, codec) => {
		fc.assert(
			fc.property(text, (original) => {
				const bytes = iconv.encode(original, codec, { addBOM: true });
				expect(decoded(bytes)).toEqual({ text: original, encoding, warnings: [] });
			}),
		);
	});

	test("windows-1252, with a warning that names it", () => {
		const characters = fc.array(fc.constantFrom(..."éàüß€“”’–ñçÅ abc"), { minLength: 1 });
		fc.assert(
			fc.property(characters, (letters) => {
				const original = `caf\u{e9} ${letters.join("")}`;
				const result = decoded(iconv.encode(original, "windows-1252"));
				expect(result).toMatchObject({ text: original, encoding: "windows-1252" });
				expect(result).toHaveProperty("warnings.0", expect.stringContaining("windows-1252"));
			}),
		);
	});

	test.each(["utf16-le", "utf16-be"])("%s without byte order mark, told by its NUL bytes", (codec) => {
		for (const original of [
			"The harbour reopened.",
			"Гавань снова открыта, сказал Иван.",
			"Übung 一二三, ten.",
		]) {
			expect(decoded(iconv.encode(original, codec))).toMatchObject({ text: original, warnings: [] });
		}
	});

	test("a second byte order mark is text", () => {
		expect(decoded(Buffer.from("\u{FEFF}\u{FEFF}a"))).toMatchObject({ text: "\u{FEFF}a" });
	});
});

describe("F1 what is ill-formed becomes U+FFFD with a warning", () => {
	test("halves of UTF-16 pairs, and half a code unit at the end", () => {
		const halves = Buffer.from("\u{FEFF}a\u{D800}b\u{DC00}", "utf16le");
		expect(decoded(halves)).toMatchObject({ text: "a\u{FFFD}b\u{FFFD}", warnings: [expect.any(String)] });
		const cut = Buffer.concat([Buffer.from("\u{FEFF}ab", "utf16le"), Buffer.from([0x63])]);
		expect(decoded(cut)).toMatchObject({ text: "ab\u{FFFD}", warnings: [expect.any(String)] });
	});

	test("broken bytes behind the byte order mark of UTF-8", () => {
		const broken = Buffer.concat([Buffer.from("\u{FEFF}caf"), Buffer.from([0xe9])]);
		expect(decoded(broken)).toMatchObject({ text: "caf\u{FFFD}", encoding: "utf-8" });
		expect(decoded(broken)).toHaveProperty("warnings.length", 1);
	});

	test("bytes that windows-1252 leaves open", () => {
		const result = decoded(Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x81, 0x21]));
		expect(result).toMatchObject({ text: "caf\u{e9}\u{FFFD}!", encoding: "windows-1252" });
		expect(result).toHaveProperty("warnings.length", 2);
	});
});

describe("what is not text is refused with a sentence", () => {
	test.each<[string, Uint8Array]>([
		["a PDF document", Buffer.from("%PDF-1.7\n%âãÏÓ")],
		["a Word document (DOCX)", Buffer.from("PK\u{3}\u{4}....word/document.xml")],
		["an e-book (EPUB)", Buffer.from("PK\u{3}\u{4}....mimetypeapplication/epub+zip")],
		["a ZIP archive", Buffer.from("PK\u{3}\u{4}....photos/1")],
		["a PNG image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
		["a JPEG image", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
		["a WebP image", Buffer.from("RIFF0000WEBPVP8 ")],
		["an RTF document", Buffer.from("{\\rtf1\\ansi")],
		["text in UTF-32", iconv.encode("The news", "utf-32le", { addBOM: true })],
		["a program's data", Buffer.from([0x54, 0x00, 0x01, 0x02, 0x00, 0xff, 0x03])],
		["a program's data", Buffer.from("a\u{1}b\u{2}c\u{3}d\u{4}")],
	])("%s", (kind, bytes) => {
		const result = decodeText(bytes, "Report.txt");
		expect(result).toMatchObject({ ok: false, problem: { code: "binary-file" } });
		expect(result).toHaveProperty(
			"problem.message",
			expect.stringContaining(`“Report.txt” is not text: it looks like ${kind}.`),
		);
	});

	test("words that only look like signatures are text", () => {
		for (const words of [
			"THE NEW WAVE of ferries",
			"PK said no",
			"GIF is a format",
			"RIFF RAFF",
			"ID3 tags explained",
		]) {
			expect(decoded(Buffer.from(words))).toMatchObject({ text: words });
		}
	});

	test("random bytes never throw", () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void decodeText(bytes, "x")));
	});

	test("empty and blank files", () => {
		for (const blank of ["", "\u{FEFF}", " \r\n\t\u{A0}\n"]) {
			expect(decodeText(Buffer.from(blank), "a.txt")).toMatchObject({
				ok: false,
				problem: { code: "empty-file" },
			});
		}
	});

	test("files larger than the limit, with both sizes", () => {
		const result = decodeText(new Uint8Array(largestArticle + 1), "a.txt");
		expect(result).toMatchObject({ ok: false, problem: { code: "too-large" } });
		expect(result).toHaveProperty(
			"problem.message",
			expect.stringMatching(/“a\.txt” is 20\.1 MB large.* up to 20 MB/),
		);
		expect(decodeText(Buffer.alloc(largestArticle, "a"), "a.txt").ok).toBe(true);
	});

	test("very long and ill-formed file names are shortened and mended in the sentence", () => {
		const result = decodeText(new Uint8Array(0), `${"x".repeat(400)}\u{D800}.txt`);
		expect(result).toHaveProperty("problem.message", expect.stringMatching(/^“x{80}….{30}” contains/u));
	});
});
