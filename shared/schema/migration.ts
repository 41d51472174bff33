import type { Result } from "../result.ts";
import type { FileSchema } from "./file-schema.ts";
import type { KnownFields, z } from "./validator.ts";

/** Brings a file of one format from one version to the next (rule F15). */
export interface Migration {
	/** Name of its file in `migrations/`, without ending: its number and what it does, like `0001-evidence-certainty`. */
	readonly name: string;
	/** The shape of the files that it takes, with their format and version. */
	readonly before: FileSchema;
	/**
	 * The file's content in the next version's shape; `format` and `version` are set by whoever calls it. Unknown
	 * fields stay, the same content always gives the same, and nothing is changed in place. A failure says in a
	 * sentence what in the content cannot be taken. It sees only what has the shape of `before`, so throwing is a bug.
	 */
	migrate(content: unknown): Result<object>;
}

/** A migration whose step is checked against the shape that it takes. Copies of objects keep unknown fields. */
export function migration<Before extends FileSchema>(
	name: string,
	before: Before,
	migrate: (content: KnownFields<z.infer<Before>>) => Result<object>,
): Migration {
	return { name, before: before as unknown as FileSchema, migrate: migrate as Migration["migrate"] };
}
