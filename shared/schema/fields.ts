import { z } from "./validator.ts";

// A title is the type in words, for the tables of docs/format.md.

/** A random id (rule F5). */
export const randomId = z
	.string()
	.regex(/^[a-z2-7]{16}$/, "expected 16 lowercase base32 characters")
	.meta({ title: "random id" });

/** The id of a source: the hash of its blocks (rule F3). */
export const sourceId = z
	.string()
	.regex(/^[a-z2-7]{26}$/, "expected 26 lowercase base32 characters")
	.meta({ title: "source id" });

/** An analyst's id and a device's id joined by a hyphen (rule F5). */
export const layerId = z
	.string()
	.regex(/^[a-z2-7]{16}-[a-z2-7]{16}$/, "expected an analyst's and a device's id joined by a hyphen")
	.meta({ title: "layer id" });

/** `[n, layerId]` (rule F6). */
export const version = z.tuple([z.int().min(1), layerId]).meta({ title: "version" });

/** An instant in UTC, ISO 8601 with milliseconds; for display, decides nothing (rule F6). */
export const instant = z.iso
	.datetime({ error: "expected an ISO 8601 instant in UTC" })
	.meta({ title: "instant" });

/** A number of UTF-16 code units from the start of a text (rule F2). */
export const offset = z.int().min(0).meta({ title: "offset" });

/** A SHA-256 in lowercase hexadecimal. */
export const sha256 = z
	.string()
	.regex(/^[0-9a-f]{64}$/, "expected 64 lowercase hexadecimal digits")
	.meta({ title: "SHA-256" });

/** A highlighter colour for an analyst. */
export const colour = z
	.string()
	.regex(/^#[0-9a-f]{6}$/, "expected a colour like #3b6fb5")
	.meta({ title: "colour" });

/** Words written by an analyst, at most `longest` UTF-16 code units. */
export function words(longest: number) {
	return z
		.string()
		.max(longest)
		.meta({ title: `text, at most ${longest.toLocaleString("en")} units` });
}
