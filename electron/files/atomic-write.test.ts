import { chmod, type FileHandle, mkdir, open, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { setReadOnly, smallDisk, withoutPrivileges } from "../testing/disk.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, killAtOnce, startProgram } from "../testing/program.ts";
import { makeFolder, sweepTemporaryFiles, writeAtomically } from "./atomic-write.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("F11 a file is written whole, in a folder that need not be there, and nothing else is left", async () => {
	const folder = await temporaryFolder();
	await writeAtomically(join(folder, "a", "b", "text.json"), "größer 😀\n");
	const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
	await writeAtomically(join(folder, "a", "bytes"), bytes);
	expect(await filesIn(folder)).toEqual(["a/b/text.json", "a/bytes"]);
	expect(await readFile(join(folder, "a/b/text.json"), "utf8")).toBe("größer 😀\n");
	expect(new Uint8Array(await readFile(join(folder, "a/bytes")))).toEqual(bytes);
});

test("F11 a file is replaced, not written into: whoever reads the old one reads it whole", async () => {
	const path = join(await temporaryFolder(), "file.json");
	await writeAtomically(path, "old");
	let reader: FileHandle | undefined;
	try {
		reader = await open(path);
		await writeAtomically(path, "new and longer");
		expect(await reader.readFile("utf8")).toBe("old");
		expect(await readFile(path, "utf8")).toBe("new and longer");
	} finally {
		await reader?.close();
	}
});

test("F11 when the file cannot be put in place, nothing is left behind", async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, "taken", "inside"), { recursive: true });
	await expect(writeAtomically(join(folder, "taken"), "text")).rejects.toMatchObject({ code: "EISDIR" });
	expect(await filesIn(folder)).toEqual([]);
	await writeFile(join(folder, "file"), "");
	await expect(writeAtomically(join(folder, "file", "below"), "text")).rejects.toMatchObject({
		code: expect.stringMatching(/ENOTDIR|EEXIST/),
	});
	expect(await filesIn(folder)).toEqual(["file"]);
});

test("F11 F13 a disk that cannot be written to leaves the old file whole", async (context) => {
	const disk = await smallDisk(context, 1_000_000);
	await writeAtomically(join(disk, "file.json"), "old");
	setReadOnly(disk, true);
	await expect(writeAtomically(join(disk, "file.json"), "new")).rejects.toMatchObject({ code: "EROFS" });
	expect(await readFile(join(disk, "file.json"), "utf8")).toBe("old");
	setReadOnly(disk, false);
	await writeAtomically(join(disk, "file.json"), "new");
	expect(await readFile(join(disk, "file.json"), "utf8")).toBe("new");
	expect(await filesIn(disk)).toEqual(["file.json"]);
});

test("F11 F13 a full disk leaves the old file whole and no half file, and is written to once there is space", async (context) => {
	const disk = await smallDisk(context, 200_000);
	await writeAtomically(join(disk, "file.json"), "old");
	await expect(writeAtomically(join(disk, "file.json"), "x".repeat(500_000))).rejects.toMatchObject({
		code: "ENOSPC",
	});
	expect(await filesIn(disk)).toEqual(["file.json"]);
	expect(await readFile(join(disk, "file.json"), "utf8")).toBe("old");
	await writeAtomically(join(disk, "file.json"), "y".repeat(100_000));
	expect(await readFile(join(disk, "file.json"), "utf8")).toBe("y".repeat(100_000));
});

test("F11 a folder that one may not write to leaves the old file whole", async (context) => {
	const folder = await temporaryFolder();
	await writeAtomically(join(folder, "file.json"), "old");
	await chmod(folder, 0o555);
	await withoutPrivileges(context, () =>
		expect(writeAtomically(join(folder, "file.json"), "new")).rejects.toMatchObject({ code: "EACCES" }),
	);
	await chmod(folder, 0o755);
	expect(await readFile(join(folder, "file.json"), "utf8")).toBe("old");
	expect(await filesIn(folder)).toEqual(["file.json"]);
});

