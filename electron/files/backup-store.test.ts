import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptBackups } from "../../shared/model/kept-backups.ts";
import { age, contentOf, made, standingClock } from "../testing/backups.ts";
import { addSource, emptyCase, unwrap } from "../testing/case.ts";
import { filesIn, fingerprints } from "../testing/folder.ts";
import { BackupStore } from "./backup-store.ts";
import { findCaseFiles } from "./case-files.ts";
import { sha256 } from "./stored-source.ts";

const caseId = "caseaaaaaaaaaaaa";

/** A case with two sources, and a store for its backups. */
async function begin() {
	const folder = await emptyCase();
	await addSource(folder, "The ferry lost power at 17:42.");
	await addSource(folder, "Twelve people were hurt.");
	const home = join(folder, "..", "store");
	const store = new BackupStore(home, caseId);
	const clock = standingClock();
	const backUp = (signal?: AbortSignal) =>
		store.backUp({ folder, apart: [], title: "Ferry", reason: "asked for", now: clock.now(), signal });
	const write = (path: string, text: string) => writeFile(join(folder, path), text);
	/** Changes a file and backs up, some hours later than before. */
	const change = async (text: string, hours = 1) => {
		clock.goOn(hours);
		await write("notes.txt", text);
		return made(unwrap(await backUp()));
	};
	return { folder, home, store, clock, backUp, write, change };
}

function objectOf(home: string, text: string): string {
	const hash = sha256(text);
	return join(home, "objects", hash.slice(0, 2), hash);
}

test("B1 a backup names every file of the case with the hash of its bytes, and has the bytes", async () => {
	const { folder, home, store, backUp } = await begin();
	const backup = made(unwrap(await backUp()));
	expect(backup).toMatchObject({
		format: "parallax/backup",
		version: 1,
		id: "2026-11-02T08-00-00.000Z",
		caseId,
		title: "Ferry",
		folder,
		createdAt: "2026-11-02T08:00:00.000Z",
		reason: "asked for",
		leftOut: [],
	});
	expect(backup.files.map(({ path }) => path)).toEqual(await filesIn(folder));
	for (const { path, size, sha256: hash } of backup.files) {
		const bytes = await readFile(join(folder, path));
		expect([size, hash]).toEqual([bytes.length, sha256(bytes)]);
		expect(await readFile(join(home, "objects", hash.slice(0, 2), hash))).toEqual(bytes);
	}
	expect(unwrap(await store.manifests.read(backup.id))).toEqual(backup);
	expect(await store.damage(backup)).toEqual([]);
});

test("B1 backing up writes nothing into the case", async () => {
	const { folder, backUp } = await begin();
	const before = await fingerprints(folder);
	made(unwrap(await backUp()));
	expect(await fingerprints(folder)).toEqual(before);
});

test("B1 what cannot be read is left out and named; without its case.json a case is not backed up", async () => {
	const { folder, backUp } = await begin();
	const sourceId = (await filesIn(folder)).find((path) => path.startsWith("sources/")) ?? "";
	await rm(join(folder, sourceId));
	await mkdir(join(folder, sourceId));
	await symlink("case.json", join(folder, "link.json"));
	expect(made(unwrap(await backUp())).leftOut).toEqual([
		{ path: "link.json", reason: "It is a link, and links are not followed." },
	]);
	await rm(join(folder, "case.json"));
	expect(await backUp()).toMatchObject({ ok: false, problem: { code: "not-a-case" } });
});

test("B2 a further backup writes only what no earlier one has", async () => {
	const { home, change } = await begin();
	await change("one");
	const before = await fingerprints(join(home, "objects"));
	for (let count = 2; count <= 10; count++) await change(`text ${count}`);
	const after = await fingerprints(join(home, "objects"));
	expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 9);
	expect(after).toMatchObject(before);
	// A content that an earlier backup has costs nothing.
	await change("one");
	expect(await fingerprints(join(home, "objects"))).toEqual(after);
});

test("B2 when nothing has changed, nothing is made", async () => {
	const { folder, store, backUp, clock, write } = await begin();
	made(unwrap(await backUp()));
	clock.goOn(1);
	expect(unwrap(await backUp())).toBeNull();
	await age(folder);
	expect(unwrap(await backUp())).toBeNull();
	expect(await store.manifests.files()).toHaveLength(1);
	await write("notes.txt", "");
	made(unwrap(await backUp()));
	await rm(join(folder, "notes.txt"));
	clock.goOn(1);
	expect(made(unwrap(await backUp())).files.map(({ path }) => path)).not.toContain("notes.txt");
});

