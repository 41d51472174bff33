// @ts-check
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { integrityOf } from "./integrity.mjs";
import { temporaryFolder } from "./testing/temporary-folder.mjs";

test("the checksum is written as npm writes it", async () => {
	const file = path.join(temporaryFolder(), "abc");
	writeFileSync(file, "abc");
	expect(await integrityOf(file)).toBe(
		"sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==",
	);
});
