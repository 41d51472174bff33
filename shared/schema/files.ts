import { instant, layerId, randomId, sourceId } from "./fields.ts";
import { listOf } from "./list-of.ts";
import {
	analystSchema,
	boilerplateSchema,
	claimSchema,
	deviceSchema,
	evidenceSchema,
	exclusionSchema,
	importSchema,
	metadataSchema,
	rankSchema,
	settingSchema,
	silenceSchema,
} from "./records.ts";
import { type KnownFields, z } from "./validator.ts";

/** The shape of every file in a case (format 1). Each says its format and version (rule F15). */

export const blockKinds = [
	"title",
	"heading",
	"paragraph",
	"quote",
	"caption",
	"list-item",
	"byline",
	"dateline",
] as const;

/** With the `u` flag a surrogate is seen only where its partner is missing. */
const loneSurrogate = /\p{Surrogate}/u;

export const blockSchema = z
	.looseObject({
		kind: z.enum(blockKinds).describe("what part of the article it is"),
		text: z
			.string()
			.regex(/^[^\n\r]+$/, "expected one line of text")
			.refine((text) => !loneSurrogate.test(text), "expected well-formed UTF-16")
			.meta({ title: "one line of text" })
			.describe("exactly as decoded"),
	})
	.meta({ title: "block" });

function header<const Format extends string>(format: Format) {
	return {
		format: z.literal(format).describe("what the file is"),
		version: z.literal(1).describe("of this format; a newer one is refused"),
	};
}

const upTo = z.int().min(0).describe("number of the last change of this layer that the file contains (F11)");

export const caseFile = z.looseObject({
	...header("parallax/case"),
	id: randomId.describe("names the case, wherever its folder lies"),
	createdAt: instant.describe("when the case was made"),
});

export const sourceFile = z.looseObject({
	...header("parallax/source"),
	blocks: listOf(blockSchema)
		.refine(({ length }) => length > 0, "expected at least one block")
		.describe("the article; its text is their texts joined by `\\n` (F1)"),
});

export const layerFile = z.looseObject({
	...header("parallax/layer"),
	id: layerId.describe("the name of the layer's folder"),
	analyst: analystSchema.describe("who writes here"),
	device: deviceSchema.describe("on which computer"),
	createdAt: instant.describe("when the layer was made"),
	upTo,
});

export const claimsFile = z.looseObject({
	...header("parallax/claims"),
	upTo,
	records: listOf(claimSchema).describe("claims whose id starts with the file's name"),
});

export const evidenceFile = z.looseObject({
	...header("parallax/evidence"),
	upTo,
	sourceId: sourceId.describe("the source that all records of the file are about"),
	records: listOf(z.discriminatedUnion("kind", [evidenceSchema, silenceSchema])).describe(
		"evidence and silences on that source",
	),
});

export const sourcesFile = z.looseObject({
	...header("parallax/sources"),
	upTo,
	records: listOf(
		z.discriminatedUnion("kind", [importSchema, metadataSchema, boilerplateSchema, exclusionSchema]),
	).describe("imports, metadata, boilerplate and exclusions"),
});

export const settingsFile = z.looseObject({
	...header("parallax/settings"),
	upTo,
	records: listOf(z.discriminatedUnion("kind", [settingSchema, rankSchema])).describe(
		"settings of the case, and the order of its claims by hand",
	),
});

export type BlockKind = (typeof blockKinds)[number];
export type Block = Readonly<KnownFields<z.infer<typeof blockSchema>>>;
export type CaseFile = KnownFields<z.infer<typeof caseFile>>;
export type SourceFile = KnownFields<z.infer<typeof sourceFile>>;
export type LayerFile = KnownFields<z.infer<typeof layerFile>>;
