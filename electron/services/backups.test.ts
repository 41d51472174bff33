import { chmod, cp, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createCaseFolder } from "../files/case-folder.ts";
import { contentOf, made, standingClock } from "../testing/backups.ts";
import { ada, addSource, emptyCase, openAs, save, tag, unwrap } from "../testing/case.ts";
import { setReadOnly, smallDisk, withoutPrivileges } from "../testing/disk.ts";
import { filesIn, fingerprints, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, startProgram } from "../testing/program.ts";
import { Backups } from "./backups.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const caseId = "caseaaaaaaaaaaaa";

/** A case and a data folder that is not there yet. */
async function begin(folder?: string) {
	const home = folder ?? (await emptyCase());
	await addSource(home, "The ferry lost power at 17:42.");
	const data = join(await temporaryFolder(), "data");
	return { folder: home, ...over(data, home) };
}

function over(data: string, folder: string) {
	const clock = standingClock();
	const backups = new Backups(data, clock.now);
	const backUp = (reason = "asked for") => {
		clock.goOn(1);
		return backups.backUp({ folder, title: "Ferry", reason, prune: true });
	};
	/** Changes the case and backs it up. */
	const change = async (text: string) => {
		await writeFile(join(folder, "notes.txt"), text);
		return made(unwrap(await backUp()).made);
	};
	return { data, backups, backUp, change, clock };
}

test("B1 B4 a case is backed up, listed, read back and restored, and goes on as it was", async () => {
	const { folder, data, backups, backUp } = await begin();
	const source = await addSource(folder, "Twelve people were hurt.");
	const session = await openAs(folder, ada);
	tag(session, source, "Twelve people");
	await save(session);
	const before = await contentOf(folder);
	expect(await backups.latest(caseId)).toBeNull();
	const one = unwrap(await backUp());
	expect(one).toMatchObject({ caseId, made: { reason: "asked for", title: "Ferry" } });
	tag(session, source, "were hurt");
	await save(session);
	const two = unwrap(await backUp("the case was closed"));
	const list = unwrap(await backups.list(caseId));
	expect(list.backups).toEqual([two.made, one.made]);
	expect(await backups.latest(caseId)).toBe(two.made?.createdAt);
	expect(unwrap(await backups.verify(caseId, one.made?.id ?? ""))).toEqual([]);
	const target = join(data, "..", "Ferry, earlier.parallax");
	expect(unwrap(await backups.restore(caseId, one.made?.id ?? "", target))).toEqual(one.made);
	expect(await contentOf(target)).toEqual(before);
	const again = await openAs(target, ada);
	expect([again.case.id, again.winners.size]).toEqual([caseId, session.winners.size - 2]);
});

test("B2 nothing new is made when nothing has changed, by whatever way it is asked", async () => {
	const { backups, backUp } = await begin();
	expect(unwrap(await backUp()).made).not.toBeNull();
	expect(unwrap(await backUp("the case was closed")).made).toBeNull();
	expect(unwrap(await backups.list(caseId)).backups).toHaveLength(1);
});

test("B1 a case in the data folder, and a data folder in the case, do not get into each other", async () => {
	const place = await temporaryFolder();
	const inData = join(place, "data", "cases", "Ferry.parallax");
	unwrap(await createCaseFolder(inData, caseId, "2026-03-01T09:00:00.000Z"));
	await addSource(inData, "The ferry lost power at 17:42.");
	const first = over(join(place, "data"), inData);
	expect((await first.change("one")).files.map(({ path }) => path)).toEqual(await filesIn(inData));
	expect(unwrap(await first.backUp()).made).toBeNull();

	const around = join(place, "Around.parallax");
	await cp(inData, around, { recursive: true });
	const files = await filesIn(around);
	const second = over(join(around, "data"), around);
	expect((await second.change("two")).files.map(({ path }) => path)).toEqual(files);
	expect(unwrap(await second.backUp()).made).toBeNull();
	expect(unwrap(await second.backups.list(caseId)).backups).toHaveLength(1);

	// Even where they are one, the backups do not hold themselves.
	const one = join(place, "One.parallax");
	await cp(inData, one, { recursive: true });
	const third = over(one, one);
	await third.change("three");
	const paths = (await third.change("four")).files.map(({ path }) => path);
	expect(paths.filter((path) => path.startsWith("backups/"))).toEqual([]);
});

