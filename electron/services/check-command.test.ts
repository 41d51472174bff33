import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Finding } from "../../shared/check/finding.ts";
import { put } from "../testing/checked-case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { buildProgram, runProgram, startProgram } from "../testing/program.ts";

// Each command is a process: on a busy machine a dozen of them take their time.
vi.setConfig({ testTimeout: 60_000 });

interface Checked {
	readonly case: { readonly id: string };
	readonly files: number;
	readonly findings: readonly Finding[];
	readonly repaired?: readonly { readonly file: string; readonly message: string }[];
	readonly notRepaired?: readonly string[];
	readonly keptIn?: string | null;
}

let programs = "";
let program = "";

// The command line as it is shipped: built into one file and run by plain Node, each command a process.
beforeAll(async () => {
	programs = join(tmpdir(), `parallax-check-command-${process.pid}`);
	program = await buildProgram(join(import.meta.dirname, "../cli.ts"), programs);
}, 60_000);

afterAll(() => rm(programs, { recursive: true, force: true }));

/** A desk with a case of one imported article, and a way to run commands. */
async function desk() {
	const folder = await temporaryFolder();
	const data = join(folder, "data");
	const ferry = join(folder, "Ferry.parallax");
	const run = (...words: string[]) => runProgram(program, words, { PARALLAX_DATA: data });
	const json = async (...words: string[]) => JSON.parse((await run(...words, "--json")).out) as Checked;
	await run("new", ferry);
	await writeFile(join(folder, "one.txt"), "A ferry lost power\n\nThe ferry lost power at 17:42.\n");
	await run("import", ferry, join(folder, "one.txt"));
	const [layer = ""] = await readdir(join(ferry, "layers"));
	const [source = ""] = await readdir(join(ferry, "sources"));
	return { folder, data, ferry, run, json, own: `layers/${layer}`, source: `sources/${source}` };
}

test("C4 all is well: said, status 0, with or without the ending of the folder, and nothing is written", async () => {
	const { folder, ferry, run } = await desk();
	const before = await fingerprints(folder);
	const fine = { status: 0, out: "Ferry: 5 files looked at. All is well.\n", error: "" };
	expect(await run("check", ferry)).toEqual(fine);
	expect(await run("check", join(folder, "Ferry"))).toEqual(fine);
	expect(await fingerprints(folder)).toEqual(before);
});

test("C4 a check needs no data folder and makes none", async () => {
	const { data, ferry, run, json } = await desk();
	await rm(data, { recursive: true });
	expect(await run("check", ferry)).toMatchObject({ status: 0 });
	expect(await json("check", ferry)).toMatchObject({ files: 4, findings: [] });
	expect(existsSync(data)).toBe(false);
});

test("C4 what is wrong is said with its place and what to do, the gravest first, and the status is 1", async () => {
	const { ferry, run, json, own, source } = await desk();
	await writeFile(join(ferry, own, "sources.json"), "{");
	await rm(join(ferry, source, "originals"), { recursive: true });
	await put(ferry, "notes\u001b[2J.txt", "");
	const { status, out, error } = await run("check", ferry);
	expect({ status, error }).toEqual({ status: 1, error: "" });
	expect(out.replaceAll(/[0-9a-f]{64}/g, "<hash>").split("\n")).toEqual([
		"Ferry: 4 files looked at. 1 error, 1 warning, 1 for information.",
		"Lost or not shown:",
		`  ${own}/sources.json`,
		`    ${own}/sources.json is not whole JSON: something is wrong on line 1. What it holds is not shown. Repairing writes it anew from this computer's journal, and keeps what it replaces.`,
		"Not as it was written:",
		`  ${source}/originals/<hash>.txt`,
		`    ${source}/originals/<hash>.txt, the file that was imported, is not here: it has not arrived yet, or was removed. The article's text has a file of its own. Import the same file again to have the original.`,
		"Good to know:",
		"  notes\ufffd[2J.txt",
		"    notes\ufffd[2J.txt is nothing that Parallax knows. It is not read, and left alone.",
		"1 finding can be put right: add --repair.",
		"",
	]);
	const data = await json("check", ferry);
	expect(data.findings.map(({ code, severity, repairable }) => [code, severity, repairable])).toEqual([
		["broken-file", "error", true],
		["original-missing", "warning", false],
		["stray", "information", false],
	]);
	expect(Object.keys(data)).toEqual(["case", "files", "findings"]);
});

