import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Metadata, MetadataField } from "../../shared/schema/records.ts";
import { ada, ben, dataFolderOf, emptyCase, layerOf, openAs, tag, unwrap } from "../testing/case.ts";
import { caseToCheck, finishSegment } from "../testing/checked-case.ts";
import { fingerprints, temporaryFolder } from "../testing/folder.ts";
import { buildProgram, runProgram } from "../testing/program.ts";
import { caseHistory, type HistoryEntry } from "./case-history.ts";
import { createClaim, deleteClaim } from "./claims.ts";
import { deleteEvidence } from "./evidence.ts";
import { standingLabel, standingTogether } from "./standing-records.ts";

// Each command is a process: on a busy machine a dozen of them take their time.
vi.setConfig({ testTimeout: 60_000 });

interface History {
	readonly case: { readonly id: string };
	readonly entries: readonly HistoryEntry[];
	readonly problems: readonly string[];
}

let programs = "";
let program = "";

beforeAll(async () => {
	programs = join(tmpdir(), `parallax-history-command-${process.pid}`);
	program = await buildProgram(join(import.meta.dirname, "../cli.ts"), programs);
}, 60_000);

afterAll(() => rm(programs, { recursive: true, force: true }));

/** Runs `history` on Ada's computer, in a place whose clock is two hours ahead of UTC. */
function historyOf(folder: string, ...words: string[]) {
	const environment = { PARALLAX_DATA: dataFolderOf(folder, ada), TZ: "Etc/GMT-2" };
	return runProgram(program, ["history", folder, ...words], environment);
}

async function dataOf(folder: string): Promise<History> {
	return JSON.parse((await historyOf(folder, "--json")).out) as History;
}

test("C5 who did what and when, undone or not, in this place's time; others' work as it stands; nothing is written", async () => {
	const { folder, sources } = await caseToCheck();
	const session = await openAs(folder, ada);
	const { evidenceId } = tag(session, sources[0], "17:42");
	unwrap(deleteEvidence(session, evidenceId));
	unwrap(session.reverse("undo"));
	await session.flush();
	await session.close();
	const before = await fingerprints(join(folder, ".."));
	const { status, out, error } = await historyOf(folder);
	expect({ status, error }).toEqual({ status: 0, error: "" });
	const lines = out.trimEnd().split("\n");
	const told = lines.slice(0, -1).map((line) => [line.slice(0, 19), line.slice(21)] as const);
	const times = told.map(([time]) => time);
	expect(times).toEqual([...times].sort());
	for (const time of times) expect(time).toMatch(/^2026-03-01 12:00:\d\d$/);
	const timeOf = (what: string) => told.find(([, words]) => words === what)?.[0];
	// The clock of the tests begins anew with each session, so that Ada's two lie between each other.
	expect(told.map(([, words]) => words).sort()).toEqual(
		[
			"Ada: import 2 sources",
			"Ada: tag “Twelve people were hurt”",
			"Ada: tag “Nobody was hurt”",
			"Ada: tag “17:42”",
			"Ada: delete tag “17:42”",
			`Ada: delete tag “17:42” (undoes ${timeOf("Ada: delete tag “17:42”")})`,
			"Ben: new claim “17:42” *",
			"Ben: new tag “17:42” (agrees) *",
			"Ben: new tag “the company said” (context) *",
		].sort(),
	);
	expect(lines.at(-1)).toBe(
		"* As the record stands now: no journal here tells of it, so what was done before that is not known.",
	);
	expect(await fingerprints(join(folder, ".."))).toEqual(before);
});

test("C5 as data: each change whole, what it takes back, and records where there is no change", async () => {
	const { folder } = await caseToCheck();
	const session = await openAs(folder, ada);
	createClaim(session, "It rained.");
	unwrap(session.reverse("undo"));
	await session.flush();
	await session.close();
	const { case: made, entries, problems } = await dataOf(folder);
	expect({ made, problems }).toEqual({ made: { id: "caseaaaaaaaaaaaa" }, problems: [] });
	const done = entries.find(({ label, undoes }) => label === "new claim" && !undoes);
	const undone = entries.find(({ undoes }) => undoes);
	expect(done).toMatchObject({
		layerId: layerOf(ada),
		analyst: "Ada",
		change: { seq: 4, edits: [{ before: null, after: { statement: "It rained." } }] },
	});
	expect(undone?.undoes).toEqual({ action: done?.change?.action, at: done?.at });
	for (const { change, records } of entries)
		expect((change === undefined) !== (records === undefined)).toBe(true);
	expect(entries.filter(({ analyst }) => analyst === "Ben").flatMap(({ records }) => records)).toHaveLength(
		3,
	);
});

