import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBase32 } from "./base32.ts";

/** RFC 4648, section 10. */
const vectors = {
	"": "",
	f: "MY======",
	fo: "MZXQ====",
	foo: "MZXW6===",
	foob: "MZXW6YQ=",
	fooba: "MZXW6YTB",
	foobar: "MZXW6YTBOI======",
};

test.each(Object.entries(vectors))(
	"F5 base32 of %j is the known answer, lower-cased and unpadded",
	(text, answer) => {
		const expected = answer.replaceAll("=", "").toLowerCase();
		expect(encodeBase32(new TextEncoder().encode(text))).toBe(expected);
	},
);

test("F3 F5 ten bytes give 16 characters, a SHA-256 at least 26", () => {
	expect(encodeBase32(new Uint8Array(10).fill(255))).toBe("7".repeat(16));
	expect(encodeBase32(new Uint8Array(32))).toBe("a".repeat(52));
});

test("F5 base32 equals a conversion by big numbers", () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
			const characters = Math.ceil((bytes.length * 8) / 5);
			const padding = BigInt(characters * 5 - bytes.length * 8);
			let number = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) << padding;
			let expected = "";
			for (let index = 0; index < characters; index++) {
				expected = "abcdefghijklmnopqrstuvwxyz234567"[Number(number & 31n)] + expected;
				number >>= 5n;
			}
			expect(encodeBase32(bytes)).toBe(expected);
		}),
	);
});
