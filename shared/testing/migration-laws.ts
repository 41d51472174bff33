import fc from "fast-check";
import { expect } from "vitest";
import { type FileSchema, headerOf } from "../schema/file-schema.ts";
import type { Migration } from "../schema/migration.ts";
import { deepFreeze } from "./deep-freeze.ts";

/**
 * What every migration promises (rule F15), for its own test to call: the same file always gives the same, nothing
 * is changed in place, no unknown field is lost however deep it stands, and what comes out has the next version's
 * shape or is refused.
 *
 * @param files Files of the version that it takes, as they may lie on a disk.
 * @param after The shape of the next version: the file's schema, or `before` of the next migration.
 */
export function expectMigrationLaws<File extends object>(
	{ before, migrate }: Migration,
	files: fc.Arbitrary<File>,
	after: unknown,
): void {
	const shape = after as FileSchema;
	const { format, version } = headerOf(before);
	expect(headerOf(shape)).toEqual({ format, version: version + 1 });
	let taken = 0;
	fc.assert(
		fc.property(files, (file) => {
			const { value, marks } = withUnknownFields(file);
			const content = before.parse(value);
			const outcome = migrate(deepFreeze(content));
			expect(migrate(structuredClone(content))).toEqual(outcome);
			if (!outcome.ok) {
				expect(outcome.problem.message).toMatch(/^\S.*\.$/);
				return;
			}
			taken += 1;
			const next = { ...outcome.value, format, version: version + 1 };
			expect(JSON.parse(JSON.stringify(next))).toEqual(next);
			expect(shape.safeParse(next)).toMatchObject({ success: true });
			const text = JSON.stringify(next);
			expect(marks.filter((mark) => !text.includes(`"x-mark":"${mark}"`))).toEqual([]);
		}),
	);
	expect(taken).toBeGreaterThan(0);
}

/** The value with an unknown field in it and in every object inside, each with a content of its own. */
function withUnknownFields(file: object): { value: unknown; marks: string[] } {
	const marks: string[] = [];
	function marked(value: unknown): unknown {
		if (value === null || typeof value !== "object") return value;
		if (Array.isArray(value)) return value.map(marked);
		const members = Object.entries(value).map(([key, member]) => [key, marked(member)]);
		const mark = `mark ${marks.length}.`;
		marks.push(mark);
		return { ...Object.fromEntries(members), "x-mark": mark };
	}
	return { value: marked(file), marks };
}
