import type { z } from "./validator.ts";

/** The schema of a file: it names its format and the version that this program writes. */
export type FileSchema = z.ZodObject<
	{ format: z.ZodLiteral<string>; version: z.ZodLiteral<number> },
	z.core.$loose
>;

/** The format that a schema names, and the version of it that this program writes. */
export function headerOf({ shape }: FileSchema): { readonly format: string; readonly version: number } {
	return { format: shape.format.value, version: shape.version.value };
}
