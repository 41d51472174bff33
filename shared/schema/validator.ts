import { config, z } from "zod";

// zod compiles validators with `new Function` unless told otherwise: a strict content security policy
// refuses that, so this module configures it before any schema exists and is the only one to import zod.
config({ jitless: true });

export { z };

/** The fields a schema names, without the index signature that lets unknown fields through. */
export type KnownFields<T> = T extends unknown
	? { [Key in keyof T as string extends Key ? never : Key]: T[Key] }
	: never;
