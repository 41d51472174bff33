import { instant, randomId, sha256, words } from "./fields.ts";
import { type KnownFields, z } from "./validator.ts";

/** Files of a case's backups (rules B1–B5). They lie in the data folder and never travel with a case. */

/** Whether a path names something below the folder that it starts from, on every system. */
function leadsInside(path: string): boolean {
	const parts = path.split("/");
	return (
		!path.includes("\\") &&
		!path.includes("\0") &&
		parts.every((part) => part !== "" && part !== "." && part !== "..")
	);
}

/** A path inside a case's folder, with `/`. */
export const casePath = z
	.string()
	.max(4_096)
	.refine(leadsInside, "expected a path inside the case, with /")
	.meta({ title: "path" });

const bytes = z.int().min(0).meta({ title: "number of bytes" });

/** The name of a backup: its instant, with hyphens for the colons that Windows refuses in a file's name. */
export const backupId = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z$/, "expected an instant like 2026-11-27T14-30-00.000Z")
	.meta({ title: "backup id" });

export const backedUpFile = z
	.looseObject({
		path: casePath.describe("inside the case, with `/`"),
		size: bytes.describe("of the content"),
		sha256: sha256.describe("of the content, which lies under this name in `objects/`"),
	})
	.meta({ title: "backed-up file" });

export const leftOutFile = z
	.looseObject({
		path: words(4_096).describe("inside the case, with `/`"),
		reason: words(1_000).describe("why, in a sentence"),
	})
	.meta({ title: "left-out file" });

export const backupFile = z.looseObject({
	format: z.literal("parallax/backup").describe("what the file is"),
	version: z.literal(1).describe("of this format; a newer one is refused"),
	caseId: randomId.describe("the case that was backed up"),
	title: words(2_000).describe("the case's title at that moment"),
	folder: words(10_000).describe("where the case's folder lay"),
	createdAt: instant.describe("when; the file is named after it"),
	reason: words(200).describe("why, in words for people"),
	files: z.array(backedUpFile).describe("every file that was backed up, by path"),
	leftOut: z.array(leftOutFile).describe("what could not be backed up"),
});

export const seenFile = z.looseObject({
	format: z.literal("parallax/backup-seen").describe("what the file is"),
	version: z.literal(1).describe("of this format; a newer one is as good as none"),
	backup: backupId.describe("id of the backup whose hashes hold for files that still look the same"),
	folder: words(10_000).describe("the case's folder that was looked at"),
	marks: z
		.array(z.tuple([casePath, z.string().max(200)]).meta({ title: "path and mark" }))
		.describe("of each file its path, and its size, times and number on disk"),
});

export type BackupFile = KnownFields<z.infer<typeof backupFile>>;
export type BackedUpFile = KnownFields<z.infer<typeof backedUpFile>>;
export type LeftOut = KnownFields<z.infer<typeof leftOutFile>>;
export type SeenFile = KnownFields<z.infer<typeof seenFile>>;
