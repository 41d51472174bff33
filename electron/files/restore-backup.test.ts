import { chmod, lstat, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentOf, made, standingClock } from "../testing/backups.ts";
import { ada, addSource, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import { smallDisk, withoutPrivileges } from "../testing/disk.ts";
import { filesIn, temporaryFolder, textsIn } from "../testing/folder.ts";
import type { Backup } from "./backup-manifests.ts";
import { BackupStore } from "./backup-store.ts";
import { readCaseFolder } from "./case-folder.ts";
import { restoreBackup } from "./restore-backup.ts";
import { sha256 } from "./stored-source.ts";

/** A case with a tag and its backup. */
async function begin() {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	tag(session, source, "The ferry");
	await save(session);
	await writeFile(join(folder, "empty.txt"), "");
	await writeFile(
		join(folder, "bytes.bin"),
		Uint8Array.from({ length: 70_000 }, (_, index) => index % 251),
	);
	const home = join(folder, "..", "store");
	const store = new BackupStore(home, "caseaaaaaaaaaaaa");
	const { now } = standingClock();
	const backup = made(
		unwrap(await store.backUp({ folder, apart: [], title: "Ferry", reason: "asked for", now: now() })),
	);
	const place = await temporaryFolder();
	return { folder, home, store, backup, session, source, place, target: join(place, "Ferry again.parallax") };
}

function objectOf(home: string, backup: Backup, path: string): string {
	const hash = backup.files.find((file) => file.path === path)?.sha256 ?? "";
	return join(home, "objects", hash.slice(0, 2), hash);
}

test("B4 a restored case has exactly the bytes of its backup, whatever has become of the case", async () => {
	const { folder, store, backup, session, source, place, target } = await begin();
	const before = await contentOf(folder);
	const { layers, sources } = unwrap(await readCaseFolder(folder));
	tag(session, source, "17:42");
	await save(session);
	await rm(join(folder, "bytes.bin"));
	expect(await restoreBackup(store, backup, target)).toEqual({ ok: true, value: null });
	expect(await contentOf(target)).toEqual(before);
	expect(unwrap(await readCaseFolder(target))).toMatchObject({ layers, sources, notices: [] });
	expect(await filesIn(place)).toEqual((await filesIn(target)).map((path) => `Ferry again.parallax/${path}`));
});

test("B4 nothing is ever restored over anything", async () => {
	const { store, backup, place, target } = await begin();
	await writeFile(join(place, "file"), "mine");
	await mkdir(join(place, "folder"));
	await symlink("nowhere", join(place, "link"));
	const before = await textsIn(join(place, "folder"));
	for (const name of ["file", "folder", "link"]) {
		expect(await restoreBackup(store, backup, join(place, name))).toMatchObject({
			ok: false,
			problem: { code: "exists", message: expect.stringContaining("is there already") },
		});
	}
	expect((await lstat(join(place, "link"))).isSymbolicLink()).toBe(true);
	expect(await readFile(join(place, "file"), "utf8")).toBe("mine");
	expect(await textsIn(join(place, "folder"))).toEqual(before);
	unwrap(await restoreBackup(store, backup, target));
	expect(await restoreBackup(store, backup, target)).toMatchObject({
		ok: false,
		problem: { code: "exists" },
	});
});

test.each(["missing", "damaged", "cut off"] as const)(
	"B4 a content that is %s is refused, naming the file, and leaves nothing",
	async (how) => {
		const { home, store, backup, place, target } = await begin();
		const object = objectOf(home, backup, "bytes.bin");
		if (how === "missing") await rm(object);
		if (how === "damaged") await writeFile(object, Buffer.alloc(70_000, 7));
		if (how === "cut off") await writeFile(object, (await readFile(object)).subarray(0, 69_999));
		expect(await restoreBackup(store, backup, target)).toMatchObject({
			ok: false,
			problem: {
				code: "broken-file",
				message: `bytes.bin cannot be restored from the backup of ${backup.createdAt}. Its copy is ${
					how === "missing" ? "missing" : "damaged"
				}.`,
			},
		});
		expect(await filesIn(place)).toEqual([]);
	},
);

test("B4 a manifest that leads out of the folder, or names a file twice, restores nothing", async () => {
	const { home, store, backup, place, target } = await begin();
	const file = join(home, "backups", `${backup.id}.json`);
	const manifest = await readFile(file, "utf8");
	for (const path of ["../outside.txt", "/outside.txt", "a//b", "./a", "a/../../b", "a\\b", ""]) {
		await writeFile(file, manifest.replace('"bytes.bin"', JSON.stringify(path)));
		expect(await store.manifests.read(backup.id), path).toMatchObject({
			ok: false,
			problem: { code: "broken-file" },
		});
	}
	// Past the check of the manifest there is another.
	const led = { ...backup, files: backup.files.map((one) => ({ ...one, path: `../../${one.path}` })) };
	await expect(restoreBackup(store, led, target)).rejects.toThrow("leads out");
	const twice = { ...backup, files: [...backup.files, ...backup.files] };
	await expect(restoreBackup(store, twice, target)).rejects.toMatchObject({ code: "EEXIST" });
	expect(await filesIn(place)).toEqual([]);
});

test("B4 what an interrupted restore left is swept by the next one, and nothing else beside it", async () => {
	const { store, backup, place, target } = await begin();
	const left = `.Ferry again.parallax.${"0".repeat(12)}.restoring`;
	const others = [".Ferry again.parallax.restoring", "notes.txt", ".Other.parallax.000000000000.restoring"];
	for (const name of [left, ...others]) {
		await mkdir(join(place, name));
		await writeFile(join(place, name, "file"), "");
	}
	unwrap(await restoreBackup(store, backup, target));
	const besides = (await filesIn(place)).filter((path) => !path.startsWith("Ferry again.parallax/"));
	expect(besides).toEqual(others.map((name) => `${name}/file`).sort());
});

test("B4 B6 a disk that is full while restoring leaves nothing there", async (context) => {
	const { store, backup } = await begin();
	const disk = await smallDisk(context, 60_000);
	await expect(restoreBackup(store, backup, join(disk, "Ferry.parallax"))).rejects.toMatchObject({
		code: "ENOSPC",
	});
	expect(await filesIn(disk)).toEqual([]);
});

test("B4 B6 a folder that one may not write to is refused by the system, and nothing is made", async (context) => {
	const { store, backup, home, place, target } = await begin();
	await chmod(place, 0o555);
	await chmod(join(home, ".."), 0o755);
	await withoutPrivileges(context, () =>
		expect(restoreBackup(store, backup, target)).rejects.toMatchObject({ code: "EACCES" }),
	);
	await chmod(place, 0o755);
	expect(await filesIn(place)).toEqual([]);
});

test("B4 the original of a source restores as what its name says", async () => {
	const { store, backup, target } = await begin();
	unwrap(await restoreBackup(store, backup, target));
	const original = (await filesIn(target)).find((path) => path.includes("/originals/")) ?? "";
	expect(original).toContain(sha256(await readFile(join(target, original))));
});
