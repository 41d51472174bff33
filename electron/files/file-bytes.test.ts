import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "../../shared/model/canonical-json.ts";
import { fileBytes } from "./file-bytes.ts";

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const fields = fc.dictionary(fc.string(), json).map((value) => JSON.parse(JSON.stringify(value)) as object);
const version = fc.tuple(fc.nat(), fc.constantFrom("a-b", "a b"));
const record = fc.tuple(fields, version).map(([content, of]) => ({ ...content, version: of }));

test("F11 a file has the bytes of its text, the first time and every other time, whatever has changed between", () => {
	const odd = fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: json });
	const records = fc.array(odd, { maxLength: 4 });
	fc.assert(
		fc.property(fields, fields, records, records, (some, other, before, after) => {
			for (const content of [
				{ ...some, records: before },
				{ ...other, records: [...after, ...before] },
				{ ...some, nested: { records: [] }, records: before.toReversed() },
				{ ...some, records: [] },
				some,
			])
				expect(Buffer.from(fileBytes(content)).toString()).toBe(fileText(content));
		}),
		{ numRuns: 300 },
	);
});