test("B2 files that look as they did are not read again, and a broken memory of them does no harm", async () => {
	const { folder, home, backUp, clock, write } = await begin();
	await write("notes.txt", "first");
	await age(folder);
	made(unwrap(await backUp()));
	const seen = join(home, "seen.json");
	const memory = await readFile(seen, "utf8");
	// A forged memory: the file is told to look as it did, so that its new content goes unseen.
	await write("notes.txt", "other");
	await age(folder);
	const { files } = unwrap(await findCaseFiles(folder, []));
	const marks = files.map(({ path, mark }) => [path, mark]);
	await writeFile(seen, JSON.stringify({ ...JSON.parse(memory), marks }));
	clock.goOn(1);
	expect(unwrap(await backUp())).toBeNull();
	const broken = ["{", "", memory.replace(/2026/, "1999"), memory.replace(/"version": 1/, '"version": 2')];
	for (const [index, text] of broken.entries()) {
		await writeFile(seen, text);
		clock.goOn(1);
		await write("notes.txt", `other ${index}`);
		expect(made(unwrap(await backUp())).files).toContainEqual(
			expect.objectContaining({ path: "notes.txt", sha256: sha256(`other ${index}`) }),
		);
	}
});

test("B2 a file of the same size and time but other content is seen to have changed", async () => {
	const { folder, backUp, clock, write } = await begin();
	await write("notes.txt", "17:42");
	await age(folder);
	made(unwrap(await backUp()));
	clock.goOn(1);
	await write("notes.txt", "17:48");
	await age(folder);
	expect(made(unwrap(await backUp())).files).toContainEqual(
		expect.objectContaining({ path: "notes.txt", sha256: sha256("17:48") }),
	);
});

test("B2 a backup that is interrupted makes nothing, and the next one goes on from there", async () => {
	const { home, store, backUp } = await begin();
	const signal = AbortSignal.abort();
	expect(await backUp(signal)).toMatchObject({ ok: false, problem: { code: "cancelled" } });
	expect(await store.manifests.files()).toEqual([]);
	made(unwrap(await backUp()));
	const before = await fingerprints(join(home, "objects"));
	// As if it had been interrupted just before its manifest.
	await rm(join(home, "backups"), { recursive: true });
	made(unwrap(await backUp()));
	expect(await fingerprints(join(home, "objects"))).toEqual(before);
});

test("B3 rolling keeps what it says and every kept backup whole; contents that none has are gone", async () => {
	const { home, store, clock, change } = await begin();
	const all = [];
	for (let count = 0; count < 40; count++) {
		all.push(await change(`text ${count}`, 5));
		await store.prune(clock.now());
	}
	const { backups, broken } = await store.manifests.all();
	expect(broken).toEqual([]);
	// Thinned step by step, more than ten remain: the days of the last week and the weeks.
	expect(backups.length).toBeGreaterThan(13);
	expect(backups.length).toBeLessThan(all.length);
	const times = backups.map(({ createdAt }) => Date.parse(createdAt));
	expect(keptBackups(times, Date.parse(clock.now()))).toEqual(new Set(times));
	expect(backups.slice(0, 10).map(({ id }) => id)).toEqual(
		all
			.slice(-10)
			.reverse()
			.map(({ id }) => id),
	);
	for (const backup of backups) expect(await store.damage(backup)).toEqual([]);
	const named = new Set(backups.flatMap(({ files }) => files.map((file) => file.sha256)));
	const kept = (await filesIn(join(home, "objects"))).map((path) => path.split("/")[1]);
	expect(new Set(kept)).toEqual(named);
});

test("B3 what an interrupted write left is swept, and nothing else", async () => {
	const { home, store, clock, change } = await begin();
	await change("one");
	const shelf = (await filesIn(join(home, "objects")))[0]?.split("/")[0] ?? "";
	const left = [
		".seen.json.0123456789ab.tmp",
		"backups/.2026-11-02T08-00-00.000Z.json.0123456789ab.tmp",
		`objects/${shelf}/.${"0".repeat(64)}.0123456789ab.tmp`,
		`objects/00/${"0".repeat(64)}`,
	];
	await mkdir(join(home, "objects", "00"));
	for (const path of left) await writeFile(join(home, path), "");
	await writeFile(join(home, "objects", "read me.txt"), "mine");
	const before = await filesIn(home);
	await store.prune(clock.now());
	expect(await filesIn(home)).toEqual(before.filter((path) => !left.includes(path)));
});

