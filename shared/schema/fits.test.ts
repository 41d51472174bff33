import fc from "fast-check";
import { expect, test } from "vitest";
import { anyBlocks, anyRecord } from "../testing/arbitraries.ts";
import { analyst, device, everyKind, hash, instant, layerIds, sourceIds } from "../testing/samples.ts";
import { claimsFile, evidenceFile, layerFile, settingsFile, sourceFile, sourcesFile } from "./files.ts";
import { fits } from "./fits.ts";
import { changeLine } from "./journal.ts";
import { layoutFile, profileFile } from "./local-files.ts";
import { readFileText } from "./read-file.ts";
import { z } from "./validator.ts";

const [layerId = ""] = layerIds;

function fileOf(format: string, content: object) {
	return { format: `parallax/${format}`, version: 1, upTo: 3, ...content };
}

const kindsIn: Record<string, readonly string[]> = {
	claims: ["claim"],
	evidence: ["evidence", "silence"],
	sources: ["import", "metadata", "boilerplate", "exclusion"],
	settings: ["setting", "rank"],
};

const schemas = {
	claims: claimsFile,
	evidence: evidenceFile,
	sources: sourcesFile,
	settings: settingsFile,
	source: sourceFile,
	layer: layerFile,
	line: changeLine,
	profile: profileFile,
	layout: layoutFile,
} as const;

const records = fc.array(anyRecord, { maxLength: 6 });

/** Whole content of a file of each schema. */
const whole: { readonly [Name in keyof typeof schemas]: fc.Arbitrary<unknown> } = {
	claims: records.map((all) => shard("claims", all)),
	evidence: records.map((all) => ({ ...shard("evidence", all), sourceId: sourceIds[0] })),
	sources: records.map((all) => shard("sources", all)),
	settings: records.map((all) => shard("settings", all)),
	source: anyBlocks.map((blocks) => fileOf("source", { blocks })),
	layer: fc.constant(
		fileOf("layer", { id: layerId, analyst: analyst(), device: device(), createdAt: instant }),
	),
	line: records.map((all) => ({
		seq: 1,
		action: "actionaaaaaaaaaa",
		label: "tag",
		at: instant,
		edits: all.map((after, index) => ({ before: index % 2 === 0 ? null : after, after })),
		previous: hash,
	})),
	profile: fc.constant(fileOf("profile", { analyst: analyst(), confirmed: true, device: null, recents: [] })),
	layout: fc.constant(fileOf("layout", { layout: null })),
};

function shard(format: string, all: readonly { readonly kind: string }[]) {
	return fileOf(format, { records: all.filter(({ kind }) => kindsIn[format]?.includes(kind)) });
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		undefined,
		null,
		true,
		"",
		" ",
		"a\nb",
		"\ud800",
		0,
		-0,
		-1,
		1.5,
		2 ** 53,
		Number.POSITIVE_INFINITY,
		[],
		{},
	),
	fc.constantFrom<unknown>(` ${"a".repeat(16)}`, hash, instant, instant.slice(0, -1), layerId, sourceIds[0]),
	fc.constantFrom<unknown>([1, layerId], [1, layerId, 1], [1], ["1", layerId], everyKind[0], {
		kind: "claim",
	}),
	fc.jsonValue({ maxDepth: 2 }),
);

/** A value with one of its parts replaced, removed or added. */
const altered = (value: fc.Arbitrary<unknown>) =>
	fc
		.tuple(value, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), odd, fc.boolean())
		.map(([content, way, replacement, isNew]) => {
			const copy: unknown = structuredClone(content);
			let here = copy;
			for (const step of way) {
				if (typeof here !== "object" || here === null) break;
				const keys = Object.keys(here);
				const key = keys[step % keys.length] ?? (Array.isArray(here) ? "0" : "further");
				const next = (here as Record<string, unknown>)[key];
				const isLast = step === way.at(-1) || typeof next !== "object" || next === null;
				if (isLast) Object.assign(here, { [isNew && !Array.isArray(here) ? `x-${key}` : key]: replacement });
				here = isLast ? null : next;
			}
			return copy;
		});

const names = Object.keys(schemas) as (keyof typeof schemas)[];

test.each(names)("F15 what fits a file (%s) is what its schema takes, as it is", (name) => {
	const schema: z.ZodType = schemas[name];
	fc.assert(
		fc.property(fc.oneof(whole[name], altered(whole[name])), (content) => {
			if (fits(schema, content)) expect(schema.parse(content)).toEqual(content);
		}),
		{ numRuns: 500 },
	);
});

const fileNames = names.filter((name) => name !== "line");

test.each(fileNames)("F15 a file (%s) is read or refused as its schema alone would have it", (name) => {
	const schema = schemas[name];
	fc.assert(
		fc.property(fc.oneof(whole[name], altered(whole[name])), (content) => {
			const text = JSON.stringify(content);
			fc.pre(!/__proto__|constructor|prototype/.test(text));
			const expected = (schema as z.ZodType).safeParse(JSON.parse(text));
			const read = readFileText(schema as unknown as typeof claimsFile, text, "a file");
			expect(read.ok ? read.value : null).toEqual(expected.success ? expected.data : null);
		}),
		{ numRuns: 500 },
	);
});

test("F15 whole files of a case and lines of a journal fit: nobody has to ask the schema", () => {
	for (const name of ["claims", "evidence", "sources", "settings", "source", "line"] as const) {
		fc.assert(
			fc.property(whole[name], (content) => {
				expect(fits(schemas[name], content)).toBe(true);
				expect(fits(schemas[name], { ...(content as object), "x-further": { a: [1] } })).toBe(true);
			}),
			{ numRuns: 50 },
		);
	}
});

test("F15 a further field that could do harm does not fit", () => {
	const further = [
		JSON.parse('{"__proto__": 1}'),
		{ "x-a": [{ constructor: 1 }] },
		JSON.parse(`{"x-deep": ${"[".repeat(40)}${"]".repeat(40)}}`),
	];
	for (const fields of further) {
		const content = Object.defineProperties(
			fileOf("settings", { records: [] }),
			Object.getOwnPropertyDescriptors(fields),
		);
		expect(fits(settingsFile, content)).toBe(false);
	}
});

test("what changes a value, or what nobody has thought of, does not fit", () => {
	const strange: [z.ZodType, unknown][] = [
		[z.string().trim(), " a"],
		[z.string().toLowerCase(), "A"],
		[z.string().regex(/a/g), "a"],
		[z.url(), "https://example.org"],
		[z.number(), 1],
		[z.coerce.string(), 1],
		[z.object({ a: z.string() }), { a: "", b: "" }],
		[z.strictObject({ a: z.string() }), { a: "", b: "" }],
		[z.looseObject({ a: z.string().default("b") }), {}],
		[z.union([z.string(), z.boolean()]), true],
		[z.tuple([z.string()], z.boolean()), ["a", true]],
		[z.record(z.string(), z.boolean()), { a: true }],
		[z.string().transform((text) => text.length), "a"],
		[z.string().refine(async () => false), "a"],
		[z.date(), new Date(0)],
		[z.looseObject({ a: z.string().optional() }), { a: 1 }],
	];
	for (const [schema, value] of strange) expect(fits(schema, value)).toBe(false);
});
