import fc from "fast-check";
import { expect, test } from "vitest";
import { claim, setting, sourceImport } from "../testing/samples.ts";
import { blockSchema, claimsFile, evidenceFile, settingsFile, sourceFile, sourcesFile } from "./files.ts";
import { changeLine, noLine } from "./journal.ts";
import { listOf } from "./list-of.ts";
import { firstIssue } from "./read-file.ts";
import { z } from "./validator.ts";

test("F15 a list takes what an array takes, gives the same, and names the same as wrong", () => {
	const element = z.looseObject({ a: z.string().max(3), b: z.array(z.int()).optional() });
	const [list, array] = [listOf(element), z.array(element)];
	const anyElement = fc.record(
		{
			a: fc.oneof(fc.string({ maxLength: 5 }), fc.nat()),
			b: fc.array(fc.oneof(fc.nat(), fc.double())),
			c: fc.nat(),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(fc.oneof(fc.array(anyElement), fc.jsonValue()), (value) => {
			const [one, other] = [list.safeParse(value), array.safeParse(value)];
			expect(one.success).toBe(other.success);
			if (one.success) expect(one.data).toEqual(other.data);
			else if (other.error) {
				expect(one.error.issues).toHaveLength(1);
				expect(firstIssue(one.error)).toBe(firstIssue(other.error));
			}
		}),
	);
});

const wide = Array.from({ length: 500_000 }, () => 0);
const text = Array.from({ length: 500_000 }, () => ({ kind: "title", text: "" }));
const header = { version: 1, upTo: 0 };

const hostile: Record<string, [z.ZodType, unknown, string]> = {
	"a source's blocks": [sourceFile, { format: "parallax/source", version: 1, blocks: wide }, "blocks[0]: "],
	"a source's blocks that are nearly right": [
		sourceFile,
		{ format: "parallax/source", version: 1, blocks: text },
		"blocks[0].text: expected one line of text",
	],
	claims: [
		claimsFile,
		{ ...header, format: "parallax/claims", records: [claim(), ...wide] },
		"records[1]: expected object, received number",
	],
	evidence: [
		evidenceFile,
		{ ...header, format: "parallax/evidence", sourceId: "a".repeat(26), records: wide },
		"records[0]: ",
	],
	settings: [
		settingsFile,
		{ ...header, format: "parallax/settings", records: [setting(), ...wide] },
		"records[1]: ",
	],
	"what is known of sources": [
		sourcesFile,
		{ ...header, format: "parallax/sources", records: wide },
		"records[0]: ",
	],
	"an import's warnings": [
		sourcesFile,
		{ ...header, format: "parallax/sources", records: [{ ...sourceImport(), warnings: wide }] },
		"records[0].warnings[0]: ",
	],
	"a change's edits": [
		changeLine,
		{ seq: 1, action: "a".repeat(16), label: "", at: claim().createdAt, previous: noLine, edits: wide },
		"edits[0]: ",
	],
};

test.each(Object.entries(hostile))(
	"F15 half a million wrong elements in %s are one thing that is wrong",
	(_name, [schema, value, sentence]) => {
		const checked = schema.safeParse(value);
		if (checked.success) throw new Error("The file was taken.");
		expect(checked.error.issues).toHaveLength(1);
		expect(firstIssue(checked.error)).toContain(sentence);
	},
);

test("F15 a list of nothing wrong keeps fields that nobody knows", () => {
	const blocks = [{ kind: "title", text: "a", "x-block": { deep: [null] } }];
	expect(listOf(blockSchema).parse(blocks)).toEqual(blocks);
});
