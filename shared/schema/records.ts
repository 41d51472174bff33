import { colour, instant, offset, randomId, sha256, sourceId, version, words } from "./fields.ts";
import { listOf } from "./list-of.ts";
import { type KnownFields, z } from "./validator.ts";

/**
 * The records of a layer. Every record says its `kind`, so one list per file holds them all and
 * one merge serves them all; unknown fields are kept as they are (rule F15).
 */

export const stances = ["agrees", "conflicts", "context"] as const;
export const metadataFields = ["title", "outlet", "author", "publishedAt", "updatedAt"] as const;

/** UTF-16 code units of a claim's rank: far more than thousands of moves to one place need. */
export const longestRank = 1_000;

const provenance = {
	version: version.describe("`[n, layerId]`: the higher n wins, then the greater layerId (F6)"),
	editedAt: instant.describe("when this version was made; for display, decides nothing"),
	deleted: z.literal(true).optional().describe("present on a deleted record, which is kept for ever (F7)"),
};

export const anchorSchema = z
	.looseObject({
		start: offset.describe("first UTF-16 code unit of the span in the source's text"),
		end: offset.describe("UTF-16 code unit after the span's last"),
		quote: z
			.string()
			.min(1)
			.meta({ title: "text" })
			.describe("the exact words: the proof; the offsets are a hint"),
		prefix: z.string().describe("up to 32 UTF-16 code units before the span"),
		suffix: z.string().describe("up to 32 UTF-16 code units after the span"),
		textHash: sha256.describe("SHA-256 of the source's whole text in UTF-8"),
	})
	.meta({ title: "anchor" });

export const claimSchema = z
	.looseObject({
		kind: z.literal("claim").describe("what the record is"),
		id: randomId.describe("the claim's own"),
		statement: words(20_000).describe("one checkable statement"),
		verdict: words(2_000).optional().describe("the analyst's own verdict"),
		rationale: words(100_000).optional().describe("why"),
		createdAt: instant.describe("when its first version was made"),
		base: version.optional().describe("the version that this one edits (F8)"),
		ancestors: z
			.array(version)
			.optional()
			.describe("the versions that this one descends from, of each layer the highest, by layer id (F8)"),
		mergedInto: randomId.optional().describe("the claim that this one was merged into (F8)"),
		...provenance,
	})
	.meta({ title: "claim" });

export const evidenceSchema = z
	.looseObject({
		kind: z.literal("evidence").describe("what the record is"),
		id: randomId.describe("unique among its analyst's evidence (F8)"),
		claimId: randomId.describe("the claim it bears on"),
		sourceId: sourceId.describe("the source it quotes"),
		stance: z.enum(stances).describe("what the span says of the claim"),
		anchor: anchorSchema.describe("what ties the span to the text"),
		note: words(100_000).optional().describe("the analyst's remark"),
		attributedTo: words(2_000).optional().describe("whom the source attributes the statement to"),
		createdAt: instant.describe("when its first version was made"),
		...provenance,
	})
	.meta({ title: "evidence" });

export const silenceSchema = z
	.looseObject({
		kind: z.literal("silence").describe("what the record is"),
		id: z
			.string()
			.regex(/^[a-z2-7]{26}$/, "expected 26 lowercase base32 characters")
			.meta({ title: "silence id" })
			.describe("hash of analyst, claim and source (F9)"),
		claimId: randomId.describe("the claim examined"),
		sourceId: sourceId.describe("the source that says nothing on it"),
		note: words(100_000).optional().describe("the analyst's remark"),
		createdAt: instant.describe("when its first version was made"),
		...provenance,
	})
	.meta({ title: "silence" });

export const importSchema = z
	.looseObject({
		kind: z.literal("import").describe("what the record is"),
		sourceId: sourceId.describe("the source that came of it"),
		original: z
			.string()
			.regex(/^[0-9a-f]{64}\.[a-z0-9]{1,8}$/, "expected SHA-256 and ending, like 0a….txt")
			.meta({ title: "SHA-256 and ending" })
			.describe("file name of the imported bytes in `originals/`"),
		fileName: words(1_000).describe("name of the file imported, without its folder"),
		encoding: words(40).optional().describe("how the bytes were read"),
		warnings: listOf(words(1_000)).optional().describe("what the import had to mend, in sentences"),
		...provenance,
	})
	.meta({ title: "import" });

