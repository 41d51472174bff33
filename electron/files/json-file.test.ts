import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileText } from "../../shared/model/canonical-json.ts";
import { success } from "../../shared/result.ts";
import type { FileSchema } from "../../shared/schema/file-schema.ts";
import { caseFile, settingsFile } from "../../shared/schema/files.ts";
import { migration } from "../../shared/schema/migration.ts";
import { z } from "../../shared/schema/validator.ts";
import { smallDisk } from "../testing/disk.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { jsonFile, UnreadableFile } from "./json-file.ts";
import { sha256 } from "./stored-source.ts";

const whole = {
	format: "parallax/case",
	version: 1,
	id: "caseaaaaaaaaaaaa",
	createdAt: "2026-03-01T10:00:00.000Z",
} as const;

async function caseJson() {
	const path = join(await temporaryFolder(), "case.json");
	return { path, file: jsonFile(path, caseFile, "case.json", whole) };
}

test("F11 F15 what is written through lowdb is read again, with fields that nobody knows", async () => {
	const { path, file } = await caseJson();
	file.data = { ...whole, "x-new": { b: 1, a: [null] } } as typeof whole;
	await file.write();
	const again = jsonFile(path, caseFile, "case.json", whole);
	await again.read();
	expect(again.data).toEqual(file.data);
	const bytes = await readFile(path);
	await again.write();
	expect(await readFile(path)).toEqual(bytes);
});

test("F15 where there is no file the initial data stays, and reading writes nothing", async () => {
	const { path, file } = await caseJson();
	await file.read();
	expect(file.data).toEqual(whole);
	expect(await filesIn(join(path, ".."))).toEqual([]);
});

test.each([
	["half a file", '{"format": "parallax/ca', "case.json is not whole JSON: something is wrong on line 1."],
	["an empty file", "", "case.json is not whole JSON: it is empty."],
	["a wrong field", JSON.stringify({ ...whole, id: 7 }), "case.json: id: "],
	["another format", JSON.stringify({ ...whole, format: "parallax/claims" }), "case.json does not say"],
	["a newer version", JSON.stringify({ ...whole, version: 2 }), "case.json was written by a newer Parallax"],
])("F15 %s is refused when it is read, and stays as it is", async (_name, text, sentence) => {
	const { path, file } = await caseJson();
	await writeFile(path, text);
	const reading = file.read();
	await expect(reading).rejects.toThrow(UnreadableFile);
	await expect(reading).rejects.toThrow(sentence);
	expect(await readFile(path, "utf8")).toBe(text);
});

test("F11 what would be written wrong is a bug: it throws, and the file stays", async () => {
	const { path, file } = await caseJson();
	await file.write();
	const bytes = await readFile(path);
	file.data = { ...whole, id: "not an id" };
	await expect(file.write()).rejects.toThrow("case.json would be written wrong: id: ");
	expect(await readFile(path)).toEqual(bytes);
	expect(await filesIn(join(path, ".."))).toEqual(["case.json"]);
});

test("F11 a wrong record is found among those that were written before", async () => {
	const path = join(await temporaryFolder(), "settings.json");
	const empty = { format: "parallax/settings" as const, version: 1 as const, upTo: 1, records: [] };
	const file = jsonFile(
		path,
		settingsFile as unknown as FileSchema,
		"settings.json",
		empty as never,
	) as unknown as {
		data: object;
		write(): Promise<void>;
	};
	const at = { editedAt: "2026-03-01T10:00:00.000Z", version: [1, "aaaaaaaaaaaaaaaa-2222222222222222"] };
	const title = { kind: "setting", name: "title", value: "Ferry", ...at };
	file.data = { ...empty, records: [title] };
	await file.write();
	const bytes = await readFile(path);
	for (const wrong of [{ ...title, value: 7 }, null, title.value]) {
		file.data = { ...empty, records: [title, wrong as object] };
		for (let time = 0; time < 2; time++)
			await expect(file.write()).rejects.toThrow("settings.json would be written wrong: records[1]");
	}
	expect(await readFile(path)).toEqual(bytes);
	file.data = { ...empty, records: [{ ...title, value: "Ferries" }, title] };
	await file.write();
	expect(JSON.parse(await readFile(path, "utf8"))).toEqual(file.data);
});

// A format that no file of ours has: in its first version opinions were words.
const opinionsFile = z.looseObject({
	format: z.literal("parallax/opinions"),
	version: z.literal(2),
	records: z.array(z.looseObject({ words: z.string() })),
});
const wordsOnly = z.looseObject({
	format: z.literal("parallax/opinions"),
	version: z.literal(1),
	opinions: z.array(z.string()),
});
const migrations = [
	migration("0001-opinions-as-records", wordsOnly, ({ opinions, ...rest }) =>
		success({ ...rest, records: opinions.map((words) => ({ words })) }),
	),
];
const noOpinions = { format: "parallax/opinions" as const, version: 2 as const, records: [] };
const firstOpinions = { format: "parallax/opinions", version: 1, opinions: ["yes"], "x-file": [null] };

