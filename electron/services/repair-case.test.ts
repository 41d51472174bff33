import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { recordsOf } from "../../shared/model/layer.ts";
import { success } from "../../shared/result.ts";
import type { LayerRecord } from "../../shared/schema/records.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import { ada, ben, dataFolderOf, layerOf, openAs, unwrap } from "../testing/case.ts";
import {
	asAdaChecks,
	type CheckedFolder,
	caseToCheck,
	findingsIn,
	finishSegment,
	put,
	rewrite,
} from "../testing/checked-case.ts";
import { setReadOnly, smallDisk } from "../testing/disk.ts";
import { filesIn, fingerprints, textsIn } from "../testing/folder.ts";
import { checkAndRepair } from "./check-and-repair.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Checks and repairs on Ada's computer, as the command line does. */
async function repair(folder: string) {
	const outcome = unwrap(
		await checkAndRepair(folder, asAdaChecks(folder), {
			session: async () => success(await openAs(folder, ada)),
		}),
	);
	if (!outcome.repair) throw new Error("Nothing was to be repaired.");
	return { ...outcome, repair: outcome.repair };
}

/** The case as everybody is shown it: texts, and every layer's records. */
async function content(folder: string) {
	const { sources, layers } = unwrap(await readCaseFolder(folder));
	const records = layers.map((layer) => [
		layer.id,
		[...recordsOf(layer)].map((record) => JSON.stringify(record)).sort(),
	]);
	return { sources: sources.map(({ id, text }) => [id, text]), records };
}

async function originalOf({ folder }: CheckedFolder, sourceId: string): Promise<string> {
	const home = `sources/${sourceId}/originals`;
	const [name = ""] = await readdir(join(folder, home));
	return `${home}/${name}`;
}

/** A file that is written anew says that it contains all changes up to now. */
function withoutUpTo(texts: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(texts).map(([path, text]) => [path, text.replace(/"upTo": \d+/, '"upTo": 0')]),
	);
}

/** Everything that is not one's own layer: no repair of files may touch it. */
function others(all: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(all).filter(([path]) => !path.startsWith(`layers/${layerOf(ada)}/`)),
	);
}

test("K3 one's own files are written anew from the journal, and what they were is kept", async () => {
	const { folder, ada: own } = await caseToCheck();
	const before = await content(folder);
	const texts = await textsIn(folder);
	await writeFile(join(folder, own.claims), "{ broken");
	await writeFile(join(folder, `${own.home}/layer.json`), "");
	await rm(join(folder, own.evidence[0]));
	await rewrite<{ records: LayerRecord[] }>(folder, own.evidence[1], (file) => ({
		...file,
		records: file.records.map((record) => ({ ...record, id: "aaaaaaaaaaaaaaaa" })),
	}));
	const damaged = await textsIn(folder);
	const { findings, repair: done } = await repair(folder);
	const put = [`${own.home}/layer.json`, own.claims, ...own.evidence].sort();
	expect(done.repaired).toEqual(
		put.map((file) => ({ file, message: `${file} was written anew from this computer's journal.` })),
	);
	expect(done.refused).toEqual([]);
	expect(done.keptIn).toBe(join(dataFolderOf(folder, ada), "set-aside", "caseaaaaaaaaaaaa"));
	const kept = Object.values(await textsIn(done.keptIn ?? ""));
	expect(kept.sort()).toEqual(
		[damaged[own.claims], damaged[own.evidence[1]], damaged[`${own.home}/layer.json`]].sort(),
	);
	// The changed record is one that only the file has: it stays, beside the one that the journal has.
	expect(findings).toMatchObject([{ code: "not-in-journal", where: "evidence/aaaaaaaaaaaaaaaa" }]);
	const { [own.evidence[1]]: _changed, ...rest } = withoutUpTo(await textsIn(folder));
	expect(withoutUpTo(texts)).toMatchObject(rest);
	const after = await content(folder);
	expect(after.sources).toEqual(before.sources);
	for (const [index, [, records]] of before.records.entries())
		expect(after.records[index]?.[1]).toEqual(expect.arrayContaining([...(records ?? [])]));
});

test("K3 a record of another file, a twin and a wrong source in one's own files are put right", async () => {
	const { folder, ada: own, sources } = await caseToCheck();
	const before = await textsIn(folder);
	type Shard = { records: LayerRecord[] };
	await rewrite<Shard>(folder, own.evidence[0], (file) => ({
		...file,
		records: file.records.map((record) => ({ ...record, sourceId: sources[1].id })),
	}));
	await rewrite<Shard>(folder, own.claims, (file) => ({
		...file,
		records: [...file.records, ...file.records],
	}));
	await rewrite<Shard>(folder, own.evidence[1], (file) => ({ ...file, sourceId: sources[0].id }));
	const { findings, repair: done } = await repair(folder);
	expect(findings).toEqual([]);
	expect(done.repaired).toHaveLength(3);
	expect(withoutUpTo(await textsIn(folder))).toEqual(withoutUpTo(before));
});

