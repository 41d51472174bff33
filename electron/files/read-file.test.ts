import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, chmod, mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutPrivileges } from "../testing/disk.ts";
import { temporaryFolder } from "../testing/folder.ts";
import { hashFile, largestJson, readBytes, readText } from "./read-file.ts";

async function refusal(path: string, largest = 1_000): Promise<{ code: string; message: string }> {
	const read = await readBytes(path, "claims/ab.json", largest);
	if (read.ok) throw new Error("The file was read.");
	expect(read.problem.message).toContain("claims/ab.json");
	return read.problem;
}

test("F15 a plain file is read; where there is none the answer is null", async () => {
	const path = join(await temporaryFolder(), "file");
	expect(await readBytes(path, "file", 10)).toEqual({ ok: true, value: null });
	await writeFile(path, "abc");
	expect(await readBytes(path, "file", 3)).toMatchObject({ ok: true, value: Buffer.from("abc") });
	expect(await readText(path, "file", 3)).toEqual({ ok: true, value: "abc" });
});

test("F15 a link is refused, wherever it points", async (context) => {
	context.skip(process.platform === "win32", "Windows has no O_NOFOLLOW");
	const folder = await temporaryFolder();
	await writeFile(join(folder, "secret"), "secret");
	for (const target of ["secret", "not there", "/etc/hostname", "."]) {
		const link = join(folder, `link to ${target.replaceAll("/", " ")}`);
		await symlink(target, link);
		expect(await refusal(link)).toEqual({
			code: "unreadable-file",
			message: "claims/ab.json cannot be read. The file is a link, and links inside a case are not followed.",
		});
	}
});

test("F15 a folder is refused", async () => {
	const path = join(await temporaryFolder(), "folder");
	await mkdir(path);
	expect(await refusal(path)).toEqual({
		code: "unreadable-file",
		message: "claims/ab.json is not a plain file.",
	});
});

test("F15 a pipe or a device is refused, and is not waited for", async (context) => {
	context.skip(process.platform === "win32", "there are none on Windows");
	const path = join(await temporaryFolder(), "pipe");
	expect(spawnSync("mkfifo", [path]).status).toBe(0);
	expect((await refusal(path)).message).toBe("claims/ab.json is not a plain file.");
	expect((await refusal("/dev/zero")).message).toBe("claims/ab.json is not a plain file.");
});

test("F15 a file larger than any real one is refused before it is read", async () => {
	const path = join(await temporaryFolder(), "large");
	await writeFile(path, "");
	await truncate(path, largestJson + 1);
	expect(await refusal(path, largestJson)).toEqual({
		code: "too-large",
		message: "claims/ab.json has 64.0 MB; at most 64.0 MB are read.",
	});
});

test("F15 a file that one may not read is refused with the way out", async (context) => {
	const folder = await temporaryFolder();
	await chmod(folder, 0o755);
	await writeFile(join(folder, "file"), "abc");
	await chmod(join(folder, "file"), 0);
	const problem = await withoutPrivileges(context, () => refusal(join(folder, "file")));
	expect(problem).toEqual({
		code: "unreadable-file",
		message: "claims/ab.json cannot be read. You may not read it: change its permissions, then try again.",
	});
});

test("F15 a path through a file is no file", async () => {
	const path = join(await temporaryFolder(), "file");
	await writeFile(path, "");
	expect((await refusal(join(path, "below"))).code).toBe("unreadable-file");
});

test("F15 a plain file of any size is hashed; links and what is no plain file are refused as in reading", async () => {
	const folder = await temporaryFolder();
	const path = join(folder, "file");
	expect(await hashFile(path, "file")).toEqual({ ok: true, value: null });
	await writeFile(path, "abc");
	await truncate(path, 3 * 1024 * 1024);
	const bytes = Buffer.alloc(3 * 1024 * 1024);
	bytes.write("abc");
	const value = createHash("sha256").update(bytes).digest("hex");
	expect(await hashFile(path, "file")).toEqual({ ok: true, value });
	expect(await hashFile(folder, "file")).toMatchObject({ ok: false, problem: { code: "unreadable-file" } });
	if (process.platform === "win32") return;
	await symlink(path, join(folder, "link"));
	expect(await hashFile(join(folder, "link"), "file")).toMatchObject({ ok: false });
});

test("F15 text that is not UTF-8 is refused, and a byte order mark is not part of the text", async () => {
	const path = join(await temporaryFolder(), "file");
	await writeFile(path, Buffer.from([0x22, 0xff, 0x22]));
	expect(await readText(path, "claims/ab.json", 10)).toMatchObject({
		ok: false,
		problem: { code: "broken-file", message: "claims/ab.json is not UTF-8 text." },
	});
	await writeFile(path, "\ufeff{}");
	expect(await readText(path, "file", 10)).toEqual({ ok: true, value: "{}" });
});

test("F15 a file that grows while it is read is never read beyond the limit", async () => {
	const path = join(await temporaryFolder(), "file");
	await writeFile(path, "a".repeat(100_000));
	const refused = new AbortController();
	async function grow(): Promise<void> {
		while (!refused.signal.aborted) await appendFile(path, "b".repeat(50_000));
	}
	const growing = grow();
	let read = await readBytes(path, "claims/ab.json", 2_000_000);
	for (let length = 0; read.ok; read = await readBytes(path, "claims/ab.json", 2_000_000)) {
		expect(read.value?.length).toBeGreaterThanOrEqual(length);
		expect(read.value?.length).toBeLessThanOrEqual(2_000_000);
		length = read.value?.length ?? 0;
	}
	refused.abort();
	await growing;
	expect(read).toMatchObject({ problem: { code: "too-large" } });
});

test("F15 a file that hides its size is read as far as any other", async (context) => {
	context.skip(process.platform !== "linux", "only Linux has files that say 0 and have more");
	const all = await readBytes("/proc/self/maps", "maps", 1_000_000);
	expect(all.ok && (all.value?.length ?? 0)).toBeGreaterThan(1_000);
	expect(await refusal("/proc/self/maps", 1_000)).toEqual({
		code: "too-large",
		message: "claims/ab.json grew while it was read; at most 0.0 MB are read.",
	});
});
