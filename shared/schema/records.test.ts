import { expect, test } from "vitest";
import {
	boilerplate,
	claim,
	everyKind,
	evidence,
	exclusion,
	layerIds,
	metadata,
	rank,
	setting,
	silence,
	sourceImport,
} from "../testing/samples.ts";
import {
	boilerplateSchema,
	claimSchema,
	evidenceSchema,
	exclusionSchema,
	importSchema,
	metadataSchema,
	rankSchema,
	settingSchema,
	silenceSchema,
} from "./records.ts";

const schemas = {
	claim: claimSchema,
	evidence: evidenceSchema,
	silence: silenceSchema,
	import: importSchema,
	metadata: metadataSchema,
	boilerplate: boilerplateSchema,
	exclusion: exclusionSchema,
	setting: settingSchema,
	rank: rankSchema,
};

test.each(everyKind.map((record) => [record.kind, record] as const))(
	"F6 F7 F15 a %s is read as it is",
	(kind, record) => {
		const schema = schemas[kind];
		const full = { ...record, deleted: true, "x-unknown": { a: [1] } };
		expect(schema.parse(record)).toEqual(record);
		expect(schema.parse(full)).toEqual(full);
	},
);

test.each(everyKind.map((record) => [record.kind, record] as const))(
	"F6 a %s without a right version is refused",
	(kind, record) => {
		const [own = ""] = layerIds;
		const bad: unknown[] = [
			undefined,
			1,
			[],
			[1],
			[0, own],
			[1.5, own],
			[2 ** 53, own],
			["1", own],
			[1, own, 1],
			[1, "someone"],
			[1, `${own}/..`],
			[1, own.toUpperCase()],
		];
		for (const version of bad)
			expect(schemas[kind].safeParse({ ...record, version }).success, JSON.stringify(version)).toBe(false);
	},
);

test("F7 a record is deleted or it is not: nothing else is taken for an answer", () => {
	for (const deleted of [false, 1, "true", null]) {
		expect(claimSchema.safeParse({ ...claim(), deleted }).success).toBe(false);
	}
});

test("F6 a time that is no instant in UTC is refused", () => {
	for (const editedAt of [
		"",
		"2026-03-01",
		"2026-03-01T10:00:00+01:00",
		"2026-02-30T10:00:00Z",
		"yesterday",
		0,
	]) {
		expect(claimSchema.safeParse({ ...claim(), editedAt }).success, String(editedAt)).toBe(false);
	}
});

const wrong: [string, { safeParse: (value: unknown) => { success: boolean } }, object, object[]][] = [
	[
		"claim",
		claimSchema,
		claim(),
		[
			{ id: "../../../escape1" },
			{ id: "CLAIMAAAAAAAAAAA" },
			{ statement: "x".repeat(20_001) },
			{ statement: 1 },
			{ base: [0, ""] },
			{ ancestors: {} },
			{ ancestors: [[1, "someone"]] },
			{ ancestors: [[0, layerIds[0]]] },
			{ mergedInto: "" },
		],
	],
	[
		"evidence",
		evidenceSchema,
		evidence(),
		[
			{ stance: "maybe" },
			{ claimId: null },
			{ sourceId: `${"a".repeat(25)}/` },
			{ anchor: null },
			{ anchor: { ...evidence().anchor, quote: "" } },
			{ anchor: { ...evidence().anchor, start: -1 } },
			{ anchor: { ...evidence().anchor, end: 1.5 } },
			{ anchor: { ...evidence().anchor, textHash: "0".repeat(63) } },
		],
	],
	["silence", silenceSchema, silence(), [{ id: "short" }, { claimId: "" }, { sourceId: "" }]],
	[
		"import",
		importSchema,
		sourceImport(),
		[
			{ original: "../../x.txt" },
			{ original: `${"0".repeat(64)}.tar.gz` },
			{ original: `${"0".repeat(64)}./x` },
			{ fileName: "x".repeat(1_001) },
			{ warnings: "none" },
		],
	],
	["metadata", metadataSchema, metadata(), [{ field: "colour" }, { field: "__proto__" }, { value: null }]],
	["boilerplate", boilerplateSchema, boilerplate(), [{ block: -1 }, { block: 0.5 }, { folded: "yes" }]],
	["exclusion", exclusionSchema, exclusion(), [{ excluded: null }]],
	["setting", settingSchema, setting(), [{ name: "constructor" }, { value: 1 }]],
	[
		"rank",
		rankSchema,
		rank(),
		[{ claimId: "" }, { rank: "" }, { rank: "m2" }, { rank: "M" }, { rank: "m".repeat(1_001) }],
	],
];

test.each(wrong)("F15 a %s with a wrong field is refused", (_kind, schema, whole, fields) => {
	expect(schema.safeParse(whole).success).toBe(true);
	for (const field of fields)
		expect(schema.safeParse({ ...whole, ...field }).success, JSON.stringify(field)).toBe(false);
});