test("K3 a record changed under its version is the journal's again where that content counts", async () => {
	const { folder, ada: own } = await caseToCheck();
	const before = await textsIn(folder);
	const text = await readFile(join(folder, own.claims), "utf8");
	await writeFile(join(folder, own.claims), text.replace("Twelve", "Eleven"));
	expect((await repair(folder)).findings).toEqual([]);
	expect(withoutUpTo(await textsIn(folder))).toEqual(withoutUpTo(before));
});

test("K3 damage that left a file's size and times as they were is put right from the whole journal", async () => {
	const { folder, ada: own } = await caseToCheck();
	const path = join(folder, own.evidence[0]);
	const then = new Date("2026-03-01T11:00:00Z");
	await utimes(path, then, then);
	// The next opening reads only the newest segment, because all files are as this session left them.
	const session = await openAs(folder, ada);
	await finishSegment(session);
	await session.close();
	const text = await readFile(path, "utf8");
	await writeFile(path, text.replace('"Twelve people', '"Eleven people'));
	await utimes(path, then, then);
	expect((await openAs(folder, ada)).notices).toEqual([]);
	expect((await findingsIn(folder)).map(({ code }) => code)).toContain("record-differs");
	expect((await repair(folder)).findings).toEqual([]);
	expect(withoutUpTo({ path: await readFile(path, "utf8") })).toEqual(withoutUpTo({ path: text }));
});

test("K3 a session that was open all the while puts its files right, and says so", async () => {
	const { folder, ada: own } = await caseToCheck();
	const before = await textsIn(folder);
	const session = await openAs(folder, ada);
	const path = join(folder, own.claims);
	await writeFile(path, (await readFile(path, "utf8")).replace("Twelve", "Eleven"));
	await rm(join(folder, own.evidence[0]));
	const outcome = unwrap(
		await checkAndRepair(folder, asAdaChecks(folder), { session: async () => success(session) }),
	);
	expect(outcome.findings).toEqual([]);
	expect(outcome.repair?.repaired.map(({ file }) => file)).toEqual([own.claims, own.evidence[0]].sort());
	expect(session.notes.map(({ file }) => file).sort()).toEqual([own.claims, own.evidence[0]].sort());
	expect(withoutUpTo(await textsIn(folder))).toEqual(withoutUpTo(before));
});

test("K3 copies of segments are made from the journal, and what they were is kept", async () => {
	const { folder, ada: own } = await caseToCheck();
	const session = await openAs(folder, ada);
	await finishSegment(session);
	await session.close();
	const copy = join(folder, own.home, "history/000001.jsonl");
	const text = await readFile(copy, "utf8");
	await writeFile(copy, text.slice(0, 1_000));
	const { findings, repair: done } = await repair(folder);
	expect(findings).toEqual([]);
	expect(await readFile(copy, "utf8")).toBe(text);
	expect(Object.values(await textsIn(done.keptIn ?? ""))).toEqual([text.slice(0, 1_000)]);
	await rm(copy);
	expect((await repair(folder)).findings).toEqual([]);
	expect(await readFile(copy, "utf8")).toBe(text);
});

test("K3 a source is made anew only from bytes that give exactly it; an original only from the same bytes", async () => {
	const made = await caseToCheck();
	const { folder, sources } = made;
	const before = await textsIn(folder);
	const [first, second] = [sources[0].id, sources[1].id];
	const original = await originalOf(made, second);
	const nowhere = `sources/${"a".repeat(26)}`;
	const twin = `${nowhere}/originals/${original.split("/").at(-1)}`;
	await writeFile(join(folder, `sources/${first}/source.json`), "{}");
	await rm(join(folder, `sources/${second}/source.json`));
	await mkdir(join(folder, nowhere, "originals"), { recursive: true });
	await rename(join(folder, original), join(folder, twin));
	const { findings, repair: done } = await repair(folder);
	const madeAnew = [first, second].map((id) => ({
		file: `sources/${id}/source.json`,
		message: `sources/${id}/source.json was made anew from its original.`,
	}));
	const copied = { file: original, message: `${original} has the bytes of ${twin} now.` };
	expect(done.repaired).toEqual([...madeAnew, copied].sort((a, b) => (a.file < b.file ? -1 : 1)));
	expect(Object.values(await textsIn(done.keptIn ?? ""))).toEqual(["{}"]);
	// No bytes give a source that never was.
	expect(findings.map(({ code, file, repairable }) => [code, file, repairable])).toEqual([
		["missing-file", `${nowhere}/source.json`, false],
		["original-unnamed", twin, false],
	]);
	expect(withoutUpTo(await textsIn(folder))).toMatchObject(withoutUpTo(before));
});

test("K3 left-over files of one's own are removed, and nothing else's", async () => {
	const { folder, ada: own, ben: theirs } = await caseToCheck();
	const old = new Date("2026-02-01T00:00:00Z");
	const leftOver = [own.home, `${own.home}/evidence`, theirs.home, `sources`].map(
		(home) => `${home}/.x.json.0123456789ab.tmp`,
	);
	for (const path of leftOver) {
		await put(folder, path, "");
		await utimes(join(folder, path), old, old);
	}
	const { repair: done } = await repair(folder);
	expect(done.repaired.map(({ message }) => message)).toEqual(
		leftOver
			.slice(0, 2)
			.sort()
			.map((path) => `${path}, which was left over, was removed.`),
	);
	expect((await filesIn(folder)).filter((path) => path.endsWith(".tmp"))).toEqual(leftOver.slice(2).sort());
});

