import { mendUtf16 } from "./well-formed.ts";

/** Which Unicode encoding a file is in, and how many bytes of byte order mark precede its text. */
export interface UnicodeDetection {
	readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
	/** In bytes: 0 where there is no mark. */
	readonly markLength: 0 | 2 | 3;
}

/**
 * The Unicode encoding that a byte order mark or, without one, the places of NUL bytes announce; undefined
 * where neither does. UTF-8 without a mark is not told from here: validity decides that, not a pattern.
 */
export function detectUnicode(bytes: Buffer): UnicodeDetection | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
		return { encoding: "utf-8", markLength: 3 };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", markLength: 2 };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", markLength: 2 };
	return detectUnmarkedUtf16(bytes);
}

/**
 * In UTF-16 the upper byte of Latin letters, digits, spaces and line ends is NUL, and the lower byte hardly ever.
 * A tenth of the units must show that (Cyrillic or Greek text has it in its spaces only), the other side ten times
 * less, and the text must be without U+0000 and broken pairs: data with small numbers in it fails one of these.
 */
function detectUnmarkedUtf16(bytes: Buffer): UnicodeDetection | undefined {
	if (bytes.length < 2 || bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
	let evenZeros = 0;
	let oddZeros = 0;
	for (let index = 0; index < bytes.length; index += 2) {
		if (bytes[index] === 0) evenZeros++;
		if (bytes[index + 1] === 0) oddZeros++;
	}
	const enough = bytes.length / 20;
	const littleEndian = oddZeros >= enough && evenZeros * 10 <= oddZeros;
	const bigEndian = evenZeros >= enough && oddZeros * 10 <= evenZeros;
	if (!littleEndian && !bigEndian) return undefined;
	const text = (littleEndian ? bytes : Buffer.from(bytes).swap16()).toString("utf16le");
	if (text.includes("\0") || mendUtf16(text).text !== text) return undefined;
	return { encoding: littleEndian ? "utf-16le" : "utf-16be", markLength: 0 };
}
