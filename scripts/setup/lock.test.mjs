// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isAlive, withLock } from "./lock.mjs";
import { temporaryFolder } from "./testing/temporary-folder.mjs";

const lockModule = new URL("lock.mjs", import.meta.url).href;

/** A process number that nobody has any more. */
function deadProcess() {
	return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("the lock is given back, also after a failure", async () => {
	const lock = path.join(temporaryFolder(), "made", "lock");
	expect(await withLock(lock, async () => existsSync(lock))).toBe(true);
	expect(existsSync(lock)).toBe(false);
	const failing = withLock(lock, async () => {
		throw new Error("no");
	});
	await expect(failing).rejects.toThrow("no");
	expect(existsSync(lock)).toBe(false);
});

test("a dead holder's lock is taken over", async () => {
	const lock = path.join(temporaryFolder(), "lock");
	writeFileSync(lock, String(deadProcess()));
	expect(await withLock(lock, async () => readFileSync(lock, "utf8"))).toBe(String(process.pid));
});

test("many processes that find a dead holder's lock go one after the other", async () => {
	const folder = temporaryFolder();
	const [lock, journal] = [path.join(folder, "lock"), path.join(folder, "journal")];
	writeFileSync(lock, String(deadProcess()));
	const script = `
		import { appendFileSync } from "node:fs";
		import { withLock } from ${JSON.stringify(lockModule)};
		await withLock(${JSON.stringify(lock)}, async () => {
			appendFileSync(${JSON.stringify(journal)}, "in ");
			await new Promise((resume) => setTimeout(resume, 30));
			appendFileSync(${JSON.stringify(journal)}, "out ");
		});`;
	const ends = Array.from({ length: 4 }, () => {
		const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
		return new Promise((resolve) => child.on("close", resolve));
	});
	expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
	expect(readFileSync(journal, "utf8")).toBe("in out ".repeat(4));
});

test("whether a process is alive", () => {
	expect(isAlive(process.pid)).toBe(true);
	expect(isAlive(deadProcess())).toBe(false);
});