/** Ways to damage anything at all in a case; every file of a teammate's among them. */
const damages: readonly ((made: CheckedFolder) => Promise<unknown>)[] = [
	({ folder, ada: { claims } }) => writeFile(join(folder, claims), "{"),
	({ folder, ben: { claims } }) => writeFile(join(folder, claims), "{"),
	({ folder, ada: { home } }) => rm(join(folder, home), { recursive: true }),
	({ folder, ben: { home } }) => rm(join(folder, home, "layer.json")),
	({ folder, ben: { evidence } }) => rm(join(folder, evidence[0])),
	({ folder, sources: [{ id }] }) => writeFile(join(folder, `sources/${id}/source.json`), ""),
	({ folder, sources: [, { id }] }) => rm(join(folder, `sources/${id}/originals`), { recursive: true }),
	({ folder, ada: { evidence } }) => mkdir(join(folder, `${evidence[0]}.txt`)),
	async ({ folder, ada: { evidence } }) => {
		await rm(join(folder, evidence[1]));
		await mkdir(join(folder, evidence[1]));
	},
	async ({ folder, ada: { home } }) => {
		await rename(join(folder, home, "claims"), join(folder, "../claims"));
		await symlink("../../../claims", join(folder, home, "claims"));
	},
	({ folder, ben: { evidence } }) =>
		rewrite<{ records: LayerRecord[] }>(folder, evidence[1], (file) => ({
			...file,
			records: [...file.records, ...file.records],
		})),
];

test.each(damages.map((_damage, index) => index))(
	"K3 K4 after a repair nothing repairable is left, and no teammate's file was touched (damage %i and those before it)",
	async (last) => {
		const made = await caseToCheck();
		for (const damage of damages.slice(0, last + 1)) await damage(made).catch(() => {});
		const before = others(await fingerprints(made.folder));
		const { findings, repair: done } = await repair(made.folder);
		expect(findings.filter(({ repairable }) => repairable)).toEqual([]);
		expect(done.refused).toEqual([]);
		const { [`sources/${made.sources[0].id}/source.json`]: _rebuilt, ...rest } = before;
		expect(await fingerprints(made.folder)).toMatchObject(rest);
		// What is left cannot be put right here, so that a second repair has nothing to do.
		const again = await checkAndRepair(made.folder, asAdaChecks(made.folder), {
			session: async () => success(await openAs(made.folder, ada)),
		});
		expect(unwrap(again).repair).toBeNull();
	},
);

test("K3 a healthy case is not opened, and nothing is written", async () => {
	const { folder } = await caseToCheck();
	const before = await fingerprints(join(folder, ".."));
	const outcome = unwrap(
		await checkAndRepair(folder, asAdaChecks(folder), {
			session: async () => {
				throw new Error("A healthy case was opened.");
			},
		}),
	);
	expect(outcome).toMatchObject({ findings: [], repair: null });
	expect(await fingerprints(join(folder, ".."))).toEqual(before);
});

test("K3 what cannot be kept is not replaced, and the reason is said", async (context) => {
	const { folder, ada: own, sources } = await caseToCheck();
	await writeFile(join(folder, own.claims), "{");
	await rm(join(folder, `sources/${sources[0].id}/source.json`));
	const full = await smallDisk(context, 100_000);
	setReadOnly(full, true);
	await symlink(full, join(dataFolderOf(folder, ada), "set-aside"));
	const { findings, repair: done } = await repair(folder);
	expect(done.refused).toEqual([
		`${own.claims} was left as it is. The folder is on a disk that cannot be written to. Make it writable, then try again.`,
	]);
	expect(done.repaired.map(({ file }) => file)).toEqual([`sources/${sources[0].id}/source.json`]);
	expect(await readFile(join(folder, own.claims), "utf8")).toBe("{");
	expect(findings).toMatchObject([{ code: "broken-file", repairable: true }]);
	setReadOnly(full, false);
});

test("K3 Ben's computer puts Ben's files right, and not Ada's", async () => {
	const { folder, ada: adas, ben: bens } = await caseToCheck();
	await writeFile(join(folder, adas.claims), "{");
	await writeFile(join(folder, bens.claims), "{");
	const id = layerOf(ben);
	const options = asAdaChecks(folder, { dataFolder: dataFolderOf(folder, ben), own: id, usual: id });
	const session = async () => success(await openAs(folder, ben));
	const { findings, repair: done } = unwrap(await checkAndRepair(folder, options, { session }));
	expect(done?.repaired.map(({ file }) => file)).toEqual([bens.claims]);
	expect(await readFile(join(folder, adas.claims), "utf8")).toBe("{");
	expect(findings[0]).toMatchObject({ code: "broken-file", file: adas.claims, repairable: false });
	expect((await findingsIn(folder))[0]).toMatchObject({ file: adas.claims, repairable: true });
});
