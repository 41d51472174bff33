import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ada, ben, openAs, save, tag, unwrap } from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { buildProgram, runProgram, startProgram } from "../testing/program.ts";
import { fixedWorld } from "../testing/world.ts";
import type { listCase } from "./case-listing.ts";
import { createClaim, deleteClaim } from "./claims.ts";
import { runCommand } from "./command-line.ts";
import { placeClaim } from "./place-claim.ts";
import { setSilent } from "./silences.ts";

// Each command is a process: on a busy machine a dozen of them take their time.
vi.setConfig({ testTimeout: 60_000 });

/** The articles that every session of the project has beside its checkout. */
const corpus = join(import.meta.dirname, "../../../shared/corpus");
const article = "A ferry lost power\n\nThe ferry lost power at 17:42.\n";

type Listing = ReturnType<typeof listCase>;

let programs = "";
let program = "";

// The command line as it is shipped: built into one file and run by plain Node, each command a process.
beforeAll(async () => {
	programs = join(tmpdir(), `parallax-command-line-${process.pid}`);
	program = await buildProgram(join(import.meta.dirname, "../cli.ts"), programs);
}, 60_000);

afterAll(() => rm(programs, { recursive: true, force: true }));

/** A desk with an empty folder, a data folder that is not there yet, and a way to run commands. */
async function desk() {
	const folder = await temporaryFolder();
	const data = join(folder, "data");
	const run = async (...words: string[]) => {
		const { status, out, error } = await runProgram(program, words, { PARALLAX_DATA: data });
		return { status, out, error };
	};
	const json = async <T>(...words: string[]) => JSON.parse((await run(...words, "--json")).out) as T;
	return { folder, data, run, json, ferry: join(folder, "Ferry.parallax") };
}

test("new, import and list: five articles, with the words of every block where it says", async (context) => {
	context.skip(!existsSync(corpus), `there are no articles in ${corpus}`);
	const { folder, ferry, run, json } = await desk();
	const before = await fingerprints(corpus);
	const names = (await readdir(corpus)).sort();
	expect(names).toHaveLength(5);
	expect(await run("new", join(folder, "Ferry"))).toEqual({ status: 0, out: `Made ${ferry}\n`, error: "" });
	expect(await run("import", ferry, corpus)).toEqual({
		status: 0,
		out: names.map((name) => `Imported: ${name}\n`).join(""),
		error: "",
	});
	const listing = await json<Listing>("list", ferry);
	expect(listing.sources.map(({ file }) => file).sort()).toEqual(names);
	expect(listing).toMatchObject({ case: { title: "Ferry" }, claims: [], notices: [] });
	const session = await openAs(ferry, ada);
	for (const { id, blocks, words } of listing.sources) {
		const text = session.sources.get(id)?.text ?? "";
		expect(blocks.length).toBeGreaterThan(3);
		for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text);
		expect(blocks.map((block) => block.text).join("\n")).toBe(text);
		expect(words).toBeGreaterThan(50);
	}
	const people = await run("list", ferry);
	expect(people).toMatchObject({ status: 0, error: "" });
	expect(people.out).toMatch(/^Ferry\nSources: 5\n/);
	expect(people.out.trimEnd()).toMatch(/Claims: 0$/);
	expect(await fingerprints(corpus)).toEqual(before);
});

test("importing again finds everything already here, and writes nothing", async () => {
	const { folder, ferry, run } = await desk();
	await run("new", ferry);
	await writeFile(join(folder, "one.txt"), article);
	expect(await run("import", ferry, join(folder, "one.txt"))).toMatchObject({
		status: 0,
		out: "Imported: one.txt\n",
	});
	const before = await fingerprints(ferry);
	expect(await run("import", ferry, join(folder, "one.txt"))).toEqual({
		status: 0,
		out: "Already here: one.txt\n",
		error: "",
	});
	expect(await fingerprints(ferry)).toEqual(before);
});

test("a new case is made nowhere where something is", async () => {
	const { folder, ferry, run, json } = await desk();
	expect((await json<{ case: { folder: string } }>("new", join(folder, "Ferry"))).case.folder).toBe(ferry);
	const before = await textsIn(folder);
	const again = await run("new", ferry);
	expect(again).toEqual({
		status: 1,
		out: "",
		error: `${ferry} is there already and not empty. Choose another name.\n`,
	});
	await mkdir(join(folder, "Full.parallax"));
	await writeFile(join(folder, "Full.parallax", "mine.txt"), "mine");
	expect(await run("new", join(folder, "Full"))).toMatchObject({ status: 1 });
	await writeFile(join(folder, "File.parallax"), "mine");
	expect(await run("new", join(folder, "File"))).toMatchObject({
		status: 1,
		error: expect.stringContaining("A file stands where"),
	});
	expect(await textsIn(folder)).toEqual({
		...before,
		"Full.parallax/mine.txt": "mine",
		"File.parallax": "mine",
	});
});