test("B1 a case and a data folder that are reached through links do not get into each other", async (context) => {
	context.skip(process.platform === "win32", "needs links");
	const { folder } = await begin();
	const place = await temporaryFolder();
	await mkdir(join(folder, "data"));
	await symlink(join(folder, "data"), join(place, "data"));
	await symlink(folder, join(place, "Linked.parallax"));
	const { change, backUp } = over(join(place, "data"), join(place, "Linked.parallax"));
	const paths = (await change("one")).files.map(({ path }) => path);
	expect(paths.filter((path) => path.startsWith("data/"))).toEqual([]);
	expect(paths).toContain("case.json");
	expect(unwrap(await backUp()).made).toBeNull();
});

test("B3 backups asked for all at once are made one after the other, each whole", async () => {
	const { folder, data, backups } = await begin();
	const clock = standingClock();
	const asked = Array.from({ length: 12 }, async (_, index) => {
		await writeFile(join(folder, `${index % 4}.txt`), `text ${index}`);
		clock.goOn(1);
		// Another object each time, as window and menu could have.
		return new Backups(data, clock.now).backUp({ folder, title: "Ferry", reason: "asked for", prune: true });
	});
	for (const result of await Promise.all(asked)) {
		if (!result.ok) expect(result.problem.code).toBe("exists");
	}
	const list = unwrap(await backups.list(caseId));
	expect(list.broken).toEqual([]);
	expect(list.backups.length).toBeGreaterThan(0);
	for (const { id } of list.backups) expect(unwrap(await backups.verify(caseId, id))).toEqual([]);
});

test("B3 while another process backs the case up, a sentence says so and nothing is written", async () => {
	const { data, backUp } = await begin();
	const program = await buildProgram(
		join(import.meta.dirname, "../testing/lock-program.ts"),
		join(await temporaryFolder(), "program"),
	);
	await startProgram(program, [data, `${caseId}.backups`]);
	expect(await backUp()).toEqual({
		ok: false,
		problem: {
			code: "exists",
			message: "Another Parallax is backing this case up at this moment. Try again.",
		},
	});
	expect(await filesIn(data)).toEqual([`locks/${caseId}.backups.lock`]);
});

test("B4 a case is not restored into another case, nor where there is no folder", async () => {
	const { folder, data, backups, change } = await begin();
	const { id } = await change("one");
	const before = await fingerprints(folder);
	for (const place of [folder, join(folder, "sources")])
		expect(await backups.restore(caseId, id, join(place, "Copy.parallax"))).toMatchObject({
			ok: false,
			problem: { code: "exists", message: expect.stringContaining("belongs to a case") },
		});
	expect(await backups.restore(caseId, id, join(data, "none", "Copy.parallax"))).toMatchObject({
		ok: false,
		problem: { code: "not-found", message: expect.stringContaining("There is no folder") },
	});
	expect(await fingerprints(folder)).toEqual(before);
	for (const unknown of ["2020-01-01T00-00-00.000Z", "../../../etc/passwd", ""])
		expect(await backups.restore(caseId, unknown, join(data, "Copy.parallax"))).toMatchObject({ ok: false });
});

test("B5 a broken manifest stands in the list with its reason, beside those that can be used", async () => {
	const { data, backups, change } = await begin();
	const { id } = await change("one");
	await change("two");
	await writeFile(join(data, "backups", caseId, "backups", `${id}.json`), "{");
	const { backups: whole, broken } = unwrap(await backups.list(caseId));
	expect(whole).toHaveLength(1);
	expect(broken).toEqual([
		{ file: `${id}.json`, message: `${id}.json is not whole JSON: something is wrong on line 1.` },
	]);
	for (const refused of [
		backups.verify(caseId, id),
		backups.restore(caseId, id, join(data, "Copy.parallax")),
	])
		expect(await refused).toMatchObject({ ok: false, problem: { code: "broken-file" } });
});

test("B6 a full disk under the data folder is said; earlier backups and the case are as they were", async (context) => {
	const disk = await smallDisk(context, 300_000);
	const { folder } = await begin();
	const { backups, backUp, change } = over(join(disk, "data"), folder);
	const { id } = await change("one");
	await writeFile(join(folder, "large.bin"), Buffer.alloc(600_000));
	const before = await fingerprints(folder);
	const refused = await backUp();
	expect(refused).toMatchObject({
		ok: false,
		problem: { code: "disk", message: expect.stringContaining("The disk is full.") },
	});
	expect(await fingerprints(folder)).toEqual(before);
	expect(unwrap(await backups.list(caseId)).backups.map((backup) => backup.id)).toEqual([id]);
	expect(unwrap(await backups.verify(caseId, id))).toEqual([]);
	await rm(join(folder, "large.bin"));
	await change("two");
	expect(unwrap(await backups.list(caseId)).backups).toHaveLength(2);
});