export const metadataSchema = z
	.looseObject({
		kind: z.literal("metadata").describe("what the record is"),
		sourceId: sourceId.describe("the source described"),
		field: z.enum(metadataFields).describe("which field of it"),
		value: words(2_000).describe(
			"text, or an ISO 8601 date or time, with an offset only where one is printed; empty when unknown",
		),
		...provenance,
	})
	.meta({ title: "metadata" });

export const boilerplateSchema = z
	.looseObject({
		kind: z.literal("boilerplate").describe("what the record is"),
		sourceId: sourceId.describe("the source"),
		block: z.int().min(0).describe("index of the block"),
		folded: z.boolean().describe("whether the block is boilerplate and folds away"),
		...provenance,
	})
	.meta({ title: "boilerplate" });

export const exclusionSchema = z
	.looseObject({
		kind: z.literal("exclusion").describe("what the record is"),
		sourceId: sourceId.describe("the source"),
		excluded: z.boolean().describe("whether it is left out of the case"),
		...provenance,
	})
	.meta({ title: "exclusion" });

export const settingSchema = z
	.looseObject({
		kind: z.literal("setting").describe("what the record is"),
		name: z.enum(["title"]).describe("which setting"),
		value: words(2_000).describe("its value"),
		...provenance,
	})
	.meta({ title: "setting" });

export const rankSchema = z
	.looseObject({
		kind: z.literal("rank").describe("what the record is"),
		claimId: randomId.describe("the claim placed"),
		rank: z
			.string()
			.max(longestRank)
			.regex(/^[a-z2-7]*[a-z3-7]$/, "expected lowercase base32 that does not end with 2")
			.meta({ title: "base32 digits" })
			.describe("where: claims stand in the order of these texts"),
		...provenance,
	})
	.meta({ title: "rank" });

export const analystSchema = z
	.looseObject({
		id: randomId.describe("first half of the layer's id"),
		name: z
			.string()
			.trim()
			.min(1)
			.max(80)
			.meta({ title: "text, at most 80 units" })
			.describe("as teammates see it"),
		colour: colour.describe("for avatars and layer lists"),
	})
	.meta({ title: "analyst" });

export const deviceSchema = z
	.looseObject({
		id: randomId.describe("second half of the layer's id"),
		name: words(200).describe("the computer's name"),
	})
	.meta({ title: "device" });

export type Stance = (typeof stances)[number];
export type MetadataField = (typeof metadataFields)[number];
export type Version = Readonly<z.infer<typeof version>>;
export type Anchor = Readonly<KnownFields<z.infer<typeof anchorSchema>>>;
export type Claim = Readonly<KnownFields<z.infer<typeof claimSchema>>>;
export type Evidence = Readonly<KnownFields<z.infer<typeof evidenceSchema>>>;
export type Silence = Readonly<KnownFields<z.infer<typeof silenceSchema>>>;
export type SourceImport = Readonly<KnownFields<z.infer<typeof importSchema>>>;
export type Metadata = Readonly<KnownFields<z.infer<typeof metadataSchema>>>;
export type Boilerplate = Readonly<KnownFields<z.infer<typeof boilerplateSchema>>>;
export type Exclusion = Readonly<KnownFields<z.infer<typeof exclusionSchema>>>;
export type Setting = Readonly<KnownFields<z.infer<typeof settingSchema>>>;
export type Rank = Readonly<KnownFields<z.infer<typeof rankSchema>>>;
export type Analyst = Readonly<KnownFields<z.infer<typeof analystSchema>>>;
export type Device = Readonly<KnownFields<z.infer<typeof deviceSchema>>>;
export type LayerRecord =
	| Claim
	| Evidence
	| Silence
	| SourceImport
	| Metadata
	| Boilerplate
	| Exclusion
	| Setting
	| Rank;