test("what is refused is named with its reason, the rest is imported, and the status says so", async () => {
	const { folder, ferry, run, json } = await desk();
	await run("new", ferry);
	await mkdir(join(folder, "articles"));
	const files = { "a.txt": article, "b.pdf": "%PDF-1.7", "c.txt": "", "d.txt": "\u0000\u0001\u0000\u0002" };
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "articles", name), text);
	const result = await run("import", ferry, join(folder, "articles"), join(folder, "missing.txt"));
	expect(result).toMatchObject({ status: 1, out: "Imported: a.txt\n" });
	const lines = result.error.trimEnd().split("\n");
	expect(lines).toHaveLength(4);
	for (const [index, name] of ["b.pdf", "c.txt", "d.txt", "missing.txt"].entries())
		expect(lines[index]).toMatch(new RegExp(`^“?${name}”? .{10,}\\.$`));
	const data = await json<{
		imported: { fileName: string; isNew: boolean }[];
		refused: { fileName: string; message: string }[];
	}>("import", ferry, join(folder, "articles"));
	expect(data.imported).toMatchObject([{ fileName: "a.txt", isNew: false }]);
	expect(data.refused.map(({ fileName }) => fileName)).toEqual(["b.pdf", "c.txt", "d.txt"]);
});

test("what is no case is refused with its reason, in words and as data", async () => {
	const { folder, data, run } = await desk();
	await writeFile(join(folder, "one.txt"), article);
	for (const words of [
		["list", join(folder, "None")],
		["import", join(folder, "None"), join(folder, "one.txt")],
	]) {
		expect(await run(...words)).toEqual({
			status: 1,
			out: "",
			error: `There is nothing at ${join(folder, "None")}.\n`,
		});
		const asData = await run(...words, "--json");
		expect(asData.status).toBe(1);
		expect(JSON.parse(asData.out)).toEqual({
			error: { code: "not-found", message: `There is nothing at ${join(folder, "None")}.` },
		});
	}
	expect(await run("list", join(folder, "one.txt"))).toMatchObject({
		status: 1,
		error: expect.stringContaining("is a file; a case is a folder"),
	});
	expect(existsSync(data)).toBe(false);
});

const wrongUsage = [
	[],
	["lsit", "x"],
	["new"],
	["new", "a", "b"],
	["list"],
	["list", "a", "b"],
	["import"],
	["import", "a"],
	["list", "a", "--yaml"],
	["--json"],
	["constructor", "x"],
	["backup"],
	["backup", "a", "b"],
	["backup", "a", "--verify"],
	["backups", "a", "b"],
	["backups", "--to", "a"],
	["restore", "a", "b"],
	["restore", "a", "--to", "c"],
	["restore", "a", "b", "--to"],
	["restore", "a", "b", "--to", ""],
	["restore", "a", "b", "c", "--to", "d"],
];

test.each(wrongUsage.map((words) => [words.join(" "), words]))(
	"wrong usage “%s” is answered with the usage and status 2",
	async (_line, words) => {
		const dataFolder = await temporaryFolder();
		const out: string[] = [];
		const error: string[] = [];
		const status = await runCommand(words, {
			dataFolder,
			world: fixedWorld(),
			userName: "ada",
			out: (text) => out.push(text),
			error: (text) => error.push(text),
		});
		expect({ status, out }).toEqual({ status: 2, out: [] });
		expect(error.join("\n")).toContain("Usage:\n  parallax new CASE");
		expect(await filesIn(dataFolder)).toEqual([]);
	},
);

test("the status of wrong usage is the process's", async () => {
	const { run } = await desk();
	expect(await run("lsit")).toMatchObject({ status: 2, out: "", error: expect.stringContaining("Usage:") });
});

test("help is an answer, not a mistake", async () => {
	const { run } = await desk();
	for (const word of ["--help", "-h"]) {
		expect(await run(word)).toMatchObject({
			status: 0,
			error: "",
			out: expect.stringContaining("parallax list CASE"),
		});
	}
});

test("F5 listing writes nothing: no identity, no data folder, nothing in the case", async () => {
	const { folder, ferry, data, run } = await desk();
	await run("new", ferry);
	const before = await fingerprints(folder);
	expect(await run("list", ferry)).toMatchObject({ status: 0 });
	expect(await run("list", ferry, "--json")).toMatchObject({ status: 0 });
	expect(await fingerprints(folder)).toEqual(before);
	expect(existsSync(data)).toBe(false);
	// Nor does it need a profile that can be read.
	await mkdir(data);
	await writeFile(join(data, "profile.json"), "{");
	expect(await run("list", ferry)).toMatchObject({ status: 0 });
	await writeFile(join(folder, "one.txt"), article);
	expect(await run("import", ferry, join(folder, "one.txt"))).toMatchObject({
		status: 1,
		error: expect.stringContaining("profile.json is not whole JSON"),
	});
	expect(await readFile(join(data, "profile.json"), "utf8")).toBe("{");
});

