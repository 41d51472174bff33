import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { caseFile } from "../../shared/schema/files.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { jsonFile, UnreadableFile } from "./json-file.ts";

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
