import { spawnSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { age } from "../testing/backups.ts";
import { unwrap } from "../testing/case.ts";
import { withoutPrivileges } from "../testing/disk.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { findCaseFiles } from "./case-files.ts";

/** A folder with files of these names, each with a few words in it. */
async function folderWith(...paths: string[]): Promise<string> {
	const folder = await temporaryFolder();
	for (const path of paths) {
		await mkdir(join(folder, path, ".."), { recursive: true });
		await writeFile(join(folder, path), `words of ${path}`);
	}
	return folder;
}

test("B1 every plain file is found, by path; what is hidden or just being written is passed over", async () => {
	const folder = await folderWith(
		"case.json",
		"layers/b/claims/xx.json",
		"layers/a.json",
		"notes of mine.docx",
		"layers/claims.sync-conflict-20261127-143000-ABCDEFG.json",
		".git/HEAD",
		".stfolder/x",
		"layers/.claims.json.0123456789ab.tmp",
		"layers/~syncthing~claims.json.tmp",
	);
	await mkdir(join(folder, "empty"));
	const { files, leftOut } = unwrap(await findCaseFiles(folder, []));
	expect(files.map(({ path }) => path)).toEqual([
		"case.json",
		"layers/a.json",
		"layers/b/claims/xx.json",
		"layers/claims.sync-conflict-20261127-143000-ABCDEFG.json",
		"notes of mine.docx",
	]);
	expect(leftOut).toEqual([]);
});

test("B1 links lead nowhere, and what is no plain file is named with its reason", async (context) => {
	context.skip(process.platform === "win32", "needs links and pipes");
	const outside = await folderWith("secret.txt");
	const folder = await folderWith("case.json", "a\\b.json");
	await symlink(join(outside, "secret.txt"), join(folder, "file-link.json"));
	await symlink(outside, join(folder, "folder-link"));
	spawnSync("mkfifo", [join(folder, "pipe")]);
	const { files, leftOut } = unwrap(await findCaseFiles(folder, []));
	expect(files.map(({ path }) => path)).toEqual(["case.json"]);
	expect(leftOut).toEqual([
		{ path: "a\\b.json", reason: "Its name cannot be written on every system." },
		{ path: "file-link.json", reason: "It is a link, and links are not followed." },
		{ path: "folder-link", reason: "It is a link, and links are not followed." },
		{ path: "pipe", reason: "It is not a plain file." },
	]);
});

test("B1 a folder that one may not read costs itself, and is named", async (context) => {
	const folder = await folderWith("case.json", "layers/a.json");
	await chmod(join(folder, "layers"), 0);
	await chmod(folder, 0o755);
	await withoutPrivileges(context, async () => {
		const { files, leftOut } = unwrap(await findCaseFiles(folder, []));
		expect(files.map(({ path }) => path)).toEqual(["case.json"]);
		expect(leftOut).toMatchObject([{ path: "layers", reason: expect.stringContaining("cannot be read") }]);
	});
	await chmod(join(folder, "layers"), 0o755);
});

test("B1 a folder that is gone is refused; folders that lie too deep are named", async () => {
	const folder = await folderWith(`${"deep/".repeat(40)}file.json`, "case.json");
	const { files, leftOut } = unwrap(await findCaseFiles(folder, []));
	expect(files.map(({ path }) => path)).toEqual(["case.json"]);
	expect(leftOut).toMatchObject([{ path: expect.stringMatching(/^deep/), reason: "It lies too deep." }]);
	expect(await findCaseFiles(join(folder, "none"), [])).toMatchObject({
		ok: false,
		problem: { code: "unreadable-file" },
	});
});

test("B1 folders that do not belong to the case are passed over wherever they lie", async () => {
	const folder = await folderWith("case.json", "data/profile.json", "data/backups/a/seen.json", "database/a");
	const found = async (...apart: string[]) =>
		unwrap(await findCaseFiles(folder, apart)).files.map(({ path }) => path);
	expect(await found(join(folder, "data"))).toEqual(["case.json", "database/a"]);
	expect(await found(join(folder, "data", "backups"))).toEqual([
		"case.json",
		"data/profile.json",
		"database/a",
	]);
});

test("B2 a file's mark changes with its content, also where size and time are put back", async () => {
	const folder = await folderWith("case.json");
	const mark = async () => unwrap(await findCaseFiles(folder, [])).files[0]?.mark;
	// Written this moment: what is written next could have the same times.
	expect(await mark()).toBeNull();
	await age(folder);
	const before = await mark();
	expect(before).toEqual(expect.any(String));
	expect(await mark()).toBe(before);
	await writeFile(join(folder, "case.json"), "sdrow of case.json");
	await age(folder);
	expect(await mark()).not.toBe(before);
});