test("F5 the first import makes an identity that nobody has confirmed, and later ones keep it", async () => {
	const { folder, ferry, data, run } = await desk();
	await run("new", ferry);
	for (const name of ["one", "two"]) {
		await writeFile(join(folder, `${name}.txt`), `${article}${name}\n`);
		await run("import", ferry, join(folder, `${name}.txt`));
	}
	expect(JSON.parse(await readFile(join(data, "profile.json"), "utf8"))).toMatchObject({ confirmed: false });
	expect(await readdir(join(ferry, "layers"))).toHaveLength(1);
	expect(await readdir(join(data, "locks"))).toEqual([]);
});

test("a case that another process has open is not imported into", async () => {
	const { folder, ferry, data, run, json } = await desk();
	const { case: made } = await json<{ case: { id: string } }>("new", ferry);
	await writeFile(join(folder, "one.txt"), article);
	const lockProgram = await buildProgram(
		join(import.meta.dirname, "../testing/lock-program.ts"),
		await temporaryFolder(),
	);
	const { child } = await startProgram(lockProgram, [data, made.id]);
	expect(await run("import", ferry, join(folder, "one.txt"))).toEqual({
		status: 1,
		out: "",
		error: `Another Parallax (process ${child.pid}) is working on this case. Close the case there, then try again.\n`,
	});
	expect(await run("list", ferry)).toMatchObject({ status: 0 });
});

test("imports that run at the same time lose nothing", async () => {
	const { folder, ferry, run, json } = await desk();
	await run("new", ferry);
	const names = ["one", "two", "three", "four"];
	for (const name of names) await writeFile(join(folder, `${name}.txt`), `${article}${name}\n`);
	const results = await Promise.all(names.map((name) => run("import", ferry, join(folder, `${name}.txt`))));
	const done = names.filter((_name, index) => results[index]?.status === 0);
	expect(done.length).toBeGreaterThan(0);
	for (const { status, error } of results) if (status !== 0) expect(error).toContain("Another Parallax");
	const { sources } = await json<Listing>("list", ferry);
	expect(sources.map(({ file }) => file).sort()).toEqual(done.map((name) => `${name}.txt`).sort());
});

test("F7 F10 F15 the listing says what is deleted, what is excluded from it and why", async () => {
	const { folder, ferry, run, json } = await desk();
	await run("new", ferry);
	await writeFile(join(folder, "one.txt"), article);
	await run("import", ferry, join(folder, "one.txt"));
	const asBen = await openAs(ferry, ben);
	const [source] = [...asBen.sources.values()];
	if (!source) throw new Error("The source is there.");
	const { claimId, evidenceId } = tag(asBen, source, "17:42");
	const other = unwrap(createClaim(asBen, "It rained.")).claimId ?? "";
	unwrap(setSilent(asBen, other, source.id, true));
	tag(asBen, source, "The ferry", "conflicts", claimId);
	await save(asBen);
	const asAda = await openAs(ferry, ada);
	unwrap(deleteClaim(asAda, claimId));
	await save(asAda);
	unwrap(placeClaim(asBen, other, claimId));
	await save(asBen);
	const listing = await json<Listing>("list", ferry);
	expect(listing.claims).toMatchObject([
		{ id: other, silences: [{ analystId: ben.analyst.id, sourceId: source.id }] },
		{ id: claimId, statement: "17:42", deletedBy: "Ada" },
	]);
	expect(listing.claims[1]?.evidence).toContainEqual({
		id: evidenceId,
		analystId: ben.analyst.id,
		sourceId: source.id,
		stance: "agrees",
		start: source.text.indexOf("17:42"),
		end: source.text.indexOf("17:42") + 5,
		quote: "17:42",
	});
	expect((await run("list", ferry)).out).toContain(
		"Claims: 2\n  It rained.\n    no evidence · 1 silent\n  17:42 (deleted by Ada)\n    1 agrees · 1 conflicts\n",
	);
	for (const layer of await readdir(join(ferry, "layers")))
		await rm(join(ferry, "layers", layer, "claims"), { recursive: true, force: true });
	await writeFile(join(ferry, "sources", source.id, "source.json.copy"), "ignored");
	expect((await json<Listing>("list", ferry)).notices).toEqual([
		{ file: "", message: "2 tags are not listed, because the claim is not here yet." },
	]);
	await writeFile(join(ferry, "sources", source.id, "source.json"), "{");
	const broken = await run("list", ferry);
	expect(broken.status).toBe(0);
	expect(broken.out).toContain(
		`Not shown:\n  sources/${source.id}/source.json is not whole JSON: something is wrong on line 1.\n  2 tags are not shown`,
	);
});

test("F10 a case that was copied to another machine lists the same there", async () => {
	const { folder, ferry, run } = await desk();
	await run("new", ferry);
	await writeFile(join(folder, "one.txt"), article);
	await run("import", ferry, join(folder, "one.txt"));
	const elsewhere = await desk();
	await cp(ferry, elsewhere.ferry, { recursive: true });
	expect((await elsewhere.run("list", elsewhere.ferry, "--json")).out).toBe(
		(await run("list", ferry, "--json")).out,
	);
});