test("C4 what is only good to know is no failure", async () => {
	const { ferry, run } = await desk();
	await put(ferry, "notes.txt", "");
	expect(await run("check", ferry)).toMatchObject({
		status: 0,
		out: expect.stringContaining("All is well; 1 for information."),
	});
});

test("C4 K3 --repair puts right, says what and where it was kept, and the status tells what is left", async () => {
	const { data, ferry, run, json, own, source } = await desk();
	const before = await textsIn(ferry);
	await writeFile(join(ferry, own, "sources.json"), "{ mine");
	await writeFile(join(ferry, source, "source.json"), "{ also");
	const { case: made } = await json("check", ferry);
	const keptIn = join(data, "set-aside", made.id);
	expect(await run("check", ferry, "--repair")).toEqual({
		status: 0,
		error: "",
		out: [
			"Put right:",
			`  ${own}/sources.json was written anew from this computer's journal.`,
			`  ${source}/source.json was made anew from its original.`,
			`  What was replaced is kept in ${keptIn}`,
			"Ferry: 5 files looked at. All is well.",
			"",
		].join("\n"),
	});
	expect(await textsIn(ferry)).toEqual(before);
	expect(Object.values(await textsIn(keptIn)).sort()).toEqual(["{ also", "{ mine"]);
	expect(await filesIn(join(data, "locks"))).toEqual([]);
	await rm(join(ferry, own), { recursive: true });
	await writeFile(join(ferry, source, "originals", `${"0".repeat(64)}.txt`), "");
	const repaired = await json("check", "--repair", ferry);
	expect(repaired).toMatchObject({ findings: [{ code: "original-changed" }], notRepaired: [], keptIn: null });
	expect(repaired.repaired?.map(({ file }) => file)).toEqual([`${own}/layer.json`, `${own}/sources.json`]);
	expect(await run("check", "--repair", ferry)).toMatchObject({ status: 1 });
});

test("C4 --repair does nothing to a case that is well, or on a computer where nobody has worked", async () => {
	const { folder, ferry, own, run } = await desk();
	const before = await fingerprints(folder);
	expect(await run("check", ferry, "--repair")).toMatchObject({ status: 0 });
	expect(await fingerprints(folder)).toEqual(before);
	await writeFile(join(ferry, own, "sources.json"), "{");
	const elsewhere = await temporaryFolder();
	const there = await runProgram(program, ["check", ferry, "--repair"], { PARALLAX_DATA: elsewhere });
	expect(there).toMatchObject({
		status: 1,
		out: expect.stringContaining("Only the computer that writes it"),
	});
	expect(await readFile(join(ferry, own, "sources.json"), "utf8")).toBe("{");
});

test("C4 a case that another process has open is checked, and not repaired", async () => {
	const { data, ferry, run, json, own } = await desk();
	await writeFile(join(ferry, own, "sources.json"), "{");
	const { case: made } = await json("check", ferry);
	const lockProgram = await buildProgram(
		join(import.meta.dirname, "../testing/lock-program.ts"),
		await temporaryFolder(),
	);
	const { child } = await startProgram(lockProgram, [data, made.id]);
	expect((await json("check", ferry)).findings).toHaveLength(1);
	expect(await run("check", ferry, "--repair")).toEqual({
		status: 1,
		out: "",
		error: `Another Parallax (process ${child.pid}) is working on this case. Close the case there, then try again.\n`,
	});
	expect(await readFile(join(ferry, own, "sources.json"), "utf8")).toBe("{");
});

test("C4 what is no case is refused, and --repair belongs to check alone", async () => {
	const { folder, ferry, run } = await desk();
	expect(await run("check", join(folder, "None"))).toEqual({
		status: 1,
		out: "",
		error: `There is nothing at ${join(folder, "None")}.\n`,
	});
	for (const words of [
		["check"],
		["check", ferry, ferry],
		["list", ferry, "--repair"],
		["history", ferry, "x"],
	])
		expect(await run(...words)).toMatchObject({ status: 2, out: "" });
});
