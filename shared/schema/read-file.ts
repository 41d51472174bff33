import { failure, type Result, success } from "../result.ts";
import { fits } from "./fits.ts";
import { harmless, parseText } from "./parse-json.ts";
import { type KnownFields, z } from "./validator.ts";

/** The schema of a file: it names its format and the version that this program writes. */
export type FileSchema = z.ZodObject<
	{ format: z.ZodLiteral<string>; version: z.ZodLiteral<1> },
	z.core.$loose
>;

const envelope = z.looseObject({ format: z.string(), version: z.unknown().optional() });
const versionNumber = z.int().min(1);

/**
 * Reads the text of a file of a case (rule F15). Refused with a sentence naming the file, the field
 * and the reason: what is not JSON, another format, a newer version, a wrong shape. Unknown fields
 * are kept.
 *
 * @param name The file's path inside the case, for the sentence.
 */
export function readFileText<Schema extends FileSchema>(
	schema: Schema,
	text: string,
	name: string,
): Result<KnownFields<z.infer<Schema>>> {
	const whole = parseText(text, name);
	if (!whole.ok) return whole;
	// Nearly every file is as it should be; the rest is for finding out why one is not.
	if (fits(schema, whole.value)) return success(whole.value as KnownFields<z.infer<Schema>>);
	const parsed = harmless(whole.value, name);
	if (!parsed.ok) return parsed;
	const [format] = schema.shape.format.values;
	const header = envelope.safeParse(parsed.value);
	if (!header.success || header.data.format !== format) {
		return failure("broken-file", `${name} does not say that it is a “${format}” file, so it is not read.`);
	}
	const written = versionNumber.safeParse(header.data.version);
	if (!written.success) {
		return failure(
			"broken-file",
			`${name} does not say its version as a whole number from 1, so it is not read.`,
		);
	}
	const [known] = schema.shape.version.values;
	if (written.data > (known as number)) {
		return failure(
			"newer-format",
			`${name} was written by a newer Parallax (${format} version ${written.data}; this one reads ${known}). ` +
				"It is left as it is; a newer Parallax opens it.",
		);
	}
	const result = schema.safeParse(parsed.value);
	if (!result.success) return failure("broken-file", `${name}: ${firstIssue(result.error)}.`);
	return success(result.data as KnownFields<z.infer<Schema>>);
}

/** The first thing that is wrong with a value, as "field: reason". */
export function firstIssue(error: z.ZodError): string {
	const issue = error.issues[0];
	if (!issue) return "it does not have the shape expected";
	const path = issue.path.reduce<string>(
		(way, step) =>
			typeof step === "number" ? `${way}[${step}]` : way ? `${way}.${String(step)}` : String(step),
		"",
	);
	const reason = issue.message.replace(/^Invalid input: /, "");
	return path ? `${path}: ${reason}` : reason;
}
