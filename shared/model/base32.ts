const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * Lowercase base32 without padding (RFC 4648, section 6, alphabet in lower case):
 * safe as a file name on every file system, case-sensitive or not.
 */
export function encodeBase32(bytes: Uint8Array): string {
	let text = "";
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = ((buffer << 8) | byte) & 0xfff;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += alphabet[(buffer >> bits) & 31];
		}
	}
	if (bits > 0) text += alphabet[(buffer << (5 - bits)) & 31];
	return text;
}
