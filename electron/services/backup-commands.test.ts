import { rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../files/stored-source.ts";
import { contentOf, standingClock } from "../testing/backups.ts";
import { ada, addSource, emptyCase, openAs, save, tag } from "../testing/case.ts";
import { fingerprints, temporaryFolder } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import { runCommand } from "./command-line.ts";

const caseId = "caseaaaaaaaaaaaa";

/** A case with a tag, and a way to run commands on it, an hour apart. */
async function begin() {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	tag(session, source, "The ferry");
	await save(session);
	const data = join(await temporaryFolder(), "data");
	const clock = standingClock();
	const run = async (...words: string[]) => {
		const said = { out: [] as string[], error: [] as string[] };
		clock.goOn(1);
		const status = await runCommand(words, {
			dataFolder: data,
			world: { ...fixedWorld(), now: clock.now },
			userName: "ada",
			out: (text) => said.out.push(text),
			error: (text) => said.error.push(text),
		});
		return { status, out: said.out.join("\n"), error: said.error.join("\n") };
	};
	const json = async (...words: string[]) => JSON.parse((await run(...words, "--json")).out);
	return { folder, data, run, json };
}

test("B7 backup makes one, says what it holds, and writes nothing into the case", async () => {
	const { folder, run, json } = await begin();
	const before = await fingerprints(folder);
	const count = Object.keys(before).length;
	expect(await run("backup", folder)).toEqual({
		status: 0,
		out: expect.stringMatching(
			new RegExp(String.raw`^Backed up: ${count} files, \d\.\d KB \(2026-11-02T09-00-00\.000Z\)$`),
		),
		error: "",
	});
	expect(await fingerprints(folder)).toEqual(before);
	expect(await run("backup", folder)).toEqual({
		status: 0,
		out: "Nothing has changed since the latest backup.",
		error: "",
	});
	expect(await json("backup", folder)).toEqual({ caseId, backup: null });
	await writeFile(join(folder, "notes.txt"), "12 hurt");
	expect(await json("backup", folder.slice(0, -".parallax".length))).toEqual({
		caseId,
		backup: {
			id: "2026-11-02T12-00-00.000Z",
			createdAt: "2026-11-02T12:00:00.000Z",
			title: "Ferry",
			reason: "asked for",
			files: count + 1,
			size: expect.any(Number),
			leftOut: [],
		},
	});
});

test("B1 B7 what cannot be backed up is named, and the status says so", async (context) => {
	context.skip(process.platform === "win32", "needs links");
	const { folder, run } = await begin();
	await symlink("case.json", join(folder, "link.json"));
	const leftOut = "link.json. It is a link, and links are not followed.";
	expect(await run("backup", folder)).toMatchObject({ status: 1, error: `Left out: ${leftOut}` });
	expect(await run("backups", folder)).toMatchObject({
		status: 0,
		out: expect.stringContaining(`    left out: ${leftOut}`),
	});
	const restored = await run("restore", folder, "latest", "--to", join(folder, "..", "Copy"));
	expect(restored).toMatchObject({
		status: 0,
		out: expect.stringContaining(`Not in this backup: ${leftOut}`),
	});
});

test("B7 backups lists those of a case, or of all, and reads them back when asked", async () => {
	const { folder, data, run, json } = await begin();
	expect(await run("backups")).toEqual({ status: 0, out: "There are no backups yet.", error: "" });
	expect(await run("backups", folder)).toMatchObject({ status: 0, out: "There are no backups yet." });
	await run("backup", folder);
	await writeFile(join(folder, "notes.txt"), "12 hurt");
	await run("backup", folder);
	const { out } = await run("backups", folder, "--verify");
	const [first, ...lines] = out.split("\n");
	expect(first).toBe(`Ferry (${caseId}) ${folder}`);
	expect(lines).toHaveLength(2);
	for (const line of lines)
		expect(line).toMatch(/^ {2}2026-11-02T1[0-9]-00-00\.000Z {2}\d+ files, \d\.\d KB, asked for, whole$/);
	const { cases } = await json("backups");
	expect(cases).toMatchObject([
		{ case: { caseId, title: "Ferry", folder, count: 2 }, backups: [{ files: 7 }, { files: 6 }], broken: [] },
	]);
	expect(cases[0].backups[0]).not.toHaveProperty("damaged");

	const hash = sha256("12 hurt");
	await writeFile(join(data, "backups", caseId, "objects", hash.slice(0, 2), hash), "21 hurt");
	expect(await run("backups")).toMatchObject({ status: 0 });
	expect(await run("backups", "--verify")).toMatchObject({
		status: 1,
		out: expect.stringContaining("    damaged: notes.txt. Its copy is damaged."),
	});
	expect((await json("backups", "--verify")).cases[0].backups[0].damaged).toEqual([
		{ path: "notes.txt", reason: "Its copy is damaged." },
	]);
	await writeFile(join(data, "backups", caseId, "backups", "2026-01-01T00-00-00.000Z.json"), "");
	expect(await run("backups", folder)).toMatchObject({
		status: 0,
		out: expect.stringContaining("  not usable: 2026-01-01T00-00-00.000Z.json is not whole JSON"),
	});
});

test("B4 B7 restore makes a new folder, also of a case that is gone, named by place or id", async () => {
	const { folder, data, run, json } = await begin();
	const before = await contentOf(folder);
	await run("backup", folder);
	const [{ id }] = (await json("backups", folder)).cases[0].backups;
	await rename(folder, join(data, "gone"));
	for (const [index, words] of [
		[folder, id],
		[caseId, "latest"],
	].entries()) {
		const target = join(data, `Copy ${index}`);
		expect(await run("restore", ...words, "--to", target)).toEqual({
			status: 0,
			out: expect.stringContaining(`Restored ${target}.parallax: 6 files`),
			error: "",
		});
		expect(await contentOf(`${target}.parallax`)).toEqual(before);
		expect(await run("list", target)).toMatchObject({ status: 0 });
	}
	const target = join(data, "Copy 2.parallax");
	expect(await json("restore", caseId, id, "--to", target)).toMatchObject({
		caseId,
		backup: { id },
		folder: target,
	});
	expect(await run("restore", caseId, id, "--to", target)).toMatchObject({
		status: 1,
		out: "",
		error: expect.stringContaining("is there already"),
	});
});

test("B5 B7 what cannot be restored is refused with its reason, and nothing is made", async () => {
	const { folder, data, run, json } = await begin();
	const target = join(folder, "..", "Copy.parallax");
	const restore = (...words: string[]) => run("restore", ...words, "--to", target);
	expect(await restore(folder, "latest")).toMatchObject({
		status: 1,
		error: "This case has no backup that can be used.",
	});
	expect(await restore("nowhere", "latest")).toMatchObject({
		status: 1,
		error: expect.stringContaining("There is no case at"),
	});
	await writeFile(join(folder, "notes.txt"), "12 hurt");
	await run("backup", folder);
	expect(await restore(folder, "2020-01-01T00-00-00.000Z")).toMatchObject({
		status: 1,
		error: "There is no backup 2020-01-01T00-00-00.000Z.",
	});
	expect(await restore(folder, "../../x")).toMatchObject({ status: 1 });
	const hash = sha256("12 hurt");
	await rm(join(data, "backups", caseId, "objects", hash.slice(0, 2), hash));
	expect(await restore(folder, "latest")).toMatchObject({
		status: 1,
		error: expect.stringMatching(
			/^notes\.txt cannot be restored from the backup of .*Its copy is missing\.$/,
		),
	});
	expect(await json("restore", folder, "latest", "--to", target)).toMatchObject({
		error: { code: "broken-file" },
	});
	expect(await run("list", target)).toMatchObject({ status: 1, error: `There is nothing at ${target}.` });
});
