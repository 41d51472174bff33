import { type FileSchema, headerOf } from "../schema/file-schema.ts";
import type { Migration } from "../schema/migration.ts";

/** A table of migrations and what has to fit it. */
export interface MigrationHouse {
	readonly migrations: readonly Migration[];
	/** The schemas of the files as this program writes them. */
	readonly schemas: readonly FileSchema[];
	/** The text of every file in the migrations' folder, by its name. */
	readonly files: Readonly<Record<string, string>>;
}

/** What is missing or wrong around the migrations (rule F15), in sentences: none when all is well. */
export function migrationFaults(house: MigrationHouse): string[] {
	return [...faultsOfNames(house), ...faultsOfFiles(house), ...faultsOfVersions(house)];
}

/** Numbers count from 1 without gaps, in the order of the table, so that a new one has one place to go. */
function faultsOfNames({ migrations }: MigrationHouse): string[] {
	return migrations.flatMap(({ name }, index) => {
		const number = String(index + 1).padStart(4, "0");
		return name.startsWith(`${number}-`) ? [] : [`${name} stands where number ${number} should.`];
	});
}

function faultsOfFiles({ migrations, files }: MigrationHouse): string[] {
	const expected = new Set(migrations.flatMap(({ name }) => [`${name}.ts`, `${name}.test.ts`]));
	const missing = [...expected].filter((file) => files[file] === undefined);
	const untested = [...expected].filter(
		(file) => file.endsWith(".test.ts") && files[file]?.includes("expectMigrationLaws(") === false,
	);
	const unused = Object.keys(files).filter((file) => !expected.has(file));
	return [
		...missing.map((file) => `${file} is missing.`),
		...untested.map((file) => `${file} does not call expectMigrationLaws.`),
		...unused.map((file) => `${file} is not of a migration in the table.`),
	];
}

/** From each version of each format that is older than the newest exactly one migration leads. */
function faultsOfVersions({ migrations, schemas }: MigrationHouse): string[] {
	const needed = schemas
		.map(headerOf)
		.flatMap(({ format, version }) =>
			Array.from({ length: version - 1 }, (_, index) => `${format} version ${index + 1}`),
		);
	const led = migrations.map(({ before }) => {
		const { format, version } = headerOf(before);
		return `${format} version ${version}`;
	});
	return [
		...needed.filter((from) => !led.includes(from)).map((from) => `No migration leads from ${from}.`),
		...led
			.filter((from, index) => led.indexOf(from) !== index)
			.map((from) => `Two migrations lead from ${from}.`),
		...led
			.filter((from) => !needed.includes(from))
			.map((from) => `A migration leads from ${from}, which is not older than what is written.`),
	];
}
