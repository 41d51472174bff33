import { expect, test } from "vitest";
import { byteCount } from "./byte-count.ts";

test.each([
	[0, "0 bytes"],
	[1, "1 byte"],
	[1_023, "1023 bytes"],
	[1_024, "1.0 KB"],
	[1_536, "1.5 KB"],
	[1_048_575, "1.0 MB"],
	[5 * 1_048_576, "5.0 MB"],
	[3 * 1_024 ** 3, "3.0 GB"],
	[5_000 * 1_024 ** 4, "5000.0 TB"],
])("%i bytes are %s", (bytes, words) => {
	expect(byteCount(bytes)).toBe(words);
});
