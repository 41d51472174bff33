import fc from "fast-check";
import { failure, success } from "../result.ts";
import { type Migration, migration } from "../schema/migration.ts";
import { z } from "../schema/validator.ts";

/**
 * A format that no file of ours has, with a history: in version 1 opinions stood under another name, in version 2
 * the day was free text.
 */
const format = z.literal("parallax/opinions");

const firstShape = z.looseObject({
	format,
	version: z.literal(1),
	opinions: z.array(z.looseObject({ who: z.string(), day: z.string() })),
});

const secondShape = z.looseObject({
	format,
	version: z.literal(2),
	records: z.array(z.looseObject({ kind: z.literal("opinion"), who: z.string(), day: z.string() })),
});

export const opinionsFile = z.looseObject({
	format,
	version: z.literal(3),
	records: z.array(z.looseObject({ kind: z.literal("opinion"), who: z.string(), day: z.int().min(1) })),
});

export const opinionsAsRecords = migration("0001-opinions-as-records", firstShape, ({ opinions, ...rest }) =>
	success({ ...rest, records: opinions.map((opinion) => ({ ...opinion, kind: "opinion" })) }),
);

export const opinionsByDay = migration("0002-opinions-by-day", secondShape, ({ records, ...rest }) => {
	const strange = records.findIndex(({ day }) => !/^day [1-9]\d{0,5}$/.test(day));
	if (strange >= 0) return failure("broken-file", `records[${strange}] has a day that is none.`);
	return success({
		...rest,
		records: records.map((record) => ({ ...record, day: Number(record.day.slice(4)) })),
	});
});

export const opinionMigrations: readonly Migration[] = [opinionsAsRecords, opinionsByDay];

const day = fc.oneof(
	fc.integer({ min: 1, max: 999 }).map((number) => `day ${number}`),
	fc.constant("someday"),
);

export const anyFirstOpinions = fc.record({
	format: fc.constant("parallax/opinions"),
	version: fc.constant(1),
	opinions: fc.array(fc.record({ who: fc.string(), day }), { maxLength: 4 }),
});

export const anySecondOpinions = fc.record({
	format: fc.constant("parallax/opinions"),
	version: fc.constant(2),
	records: fc.array(fc.record({ kind: fc.constant("opinion"), who: fc.string(), day }), { maxLength: 4 }),
});