const manifestWith = (text: string) => (manifest: string) => manifest.replace(/"title": "Ferry"/, text);

test.each([
	["cut off", (manifest: string) => manifest.slice(0, -40), /is not whole JSON/],
	["empty", () => "", /it is empty/],
	[
		"of a newer Parallax",
		(manifest: string) => manifest.replace('"version": 1', '"version": 2'),
		/newer Parallax/,
	],
	["of another case", (manifest: string) => manifest.replace(caseId, "casebbbbbbbbbbbb"), /of another case/],
	[
		"of another instant",
		(manifest: string) => manifest.replace('"2026-11-02T09', '"2026-11-02T07'),
		/not its name/,
	],
	["that leads out", (manifest: string) => manifest.replace('"notes.txt"', '"../notes.txt"'), /path inside/],
	[
		"that leads out on Windows",
		(manifest: string) => manifest.replace('"notes.txt"', '"..\\\\notes.txt"'),
		/path inside/,
	],
	["with a field for prototypes", manifestWith('"__proto__": {}'), /“__proto__”/],
])(
	"B5 a manifest %s is told with its reason, never used, never removed, and takes no content with it",
	async (_what, break_, reason) => {
		const { home, store, clock, change, backUp } = await begin();
		const backup = await change("one");
		const file = join(home, "backups", `${backup.id}.json`);
		const broken = break_(await readFile(file, "utf8"));
		await writeFile(file, broken);
		expect(await store.manifests.all()).toMatchObject({
			backups: [],
			broken: [{ file: `${backup.id}.json`, message: expect.stringMatching(reason) }],
		});
		expect(await store.manifests.read(backup.id)).toMatchObject({ ok: false });
		await store.prune(clock.now());
		for (let count = 0; count < 15; count++) {
			await change(`text ${count}`);
			await store.prune(clock.now());
		}
		expect(await readFile(file, "utf8")).toBe(broken);
		expect(await readFile(objectOf(home, "one"), "utf8")).toBe("one");
		expect(unwrap(await backUp())).toBeNull();
	},
);

test("B5 a manifest under another name is not used", async () => {
	const { home, store, change } = await begin();
	const { id } = await change("one");
	const folder = join(home, "backups");
	await rename(join(folder, `${id}.json`), join(folder, "copy of a backup.json"));
	expect(await store.manifests.all()).toMatchObject({
		backups: [],
		broken: [{ file: "copy of a backup.json", message: expect.stringContaining("not named like a backup") }],
	});
	expect(await store.manifests.read("../../secret")).toMatchObject({ ok: false });
});

test("B5 damaged and missing contents are named, and the next backup mends what the case still has", async () => {
	const { folder, home, store, backUp, clock, change } = await begin();
	const backup = await change("one");
	await age(folder);
	expect(unwrap(await backUp())).toBeNull();
	await writeFile(objectOf(home, "one"), "ine");
	const other = backup.files.find(({ path }) => path.endsWith("source.json"));
	await rm(join(home, "objects", other?.sha256.slice(0, 2) ?? "", other?.sha256 ?? ""));
	expect(await store.damage(backup)).toEqual([
		{ path: "notes.txt", reason: "Its copy is damaged." },
		{ path: other?.path, reason: "Its copy is missing." },
	]);
	clock.goOn(1);
	expect(unwrap(await backUp())).toBeNull();
	expect(await store.damage(backup)).toEqual([]);
	// Longer is damaged too.
	await writeFile(objectOf(home, "one"), "one and more");
	expect(await store.damage(backup)).toEqual([{ path: "notes.txt", reason: "Its copy is damaged." }]);
});

test("B1 two backups of one instant are two or one, never one over the other", async () => {
	const { store, backUp, write } = await begin();
	const first = made(unwrap(await backUp()));
	await write("notes.txt", "one");
	expect(await backUp()).toMatchObject({ ok: false, problem: { code: "exists" } });
	expect(unwrap(await store.manifests.read(first.id))).toEqual(first);
});

test("B1 the content of a hidden file stays out of the backup", async () => {
	const { folder, backUp } = await begin();
	await writeFile(join(folder, ".hidden"), "x");
	const paths = made(unwrap(await backUp())).files.map(({ path }) => path);
	expect(paths).toEqual(Object.keys(await contentOf(folder)));
	expect(paths).not.toContain(".hidden");
});
