import { instant, layerId, randomId, sha256, words } from "./fields.ts";
import { listOf } from "./list-of.ts";
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
import { type KnownFields, z } from "./validator.ts";

/** The lines of a journal's segments (rule F11): one header, then one line for each change. */

const record = z
	.discriminatedUnion("kind", [
		claimSchema,
		evidenceSchema,
		silenceSchema,
		importSchema,
		metadataSchema,
		boilerplateSchema,
		exclusionSchema,
		settingSchema,
		rankSchema,
	])
	.meta({ title: "record" });

const previous = sha256.describe(
	"SHA-256 of the line before, without its line feed, also across segments; 64 zeros before the first",
);

export const segmentHeader = z.looseObject({
	format: z.literal("parallax/journal").describe("what the file is"),
	version: z.literal(1).describe("of this format; a newer one is refused"),
	layerId: layerId.describe("the layer whose changes these are"),
	segment: z.int().min(1).describe("number of the segment, from 1"),
	previous,
});

export const editSchema = z
	.looseObject({
		before: record.nullable().describe("the record before; null where there was none"),
		after: record.describe("the record after"),
	})
	.meta({ title: "edit" });

export const changeLine = z.looseObject({
	seq: z.int().min(1).describe("consecutive within the layer, from 1"),
	action: randomId.describe("random id of the action"),
	label: words(2_000).describe("what was done, in words that fit behind “Undo”"),
	at: instant.describe("when; for display, decides nothing"),
	undoes: randomId.optional().describe("the action that this one takes back, if it does (F14)"),
	edits: listOf(editSchema).describe("each record before and after"),
	previous,
	check: z
		.string()
		.regex(/^[0-9a-f]{16}$/)
		.meta({ title: "16 lowercase hexadecimal digits" })
		.optional()
		.describe("start of the SHA-256 of this line without this field, to tell what a disk has altered"),
});

/** What stands for the line before the first. */
export const noLine = "0".repeat(64);

export type SegmentHeader = KnownFields<z.infer<typeof segmentHeader>>;
export type ChangeLine = KnownFields<z.infer<typeof changeLine>>;
