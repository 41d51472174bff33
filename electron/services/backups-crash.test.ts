import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { standingClock } from "../testing/backups.ts";
import { addSource, emptyCase, unwrap } from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, killAtOnce, startProgram } from "../testing/program.ts";
import { Backups } from "./backups.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const caseId = "caseaaaaaaaaaaaa";

/** How many more calls to the file system succeed before the disk is gone. */
const disk = vi.hoisted(() => ({ callsLeft: Number.POSITIVE_INFINITY }));

vi.mock("node:fs/promises", async (importOriginal) => {
	const real = await importOriginal<typeof import("node:fs/promises")>();
	const lost = () => Object.assign(new Error("EIO: the disk is gone"), { code: "EIO" });
	const losable = <Words extends unknown[], Done>(call: (...words: Words) => Promise<Done>) => {
		return async (...words: Words): Promise<Done> => {
			if (disk.callsLeft-- <= 0) throw lost();
			return call(...words);
		};
	};
	return {
		...real,
		mkdir: losable(real.mkdir),
		rename: losable(real.rename),
		rm: losable(real.rm),
		open: losable(async (...words: Parameters<typeof real.open>) => {
			const file = await real.open(...words);
			const { sync, writeFile: write } = file;
			return Object.assign(file, {
				sync: losable(() => sync.call(file)),
				writeFile: losable((data: string | Uint8Array) => write.call(file, data)),
			});
		}),
	};
});

/** Holds that every backup is there completely; returns their ids, the latest first. */
async function expectAllWhole(data: string): Promise<string[]> {
	const backups = new Backups(data, standingClock().now);
	const list = unwrap(await backups.list(caseId));
	expect(list.broken).toEqual([]);
	for (const { id } of list.backups) expect(unwrap(await backups.verify(caseId, id)), id).toEqual([]);
	return list.backups.map(({ id }) => id);
}

/** Holds that there is nothing that no backup has. */
async function expectTidy(data: string): Promise<void> {
	const home = join(data, "backups", caseId);
	const { backups } = unwrap(await new Backups(data, standingClock().now).list(caseId));
	const named = backups.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
	expect(await filesIn(home)).toEqual(
		[
			...backups.map(({ id }) => `backups/${id}.json`),
			...[...new Set(named)].map((hash) => `objects/${hash.slice(0, 2)}/${hash}`),
			"seen.json",
		].sort(),
	);
}

test("B3 a process killed at any moment leaves every backup whole, and the next one tidies up", async () => {
	const folder = await emptyCase();
	await addSource(folder, "The ferry lost power at 17:42.");
	const data = join(folder, "..", "data");
	const program = await buildProgram(
		join(import.meta.dirname, "../testing/backup-program.ts"),
		join(await temporaryFolder(), "program"),
	);
	const year = 366 * 24 * 3_600_000;
	let most = 0;
	for (const [round, pause] of [0, 7, 13, 22, 31, 45, 58, 71].entries()) {
		const { child, line } = await startProgram(program, [data, folder, String(round * year)]);
		const said = [line];
		child.stdout?.on("data", (text: Buffer) => said.push(...text.toString().trim().split("\n")));
		// Enough to make each round roll older backups away.
		await expect.poll(() => said.length, { timeout: 60_000 }).toBeGreaterThan(6);
		await wait(pause);
		await killAtOnce(child);
		const ids = await expectAllWhole(data);
		// What was acknowledged last is there, or something later.
		expect(said.at(-1)).toMatch(/^\d{4}-/);
		expect((ids[0] ?? "") >= (said.at(-1) ?? "")).toBe(true);
		most = Math.max(most, ids.length);
	}
	// Removing has been at work while it was killed.
	expect(most).toBeGreaterThan(10);
	await writeFile(join(folder, "notes.txt"), "after all");
	const now = () => "2040-01-01T00:00:00.000Z";
	unwrap(await new Backups(data, now).backUp({ folder, title: "Ferry", reason: "asked for", prune: true }));
	await expectAllWhole(data);
	await expectTidy(data);
});

test("B3 B6 a disk that goes away at any step leaves every backup whole and the case untouched", async () => {
	const folder = await emptyCase();
	await addSource(folder, "The ferry lost power at 17:42.");
	const place = await temporaryFolder();
	const before = join(place, "before");
	const clock = standingClock();
	const request = { folder, title: "Ferry", reason: "asked for", prune: true };
	// As many backups as are kept of one day, so that the next one removes one.
	for (let count = 0; count < 10; count++) {
		await writeFile(join(folder, "notes.txt"), `text ${count}`);
		unwrap(await new Backups(before, clock.now).backUp(request));
		clock.goOn(0.1);
	}
	await writeFile(join(folder, "notes.txt"), "new");
	const files = await fingerprints(folder);
	const old = await expectAllWhole(before);
	expect(old).toHaveLength(10);

	let refusals = 0;
	for (let steps = 0; ; steps++) {
		const data = join(place, `after ${steps}`);
		await cp(before, data, { recursive: true });
		disk.callsLeft = steps;
		const made = await new Backups(data, clock.now).backUp(request);
		const wasLost = disk.callsLeft < 0;
		disk.callsLeft = Number.POSITIVE_INFINITY;
		expect(await fingerprints(folder)).toEqual(files);
		const ids = await expectAllWhole(data);
		expect(ids.length).toBeGreaterThanOrEqual(10);
		expect(ids).toEqual(expect.arrayContaining(old.slice(0, 9)));
		if (made.ok) expect(ids[0]).toBe(made.value.made?.id);
		else {
			refusals++;
			expect(made.problem.code).toMatch(/^(disk|unreadable-file|not-a-case)$/);
			expect(made.problem.message).toContain("The disk reported an error.");
		}
		// The next one, on a disk that works again, brings all in order.
		clock.goOn(0.1);
		await writeFile(join(folder, "again.txt"), `${steps}`);
		unwrap(await new Backups(data, clock.now).backUp(request));
		await expectAllWhole(data);
		await expectTidy(data);
		await rm(data, { recursive: true });
		await rm(join(folder, "again.txt"));
		if (!wasLost) break;
	}
	expect(refusals).toBeGreaterThan(30);
});