/** A file of an older version, and a place for what it was. */
async function olderFile(text = JSON.stringify(firstOpinions)) {
	const folder = await temporaryFolder();
	const [path, olderFiles] = [join(folder, "case/opinions.json"), join(folder, "data/older")];
	await mkdir(join(folder, "case"));
	await writeFile(path, text);
	const open = () =>
		jsonFile(path, opinionsFile, "layers/a/opinions.json", noOpinions, {
			olderFiles,
			migrations,
		});
	return { folder, path, olderFiles, text, open };
}

test("F15 an older file is read as this version, and reading writes nothing", async () => {
	const { folder, open } = await olderFile();
	const before = await fingerprints(folder);
	const file = open();
	await file.read();
	expect(file.data).toEqual({
		...noOpinions,
		records: [{ words: "yes" }],
		"x-file": [null],
	});
	expect(await fingerprints(folder)).toEqual(before);
});

test("F15 before an older file is first written over its bytes are kept, once, under its path, version and hash", async () => {
	// Not as we would write it: what is kept are the bytes, not what they say.
	const { path, olderFiles, text, open } = await olderFile(`${JSON.stringify(firstOpinions, null, 7)}\n\n`);
	const file = open();
	await file.read();
	await file.write();
	expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ version: 2, "x-file": [null] });
	const name = `layers_a_opinions.json.v1.${sha256(text)}`;
	expect(await textsIn(olderFiles)).toEqual({ [name]: text });
	const kept = await fingerprints(olderFiles);
	file.data = { ...file.data, records: [] };
	await file.write();
	const again = open();
	await again.read();
	await again.write();
	expect(await fingerprints(olderFiles)).toEqual(kept);
});

test("F15 the same older file that comes back is not kept twice, another one is kept as well", async () => {
	const { path, olderFiles, text, open } = await olderFile();
	const another = JSON.stringify({ ...firstOpinions, opinions: [] });
	for (const older of [text, another, text]) {
		await writeFile(path, older);
		const file = open();
		await file.read();
		await file.write();
		expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ version: 2 });
	}
	expect(Object.values(await textsIn(olderFiles)).sort()).toEqual([text, another].sort());
});

test("F15 a kept copy that the disk has damaged is made anew", async () => {
	const { path, olderFiles, text, open } = await olderFile();
	for (const damage of ["", text.slice(1), `${text} `]) {
		await writeFile(path, text);
		await mkdir(olderFiles, { recursive: true });
		await writeFile(join(olderFiles, `layers_a_opinions.json.v1.${sha256(text)}`), damage);
		const file = open();
		await file.read();
		await file.write();
		expect(Object.values(await textsIn(olderFiles))).toEqual([text]);
	}
});

test("F15 what is kept is what stands there when it is written over, and nothing where the file has gone", async () => {
	const { path, olderFiles, text, open } = await olderFile();
	const file = open();
	await file.read();
	await writeFile(path, `${text}\n`);
	await file.write();
	expect(Object.values(await textsIn(olderFiles))).toEqual([`${text}\n`]);
	await writeFile(path, text);
	const gone = open();
	await gone.read();
	await rm(path);
	await gone.write();
	expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ version: 2 });
	expect(Object.values(await textsIn(olderFiles))).toHaveLength(1);
});

test("F15 where no copy can be kept the older file is not written over, until one can", async () => {
	const { folder, path, olderFiles, text, open } = await olderFile();
	await writeFile(join(folder, "data"), "a file where a folder should be");
	const file = open();
	await file.read();
	const before = await fingerprints(folder);
	await expect(file.write()).rejects.toMatchObject({ code: "ENOTDIR" });
	await expect(file.write()).rejects.toMatchObject({ code: "ENOTDIR" });
	expect(await fingerprints(folder)).toEqual(before);
	await rm(join(folder, "data"));
	await file.write();
	expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ version: 2 });
	expect(Object.values(await textsIn(olderFiles))).toEqual([text]);
});

test("F15 a full disk keeps no copy, and the older file stays byte for byte", async (context) => {
	const disk = await smallDisk(context, 65_536);
	const { path, text } = await olderFile();
	const file = jsonFile(path, opinionsFile, "opinions.json", noOpinions, {
		olderFiles: join(disk, "older"),
		migrations,
	});
	await file.read();
	await writeFile(join(disk, "ballast"), "x".repeat(65_536)).catch(() => {});
	const before = await fingerprints(join(path, ".."));
	await expect(file.write()).rejects.toMatchObject({ code: "ENOSPC" });
	expect(await fingerprints(join(path, ".."))).toEqual(before);
	await rm(join(disk, "ballast"));
	await file.write();
	expect(Object.values(await textsIn(join(disk, "older")))).toEqual([text]);
});

test("F15 without a place to keep an older file writing it is a bug, and the file stays", async () => {
	const { path, text } = await olderFile();
	const file = jsonFile(path, opinionsFile, "opinions.json", noOpinions, { migrations });
	await file.read();
	await expect(file.write()).rejects.toThrow(
		"opinions.json is of version 1, and there is no place to keep it before it changes.",
	);
	expect(await readFile(path, "utf8")).toBe(text);
});

test("F15 a file of this version is written without a copy of what it was", async () => {
	const { folder, path, open } = await olderFile(fileText(noOpinions));
	const file = open();
	await file.read();
	file.data = { ...noOpinions, "x-file": 1 } as typeof noOpinions;
	await file.write();
	expect(await filesIn(folder)).toEqual(["case/opinions.json"]);
	expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ "x-file": 1 });
});
