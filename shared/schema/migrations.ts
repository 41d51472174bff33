import type { Migration } from "./migration.ts";

/**
 * Every migration, by its number (rule F15). A format whose version goes up gets a file in `migrations/`, a test
 * beside it, and a line here; `migrations.test.ts` says what is missing. None is needed so far: each format has
 * one version.
 */
export const migrations: readonly Migration[] = [];
