import { type Adapter, Low } from "lowdb";
import type { ProblemCode } from "../../shared/result.ts";
import { type FileSchema, headerOf } from "../../shared/schema/file-schema.ts";
import { fits } from "../../shared/schema/fits.ts";
import type { Migration } from "../../shared/schema/migration.ts";
import { firstIssue, readFileText } from "../../shared/schema/read-file.ts";
import type { KnownFields, z } from "../../shared/schema/validator.ts";
import { writeAtomically } from "./atomic-write.ts";
import { fileBytes } from "./file-bytes.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { keepOlderFile } from "./migration-backup.ts";
import { largestJson, readBytes, readText } from "./read-file.ts";

/**
 * lowdb's adapter for one JSON file of ours: validates in both directions, writes keys in a stable order,
 * atomically and durably. Reading throws what is wrong with the file as an `UnreadableFile`. A file that was
 * migrated when it was read is kept as it was before it is first written over; where that fails it is not written.
 */
class JsonFile<Schema extends FileSchema> implements Adapter<KnownFields<z.infer<Schema>>> {
	/** The version of the file on the disk, while it is older than what is written. */
	private olderVersion: number | null = null;
	/** The records of the last data that were found to be as the schema has it. */
	private accepted: ReadonlySet<unknown> = new Set();

	constructor(
		private readonly path: string,
		private readonly schema: Schema,
		private readonly name: string,
		private readonly options: JsonFileOptions,
	) {}

	async read(): Promise<KnownFields<z.infer<Schema>> | null> {
		const text = await readText(this.path, this.name, largestJson);
		if (!text.ok) throw new UnreadableFile(text.problem.message, text.problem.code);
		if (text.value === null) return null;
		const data = readFileText(this.schema, text.value, this.name, this.options.migrations);
		if (!data.ok) throw new UnreadableFile(data.problem.message, data.problem.code);
		this.olderVersion = data.version < headerOf(this.schema).version ? data.version : null;
		return data.value;
	}

	async write(data: KnownFields<z.infer<Schema>>): Promise<void> {
		this.check(data);
		if (this.olderVersion !== null) await this.keepOlder(this.olderVersion);
		const fingerprint = await writeAtomically(this.path, fileBytes(data));
		this.olderVersion = null;
		this.options.onWritten?.(fingerprint);
	}

	/** Throws where data is wrong: nothing that this program made may be, so it is a bug, not an expected failure. */
	private check(data: object): void {
		const records: readonly unknown[] = "records" in data && Array.isArray(data.records) ? data.records : [];
		// A record never changes in place, so with each write only the new ones are looked at.
		const fresh = records.filter((record) => !this.accepted.has(record));
		if (!fits(this.schema, fresh.length < records.length ? { ...data, records: fresh } : data)) {
			const checked = this.schema.safeParse(data);
			if (!checked.success)
				throw new Error(`${this.name} would be written wrong: ${firstIssue(checked.error)}`);
		}
		this.accepted = new Set(records);
	}

	private async keepOlder(version: number): Promise<void> {
		const { olderFiles } = this.options;
		if (olderFiles === undefined)
			throw new Error(
				`${this.name} is of version ${version}, and there is no place to keep it before it changes.`,
			);
		const bytes = await readBytes(this.path, this.name, largestJson);
		if (!bytes.ok) throw new UnreadableFile(bytes.problem.message, bytes.problem.code);
		if (bytes.value !== null)
			await keepOlderFile(olderFiles, { name: this.name, version, bytes: bytes.value });
	}
}

/** What else a JSON file can be asked to do. */
export interface JsonFileOptions {
	/** Told each time the file has been replaced by what was written. */
	readonly onWritten?: (fingerprint: Fingerprint) => void;
	/**
	 * The folder that keeps a file of an older version as it was before it is first written over (rule F15). Without
	 * it writing such a file is refused.
	 */
	readonly olderFiles?: string | undefined;
	/** The migrations that there are; all of this program's, unless a test has made up others. */
	readonly migrations?: readonly Migration[];
}

/** A file that cannot be used, with the sentence that says why. */
export class UnreadableFile extends Error {
	override readonly name = "UnreadableFile";

	constructor(
		message: string,
		readonly code: ProblemCode,
	) {
		super(message);
	}
}

/**
 * A JSON file behind lowdb's `Low`. Treat `data` as a box: replace it, never edit it in place.
 *
 * @param name The file's name in sentences.
 * @param initial What `data` is until the file has been read or where there is none.
 */
export function jsonFile<Schema extends FileSchema>(
	path: string,
	schema: Schema,
	name: string,
	initial: KnownFields<z.infer<Schema>>,
	options: JsonFileOptions = {},
): Low<KnownFields<z.infer<Schema>>> {
	return new Low(new JsonFile(path, schema, name, options), initial);
}
