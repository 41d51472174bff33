import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failure, success } from "../result.ts";
import {
	anyFirstOpinions,
	anySecondOpinions,
	opinionMigrations,
	opinionsAsRecords,
	opinionsByDay,
	opinionsFile,
} from "../testing/made-up-format.ts";
import { type MigrationHouse, migrationFaults } from "../testing/migration-faults.ts";
import { expectMigrationLaws } from "../testing/migration-laws.ts";
import { type FileSchema, headerOf } from "./file-schema.ts";
import { migration } from "./migration.ts";
import { migrations } from "./migrations.ts";
import { z } from "./validator.ts";

/** Every schema of a file with a format and a version, wherever in this folder it stands. */
async function fileSchemas(): Promise<FileSchema[]> {
	const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name));
	const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name)) as object));
	return modules.flatMap((module) => Object.values(module)).filter(isFileSchema);
}

function isFileSchema(value: unknown): value is FileSchema {
	if (!(value instanceof z.ZodObject)) return false;
	const { format, version } = value.shape;
	return format instanceof z.ZodLiteral && version instanceof z.ZodLiteral;
}

function textsIn(folder: string): Record<string, string> {
	const names = existsSync(folder) ? readdirSync(folder) : [];
	return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("F15 every older version has its migration, and every migration its number, its file and its test", async () => {
	const schemas = await fileSchemas();
	expect(schemas.map((schema) => headerOf(schema).format)).toEqual(
		expect.arrayContaining(["parallax/case", "parallax/evidence", "parallax/journal", "parallax/profile"]),
	);
	const files = textsIn(join(import.meta.dirname, "migrations"));
	expect(migrationFaults({ migrations, schemas, files })).toEqual([]);
});

const [first, second] = ["0001-opinions-as-records", "0002-opinions-by-day"];
const tested = "expectMigrationLaws(";
const files = {
	[`${first}.ts`]: "",
	[`${first}.test.ts`]: tested,
	[`${second}.ts`]: "",
	[`${second}.test.ts`]: tested,
};
const whole: MigrationHouse = {
	migrations: opinionMigrations,
	schemas: [opinionsFile as unknown as FileSchema],
	files,
};

function without(name: string): Record<string, string> {
	return Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));
}

const another = migration("0003-another", opinionsAsRecords.before, () => success({}));
const future = migration("0003-future", opinionsFile, () => success({}));
const forThird = { "0003-another.ts": "", "0003-another.test.ts": tested };
const forFuture = { "0003-future.ts": "", "0003-future.test.ts": tested };

const faults: Record<string, [Partial<MigrationHouse>, string[]]> = {
	"a migration without a test": [{ files: without(`${second}.test.ts`) }, [`${second}.test.ts is missing.`]],
	"a test that proves nothing": [
		{ files: { ...files, [`${first}.test.ts`]: "" } },
		[`${first}.test.ts does not call expectMigrationLaws.`],
	],
	"a migration that is not in a file of its own": [
		{ files: without(`${first}.ts`) },
		[`${first}.ts is missing.`],
	],
	"a file that the table does not have": [
		{ files: { ...files, "0003-forgotten.ts": "" } },
		["0003-forgotten.ts is not of a migration in the table."],
	],
	"a gap in the numbers": [
		{ migrations: [opinionsAsRecords, { ...opinionsByDay, name: "0003-opinions-by-day" }] },
		[
			"0003-opinions-by-day stands where number 0002 should.",
			"0003-opinions-by-day.ts is missing.",
			"0003-opinions-by-day.test.ts is missing.",
			`${second}.ts is not of a migration in the table.`,
			`${second}.test.ts is not of a migration in the table.`,
		],
	],
	"two with one number": [
		{ migrations: [opinionsAsRecords, { ...opinionsByDay, name: "0001-opinions-by-day" }] },
		[
			"0001-opinions-by-day stands where number 0002 should.",
			"0001-opinions-by-day.ts is missing.",
			"0001-opinions-by-day.test.ts is missing.",
			`${second}.ts is not of a migration in the table.`,
			`${second}.test.ts is not of a migration in the table.`,
		],
	],
	"a version that nothing leads from": [
		{
			migrations: [{ ...opinionsByDay, name: first ?? "" }],
			files: { [`${first}.ts`]: "", [`${first}.test.ts`]: tested },
		},
		["No migration leads from parallax/opinions version 1."],
	],
	"a newest migration that does not lead to what is written": [
		{
			migrations: [opinionsAsRecords],
			files: { [`${first}.ts`]: "", [`${first}.test.ts`]: tested },
		},
		["No migration leads from parallax/opinions version 2."],
	],
	"two that lead from one version": [
		{ migrations: [...opinionMigrations, another], files: { ...files, ...forThird } },
		["Two migrations lead from parallax/opinions version 1."],
	],
	"one that leads beyond what is written": [
		{ migrations: [...opinionMigrations, future], files: { ...files, ...forFuture } },
		["A migration leads from parallax/opinions version 3, which is not older than what is written."],
	],
	"one of a format that nobody writes": [
		{ schemas: [] },
		[1, 2].map(
			(version) =>
				`A migration leads from parallax/opinions version ${version}, which is not older than what is written.`,
		),
	],
};

test("F15 a table of migrations without a fault has none", () => {
	expect(migrationFaults(whole)).toEqual([]);
});

test.each(Object.entries(faults))("F15 %s is noticed", (_name, [change, sentences]) => {
	expect(migrationFaults({ ...whole, ...change })).toEqual(sentences);
});

test("F15 migrating is deterministic, changes nothing in place, keeps unknown fields and gives the next shape", () => {
	expectMigrationLaws(opinionsAsRecords, anyFirstOpinions, opinionsByDay.before);
	expectMigrationLaws(opinionsByDay, anySecondOpinions, opinionsFile);
});

type Opinions = z.infer<typeof opinionsAsRecords.before> & { opinions: { who: string; day: string }[] };

let counter = 0;

const lawless: Record<string, (content: Opinions) => object> = {
	"loses a field that nobody knows": ({ format }) => ({ format, records: [] }),
	"loses one inside a record": ({ opinions, ...rest }) => ({
		...rest,
		records: opinions.map(({ who, day }) => ({ kind: "opinion", who, day })),
	}),
	"changes what it was given": (content) => {
		content.opinions.reverse();
		return { ...content, records: [] };
	},
	"gives something else each time": (content) => ({ ...content, records: [], "x-time": counter++ }),
	"gives another shape": (content) => ({ ...content, records: 7 }),
	throws: () => {
		throw new TypeError("a bug");
	},
};

test.each(Object.entries(lawless))("F15 a migration that %s does not pass", (_name, step) => {
	const broken = migration("0001-broken", opinionsAsRecords.before, (content) =>
		success(step(content as Opinions)),
	);
	expect(() => expectMigrationLaws(broken, anyFirstOpinions, opinionsByDay.before)).toThrow(
		"Property failed",
	);
});

test("F15 a migration that refuses everything does not pass", () => {
	const idle = migration("0001-idle", opinionsAsRecords.before, () => failure("broken-file", "It is old."));
	expect(() => expectMigrationLaws(idle, anyFirstOpinions, opinionsByDay.before)).toThrow("greater than 0");
});