test("F11 of writes to one file that were asked for at the same time, the last one stands", async () => {
	const path = join(await temporaryFolder(), "file.json");
	for (let round = 0; round < 20; round++) {
		// The first is the slowest: without an order it would come last.
		const writes = [200_000, 20_000, 2_000, 1].map((length, index) =>
			writeAtomically(path, `${index}`.repeat(length)),
		);
		await Promise.all(writes);
		expect(await readFile(path, "utf8")).toBe("3");
	}
	expect(await filesIn(join(path, ".."))).toEqual(["file.json"]);
});

test("F11 a write that failed does not keep later ones from the same file", async () => {
	const path = join(await temporaryFolder(), "file");
	await mkdir(path);
	const failing = writeAtomically(path, "one");
	const removed = failing.catch(() => rmdir(path));
	const second = writeAtomically(path, "two");
	await expect(failing).rejects.toMatchObject({ code: "EISDIR" });
	await Promise.allSettled([removed, second]);
	await writeAtomically(path, "three");
	expect(await readFile(path, "utf8")).toBe("three");
});

test("F11 a process killed at any moment leaves one of the two files, never a part", async () => {
	const folder = await temporaryFolder();
	const program = await buildProgram(
		join(import.meta.dirname, "../testing/writer-program.ts"),
		join(folder, "program"),
	);
	const path = join(folder, "data", "file.json");
	const length = 400_000;
	for (const pause of [0, 3, 7, 12, 20, 31]) {
		const { child } = await startProgram(program, [path, String(length)]);
		await wait(pause);
		await killAtOnce(child);
		const text = await readFile(path, "utf8");
		expect(text === "a".repeat(length) || text === "b".repeat(length)).toBe(true);
	}
	await sweepTemporaryFiles(join(folder, "data"));
	expect(await filesIn(join(folder, "data"))).toEqual(["file.json"]);
});

test("F11 sweeping takes the files that a write of ours left, and no others", async () => {
	const folder = await temporaryFolder();
	const left = [".ab.json.0123456789ab.tmp", ".a.b.ffffffffffff.tmp"];
	const others = [
		"ab.json",
		".hidden",
		"x.tmp",
		".ab.json.tmp",
		".ab.json.0123456789AB.tmp",
		"ab.json.0123456789ab.tmp",
		"~syncthing~ab.json.tmp",
	];
	for (const name of [...left, ...others]) await writeFile(join(folder, name), "");
	await sweepTemporaryFiles(folder);
	expect(await filesIn(folder)).toEqual([...others].sort());
	await sweepTemporaryFiles(join(folder, "not there"));
});

test("folders are made with those above them, and made again without complaint", async () => {
	const folder = join(await temporaryFolder(), "a", "b", "c");
	await makeFolder(folder);
	await makeFolder(folder);
	await writeFile(join(folder, "file"), "");
	await expect(makeFolder(join(folder, "file", "below"))).rejects.toThrow();
});

test("F11 sweeping a folder does not take the temporary file of a write that is under way", async () => {
	const folder = await temporaryFolder();
	const left = join(folder, ".left.json.0123456789ab.tmp");
	await writeFile(left, "");
	let isWriting = true;
	async function write(): Promise<void> {
		for (let round = 0; round < 20; round++) {
			const paths = Array.from({ length: 8 }, (_, index) => join(folder, `${index}.json`));
			await Promise.all(paths.map((path) => writeAtomically(path, "x".repeat(50_000))));
		}
	}
	async function sweep(): Promise<void> {
		while (isWriting) await sweepTemporaryFiles(folder);
	}
	const sweeping = sweep();
	await write().finally(() => {
		isWriting = false;
	});
	await sweeping;
	expect(await filesIn(folder)).toEqual(Array.from({ length: 8 }, (_, index) => `${index}.json`));
});