test("C5 F11 what teammates' copies of segments tell is told whole, and the rest as it stands", async () => {
	const { folder } = await caseToCheck();
	const asBen = await openAs(folder, ben);
	await finishSegment(asBen);
	await asBen.close();
	const { entries } = await dataOf(folder);
	const bens = entries.filter(({ analyst }) => analyst === "Ben");
	const [told, standing] = [bens.filter(({ change }) => change), bens.filter(({ records }) => records)];
	const numbers = told.map(({ change }) => change?.seq ?? 0).sort((a, b) => a - b);
	expect(numbers).toEqual(told.map((_entry, index) => index + 1));
	expect(told.length).toBeGreaterThan(50);
	// Each record of the unfinished segment once, none of the others again.
	expect(told.length + standing.length).toBe(63);
	expect(standing.map(({ label }) => label)).toContain("new claim “One more.”");
});

test("C5 the copies tell what a journal has lost, once", async () => {
	const { folder } = await caseToCheck();
	const session = await openAs(folder, ada);
	await finishSegment(session);
	await session.close();
	const whole = await dataOf(folder);
	const journal = join(dataFolderOf(folder, ada), "journals", "caseaaaaaaaaaaaa", layerOf(ada));
	await rm(join(journal, "000001.jsonl"));
	const { entries, problems } = await dataOf(folder);
	expect(entries).toEqual(whole.entries);
	expect(problems).toEqual(["This computer's journal: 000001.jsonl is missing."]);
	const { out } = await historyOf(folder);
	expect(out).toMatch(/\nNot read:\n {2}This computer's journal: 000001\.jsonl is missing\.\n$/);
});

test("C5 a broken line and a broken chain are said at the end, with file and line; the rest is told", async () => {
	const { folder } = await caseToCheck();
	const journal = join(
		dataFolderOf(folder, ada),
		"journals",
		"caseaaaaaaaaaaaa",
		layerOf(ada),
		"000001.jsonl",
	);
	await writeFile(journal, (await readFile(journal, "utf8")).replace('"seq":2', '"seq":0'));
	const { entries, problems } = await dataOf(folder);
	expect(problems).toEqual([
		"This computer's journal: 000001.jsonl, line 3: seq: Too small: expected number to be >=1.",
		"This computer's journal: 000001.jsonl, line 4: it does not follow from the line before.",
	]);
	// Nobody's work is missing: what the line told of stands in the files.
	const adas = entries.filter(({ analyst }) => analyst === "Ada").map(({ label }) => label);
	expect(adas).toEqual(
		expect.arrayContaining([
			"new claim “Twelve people were hurt”",
			"new tag “Twelve people were hurt” (agrees)",
		]),
	);
});

test("C5 work of a layer whose header has not come is not missing either", async () => {
	const { folder, ben: theirs } = await caseToCheck();
	await rm(join(folder, theirs.home, "layer.json"));
	const { out } = await historyOf(folder);
	expect(out).toContain(`  ${layerOf(ben)}: new claim “17:42” *\n`);
	expect(out).toContain(
		`\nNot read:\n  ${theirs.home}/layer.json is missing, so this layer's work is not shown.\n`,
	);
});

test("C5 an empty case has no history, what is no case is refused", async () => {
	const folder = await emptyCase();
	expect(await historyOf(folder)).toMatchObject({ status: 0, out: "Nothing has been done in Ferry yet.\n" });
	const nothing = join(await temporaryFolder(), "None");
	expect(await historyOf(nothing)).toEqual({
		status: 1,
		out: "",
		error: `There is nothing at ${nothing}.\n`,
	});
	expect(await caseHistory(nothing, nothing)).toMatchObject({ ok: false });
});

test("C5 records that stand alone say whether they were made, edited or deleted", async () => {
	const { folder, claimId, sources } = await caseToCheck();
	const asBen = await openAs(folder, ben);
	unwrap(deleteClaim(asBen, claimId));
	await asBen.flush();
	await asBen.close();
	const labels = (await dataOf(folder)).entries.filter(({ records }) => records).map(({ label }) => label);
	expect(labels).toContain("delete claim “Twelve people were hurt”");
	expect(labels).toContain("delete tag “the company said” (context)");
	const detail = (field: MetadataField, sourceId: string): Metadata => ({
		kind: "metadata",
		sourceId,
		field,
		value: "x",
		version: [1, layerOf(ben)],
		editedAt: "2026-03-01T10:00:00.000Z",
	});
	const [first, second] = sources;
	const details = [detail("outlet", first.id), detail("title", second.id), detail("author", first.id)];
	expect(standingTogether(details).map(standingLabel)).toEqual([
		"edit a source's details (author, outlet)",
		"edit a source's details (title)",
	]);
});