test("B4 B6 from a data folder that cannot be written to, cases are still listed, read back and restored", async (context) => {
	const disk = await smallDisk(context, 1_000_000);
	const { folder } = await begin();
	const { backups, backUp, change } = over(join(disk, "data"), folder);
	const { id } = await change("one");
	const before = await contentOf(folder);
	await writeFile(join(folder, "notes.txt"), "two");
	setReadOnly(disk, true);
	expect(await backUp()).toMatchObject({
		ok: false,
		problem: { code: "disk", message: expect.stringContaining("cannot be written to") },
	});
	expect(unwrap(await backups.cases())).toHaveLength(1);
	expect(unwrap(await backups.verify(caseId, id))).toEqual([]);
	const target = join(folder, "..", "Copy.parallax");
	unwrap(await backups.restore(caseId, id, target));
	expect(await contentOf(target)).toEqual(before);
});

test("B6 a data folder that one may not write to is said with its place", async (context) => {
	const { folder, data, backUp } = await begin();
	await mkdir(data);
	for (const path of [join(folder, ".."), join(data, "..")]) await chmod(path, 0o755);
	await chmod(data, 0o555);
	await withoutPrivileges(context, async () => {
		expect(await backUp()).toMatchObject({
			ok: false,
			problem: { code: "disk", message: expect.stringContaining(join(data, "backups", caseId)) },
		});
	});
});

test("B6 what is no case, or is gone, is refused with a sentence", async () => {
	const { folder, data, backups } = await begin();
	const request = { title: "Ferry", reason: "asked for", prune: true };
	expect(await backups.backUp({ ...request, folder: join(folder, "none") })).toMatchObject({
		ok: false,
		problem: { code: "not-found" },
	});
	expect(await backups.backUp({ ...request, folder: join(folder, "sources") })).toMatchObject({
		ok: false,
		problem: { code: "not-a-case" },
	});
	await expect(filesIn(data)).rejects.toThrow("ENOENT");
});

test("B7 cases with backups are listed and found by folder, by where they lay, and by id", async () => {
	const { folder, data, backups, change } = await begin();
	const other = join(data, "..", "Other.parallax");
	unwrap(await createCaseFolder(other, "casebbbbbbbbbbbb", "2026-03-01T09:00:00.000Z"));
	expect(unwrap(await backups.cases())).toEqual([]);
	await change("one");
	await change("two");
	unwrap(await backups.backUp({ folder: other, title: "Another", reason: "asked for", prune: true }));
	await mkdir(join(data, "backups", "not a case's id"));
	expect(unwrap(await backups.cases())).toEqual([
		{ caseId: "casebbbbbbbbbbbb", title: "Another", folder: other, count: 1 },
		{ caseId, title: "Ferry", folder, count: 2 },
	]);
	expect(unwrap(await backups.findCase(folder))).toBe(caseId);
	expect(unwrap(await backups.findCase(other.slice(0, -".parallax".length)))).toBe("casebbbbbbbbbbbb");
	await rename(folder, `${folder} moved`);
	expect(unwrap(await backups.findCase(folder))).toBe(caseId);
	expect(unwrap(await backups.findCase(folder.slice(0, -".parallax".length)))).toBe(caseId);
	expect(unwrap(await backups.findCase(caseId))).toBe(caseId);
	for (const unknown of ["casecccccccccccc", join(data, "none"), "../.."])
		expect(await backups.findCase(unknown)).toMatchObject({ ok: false, problem: { code: "not-found" } });
});

test("B7 of several cases that lay at one place, the id tells which", async () => {
	const { folder, backups, change } = await begin();
	await change("one");
	await rm(folder, { recursive: true });
	unwrap(await createCaseFolder(folder, "casebbbbbbbbbbbb", "2026-03-01T09:00:00.000Z"));
	await change("two");
	expect(unwrap(await backups.findCase(folder))).toBe("casebbbbbbbbbbbb");
	await rm(folder, { recursive: true });
	expect(await backups.findCase(folder)).toMatchObject({
		ok: false,
		problem: { message: expect.stringMatching(/Several cases .*caseaaaaaaaaaaaa.*casebbbbbbbbbbbb/) },
	});
});
