// @ts-check
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { storedZip } from "./testing/stored-zip.mjs";
import { temporaryFolder } from "./testing/temporary-folder.mjs";
import { unzip } from "./unzip.mjs";

/** @param {Parameters<typeof storedZip>[0]} entries */
async function unpack(entries) {
	const folder = temporaryFolder();
	const archive = path.join(folder, "archive.zip");
	writeFileSync(archive, storedZip(entries));
	const target = path.join(folder, "inner", "target");
	const done = unzip({ archive, folder: "App/", leaveOut: ["left/", "left.txt"], target });
	return { folder, target, done };
}

test("one folder of the archive, without what is left out", async () => {
	const { target, done } = await unpack([
		{ name: "App/run", mode: 0o100777, text: "#!/bin/sh\n" },
		{ name: "App/deep/plain.txt", mode: 0, text: "words" },
		{ name: "App/left/a.txt", mode: 0o100644, text: "x" },
		{ name: "App/left.txt", mode: 0o100644, text: "x" },
		{ name: "other.txt", mode: 0o100644, text: "x" },
	]);
	await done;
	expect(readdirSync(target).sort()).toEqual(["deep", "run"]);
	expect(readFileSync(path.join(target, "deep", "plain.txt"), "utf8")).toBe("words");
	if (process.platform !== "win32") {
		expect(statSync(path.join(target, "run")).mode & 0o111).toBe(0o111);
		expect(statSync(path.join(target, "run")).mode & 0o022).toBe(0);
		expect(statSync(path.join(target, "deep", "plain.txt")).mode & 0o100).toBe(0);
	}
});

test("a name that leads out of the target is refused", async () => {
	const { folder, done } = await unpack([{ name: "App/../../out.txt", mode: 0o100644, text: "x" }]);
	await expect(done).rejects.toThrow(/relative path/);
	expect(existsSync(path.join(folder, "out.txt"))).toBe(false);
});

test("a symbolic link is refused", async () => {
	const { done } = await unpack([{ name: "App/link", mode: 0o120777, text: "/etc/passwd" }]);
	await expect(done).rejects.toThrow(/symbolic link \(link\)/);
});
