import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, killAtOnce, runProgram, startProgram } from "../testing/program.ts";
import { lockCase } from "./case-lock.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const caseId = "caseaaaaaaaaaaaa";

async function program(): Promise<string> {
	return buildProgram(join(import.meta.dirname, "../testing/lock-program.ts"), await temporaryFolder());
}

test("one process holds a case; another is refused with a sentence that names it, until it lets go", async () => {
	const data = await temporaryFolder();
	const { child, line } = await startProgram(await program(), [data, caseId]);
	expect(line).toBe("locked");
	const refused = await lockCase(data, caseId);
	expect(refused).toEqual({
		ok: false,
		problem: {
			code: "exists",
			message: `Another Parallax (process ${child.pid}) is working on this case. Close the case there, then try again.`,
		},
	});
	expect((await lockCase(data, "othercaseaaaaaaa")).ok).toBe(true);
	await killAtOnce(child);
	expect((await lockCase(data, caseId)).ok).toBe(true);
});

test("this process keeps others out, and lets them in after it has let go", async () => {
	const data = await temporaryFolder();
	const other = await program();
	const lock = await lockCase(data, caseId);
	if (!lock.ok) throw new Error(lock.problem.message);
	expect((await runProgram(other, [data, caseId])).out).toContain(`(process ${process.pid})`);
	await lock.value();
	expect(await filesIn(data)).toEqual([]);
	expect((await startProgram(other, [data, caseId])).line).toBe("locked");
});

test("a lock whose process has ended is taken over", async () => {
	const data = await temporaryFolder();
	const ended = spawn(process.execPath, ["-e", ""]);
	await once(ended, "exit");
	const path = join(data, "locks", `${caseId}.lock`);
	await mkdir(join(data, "locks"));
	for (const left of [`${ended.pid} \n`, `${ended.pid} 12345\n`, "0 \n", "9999999999 \n"]) {
		await writeFile(path, left);
		const lock = await lockCase(data, caseId);
		expect(lock.ok, left).toBe(true);
		if (lock.ok) await lock.value();
	}
});

test("a lock that says nothing, as a power cut leaves it, is taken over once it is old", async () => {
	const data = await temporaryFolder();
	const path = join(data, "locks", `${caseId}.lock`);
	await mkdir(join(data, "locks"));
	for (const left of ["", "\0\0\0\0", "no number", "-1 \n", "12"]) {
		await writeFile(path, left);
		await utimes(path, 1, 1);
		const lock = await lockCase(data, caseId);
		expect(lock.ok, left).toBe(true);
		if (lock.ok) await lock.value();
	}
});

test("a number that another program has got since is not taken for the process that held the lock", async (context) => {
	context.skip(!existsSync("/proc/self/stat"), "this system does not tell when a process started");
	const data = await temporaryFolder();
	await mkdir(join(data, "locks"));
	await writeFile(join(data, "locks", `${caseId}.lock`), `${process.ppid} 1\n`);
	expect((await lockCase(data, caseId)).ok).toBe(true);
});

test("letting go leaves a lock alone that somebody else has taken since", async () => {
	const data = await temporaryFolder();
	const lock = await lockCase(data, caseId);
	if (!lock.ok) throw new Error(lock.problem.message);
	const path = join(data, "locks", `${caseId}.lock`);
	await writeFile(path, "1");
	await lock.value();
	expect(await readFile(path, "utf8")).toBe("1");
});

test("of many processes that start at the same moment exactly one gets the case, also over a dead lock", async () => {
	const data = await temporaryFolder();
	const other = await program();
	await mkdir(join(data, "locks"));
	for (let round = 0; round < 3; round++) {
		if (round > 0) await writeFile(join(data, "locks", `${caseId}.lock`), "999999999 \n");
		const started = await Promise.all(Array.from({ length: 8 }, () => startProgram(other, [data, caseId])));
		expect(started.filter(({ line }) => line === "locked")).toHaveLength(1);
		for (const { child } of started) await killAtOnce(child);
	}
});
