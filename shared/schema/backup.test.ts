import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "../model/canonical-json.ts";
import { backedUpFile, backupFile, backupId, casePath, leftOutFile, seenFile } from "./backup.ts";
import { fieldTable } from "./documentation.ts";
import type { FileSchema } from "./file-schema.ts";
import { readFileText } from "./read-file.ts";
import type { z } from "./validator.ts";

const path = join(import.meta.dirname, "../../docs/data-folder.md");
const page = readFileSync(path, "utf8");

const documented: Readonly<Record<string, z.ZodObject>> = {
	backup: backupFile,
	"backed-up file": backedUpFile,
	"left-out file": leftOutFile,
	seen: seenFile,
};

test("B1 the tables in docs/data-folder.md are those of the schemas", () => {
	const named: string[] = [];
	const fresh = page.replace(
		/<!-- fields: (.+?) -->\n[\s\S]*?<!-- end of fields -->/g,
		(_whole, name: string) => {
			named.push(name);
			const schema = documented[name];
			if (!schema) throw new Error(`There is no schema named “${name}”.`);
			return `<!-- fields: ${name} -->\n\n${fieldTable(schema)}\n\n<!-- end of fields -->`;
		},
	);
	if (process.env.UPDATE_DOCS === "1") writeFileSync(path, fresh);
	else
		expect(fresh, "To write the tables anew: UPDATE_DOCS=1 npx vitest run shared/schema/backup").toBe(page);
	expect(named.sort()).toEqual(Object.keys(documented).sort());
});

test("B1 the example in docs/data-folder.md is a manifest as Parallax reads and writes it, byte for byte", () => {
	const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
	expect(examples).toHaveLength(1);
	for (const text of examples) {
		const read = readFileText(backupFile as unknown as FileSchema, text, "example");
		expect(read).toMatchObject({ ok: true });
		expect(read.ok && fileText(read.value)).toBe(text);
	}
});

test("B1 a path of a backup never leads out of the case, on any system", () => {
	for (const wrong of [
		"",
		"/",
		"/etc/passwd",
		"a/",
		"a//b",
		".",
		"..",
		"a/../b",
		"./a",
		"a\\b",
		"..\\a",
		"a\0b",
	])
		expect(casePath.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
	for (const right of ["case.json", "layers/a-b/claims/xx.json", "a b/ü.txt", "...", ".hidden/a", "a/..b"])
		expect(casePath.safeParse(right).success, right).toBe(true);
	fc.assert(
		fc.property(fc.array(fc.constantFrom("..", ".", "a", "", "/", "\\", "C:")), (parts) => {
			const way = parts.join("/");
			const { pathname } = new URL(`file:///case/${encodeURI(way).replaceAll("\\", "/")}`);
			if (casePath.safeParse(way).success) expect(pathname.startsWith("/case/")).toBe(true);
		}),
	);
});

test("B1 a backup's id is its instant as every system can write it", () => {
	expect(backupId.safeParse("2026-11-27T14-30-00.123Z").success).toBe(true);
	for (const wrong of ["2026-11-27T14:30:00.123Z", "../2026-11-27T14-30-00.123Z", "latest", ""])
		expect(backupId.safeParse(wrong).success, wrong).toBe(false);
});
