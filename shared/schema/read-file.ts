import { failure, type Result } from "../result.ts";
import { type FileSchema, headerOf } from "./file-schema.ts";
import { fits } from "./fits.ts";
import type { Migration } from "./migration.ts";
import { migrations } from "./migrations.ts";
import { harmless, parseText } from "./parse-json.ts";
import { type KnownFields, z } from "./validator.ts";

type Failure = Extract<Result<never>, { ok: false }>;

/** What a file holds, in the shape of this program's version, and the version that it has on the disk. */
export type ReadFile<T> = { readonly ok: true; readonly value: T; readonly version: number } | Failure;

const envelope = z.looseObject({ format: z.string(), version: z.unknown().optional() });
const versionNumber = z.int().min(1);

/**
 * Reads the text of a file of a case (rule F15). Refused with a sentence naming the file, the field
 * and the reason: what is not JSON, another format, a newer version, a wrong shape. An older version
 * is brought to this one in memory, step by step. Unknown fields are kept. Throws only when a migration has a bug.
 *
 * @param name The file's path inside the case, for the sentence.
 */
export function readFileText<Schema extends FileSchema>(
	schema: Schema,
	text: string,
	name: string,
	table: readonly Migration[] = migrations,
): ReadFile<KnownFields<z.infer<Schema>>> {
	const whole = parseText(text, name);
	if (!whole.ok) return whole;
	const { format, version: known } = headerOf(schema);
	// Nearly every file is as it should be; the rest is for finding out why one is not.
	if (fits(schema, whole.value))
		return { ok: true, value: whole.value as KnownFields<z.infer<Schema>>, version: known };
	const parsed = harmless(whole.value, name);
	if (!parsed.ok) return parsed;
	const header = envelope.safeParse(parsed.value);
	if (!header.success || header.data.format !== format)
		return broken(`${name} does not say that it is a “${format}” file, so it is not read.`);
	const version = versionNumber.safeParse(header.data.version);
	if (!version.success)
		return broken(`${name} does not say its version as a whole number from 1, so it is not read.`);
	if (version.data > known) {
		return failure(
			"newer-format",
			`${name} was written by a newer Parallax (${format} version ${version.data}; this one reads ${known}). ` +
				"It is left as it is; a newer Parallax opens it.",
		) as Failure;
	}
	const steps = stepsBetween(table, format, version.data, known);
	const content = migrated(parsed.value, steps, name);
	if (!content.ok) return content;
	const result = schema.safeParse(content.value);
	if (!result.success) return broken(`${name}: ${firstIssue(result.error)}.`);
	return { ok: true, value: result.data as KnownFields<z.infer<Schema>>, version: version.data };
}

/** The migrations that lead from one version of a format to another, in order. That there are all is tested. */
function stepsBetween(table: readonly Migration[], format: string, from: number, to: number): Migration[] {
	return Array.from({ length: to - from }, (_, index) => {
		const version = from + index;
		const step = table.find(({ before }) => {
			const taken = headerOf(before);
			return taken.format === format && taken.version === version;
		});
		if (!step) throw new Error(`Nothing brings ${format} from version ${version} to ${version + 1}.`);
		return step;
	});
}

function migrated(
	content: unknown,
	steps: readonly Migration[],
	name: string,
): { readonly ok: true; readonly value: unknown } | Failure {
	let value = content;
	for (const { before, migrate } of steps) {
		const { format, version } = headerOf(before);
		const whole = before.safeParse(value);
		if (!whole.success) return broken(`${name}: ${firstIssue(whole.error)}.`);
		const next = migrate(whole.data);
		if (!next.ok)
			return broken(
				`${name} cannot be brought from version ${version} to ${version + 1}. ${next.problem.message}`,
			);
		value = { ...next.value, format, version: version + 1 };
	}
	return { ok: true, value };
}

function broken(message: string): Failure {
	return failure("broken-file", message) as Failure;
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
