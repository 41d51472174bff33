import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { put } from "../../shared/model/edits.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { stances } from "../../shared/schema/records.ts";
import { readCaseFolder } from "../files/case-folder.ts";
import type { StoredSource } from "../files/stored-source.ts";
import {
	ada,
	addSource,
	dataFolderOf,
	emptyCase,
	layerOf,
	openAs,
	save,
	tag,
	unwrap,
} from "../testing/case.ts";
import { withoutPrivileges } from "../testing/disk.ts";
import { filesIn, fingerprints, textsIn } from "../testing/folder.ts";
import { fixedWorld } from "../testing/world.ts";
import type { CaseSession } from "./case-session.ts";
import { journalsFolder } from "./choose-layer.ts";
import { renameCase } from "./claims.ts";
import { deleteEvidence, editEvidence } from "./evidence.ts";
import { machineMark } from "./machine-mark.ts";
import { openOwnLayer } from "./own-layer.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const home = `layers/${layerOf(ada)}`;

/** Ada's layer as opening it gives it; nothing is put right. */
async function opened(folder: string) {
	const dataFolder = dataFolderOf(folder, ada);
	const content = unwrap(await readCaseFolder(folder));
	const { mirror } = content;
	const machine = await machineMark(dataFolder);
	const caseId = content.case.id;
	return openOwnLayer({ dataFolder, caseId, ...ada, machine, mirror, world: fixedWorld() });
}

async function openedNow(folder: string) {
	const own = unwrap(await opened(folder));
	await own.close();
	return own;
}

function journalFolder(folder: string): string {
	return join(journalsFolder(dataFolderOf(folder, ada), "caseaaaaaaaaaaaa"), layerOf(ada));
}

/** What a layer holds; when it was made stands in a file that may be away. */
function content({ id, analyst, upTo, shards }: Layer) {
	return {
		id,
		analyst,
		upTo,
		shards: Object.fromEntries([...shards].map(([path, shard]) => [path, [...shard].sort()])),
	};
}

const deed = fc.oneof(
	fc.record({ act: fc.constant("tag" as const), source: fc.nat(2), stance: fc.constantFrom(...stances) }),
	fc.record({ act: fc.constantFrom("stance", "untag", "title", "undo", "close" as const), which: fc.nat(5) }),
);

/** Does something and saves it; `tags` are Ada's so far. */
function perform(
	session: CaseSession,
	sources: readonly StoredSource[],
	tags: string[],
	what: typeof deed extends fc.Arbitrary<infer T> ? T : never,
): void {
	if (what.act === "tag") {
		const source = sources[what.source];
		if (source) tags.push(tag(session, source, `word${tags.length % 9}`, what.stance).evidenceId);
	} else if (what.act === "title") renameCase(session, `Title ${what.which}`);
	else if (what.act === "undo") session.reverse("undo");
	else if (what.act === "stance")
		editEvidence(session, tags[what.which] ?? "", { stance: stances[what.which % 3] ?? "agrees" });
	else if (what.act === "untag") deleteEvidence(session, tags[what.which] ?? "");
}

test("F12 the journal over any older, partial, mixed or broken state of one's files gives the same layer, and they are put right", async () => {
	const damage = fc.array(fc.nat(99), { minLength: 12, maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(
			fc.array(deed, { minLength: 1, maxLength: 12 }),
			fc.array(damage, { minLength: 1, maxLength: 4 }),
			async (deeds, mixes) => {
				const folder = await emptyCase();
				const sources: StoredSource[] = [];
				for (const name of ["one", "two", "three"])
					sources.push(
						await addSource(folder, `${name}: word0 word1 word2 word3 word4 word5 word6 word7 word8`),
					);
				const states = new Map<string, Set<string>>();
				const tags: string[] = [];
				let session = await openAs(folder, ada);
				for (const what of deeds) {
					perform(session, sources, tags, what);
					await save(session);
					if (what.act === "close") {
						await session.close();
						session = await openAs(folder, ada);
					}
					const now = await textsIn(join(folder, home)).catch(() => ({}));
					for (const [path, text] of Object.entries(now))
						states.set(path, (states.get(path) ?? new Set()).add(text));
				}
				await session.close();
				const newest = content((await openedNow(folder)).layer);
				for (const mix of mixes) {
					for (const [index, [path, texts]] of [...states].entries())
						await putState(join(folder, home, path), [...texts], mix[index] ?? 0);
					const own = await openedNow(folder);
					expect(content(own.layer)).toEqual(newest);
					expect(own.problems).toEqual([]);
					const mending = await openAs(folder, ada);
					await save(mending);
					await mending.close();
					const again = unwrap(await readCaseFolder(folder));
					expect(again.notices).toEqual([]);
					const [layer] = again.layers;
					if (layer) expect(content(layer)).toEqual(newest);
					else expect(newest.upTo).toBe(0);
					expect((await openedNow(folder)).behind).toEqual([]);
				}
			},
		),
		{ numRuns: 25 },
	);
});

/** Puts a file into one of the states that it had, or into one that it never should have. */
async function putState(path: string, texts: readonly string[], choice: number): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const text = texts[choice % texts.length] ?? "";
	if (choice < 70) await writeFile(path, text, "latin1");
	else if (choice < 80) await rm(path, { force: true });
	else if (choice < 90) await writeFile(path, text.slice(0, (text.length * choice) / 100), "latin1");
	else await writeFile(path, choice % 2 === 0 ? "" : "\0".repeat(100));
}

/** A case in which Ada has tagged and closed it, and once more tagged and ended without closing it. */
async function twoSittings() {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	const { claimId } = tag(session, source, "The ferry");
	await save(session);
	await session.close();
	const afterFirst = await textsIn(join(folder, home));
	const second = await openAs(folder, ada);
	tag(second, source, "lost power", "conflicts", claimId);
	await save(second);
	return { folder, source, afterFirst, second, evidence: `evidence/${source.id}.json` };
}

async function putBack(folder: string, texts: Record<string, string>): Promise<void> {
	for (const [path, text] of Object.entries(texts)) await writeFile(join(folder, home, path), text, "latin1");
}

test("F11 F12 files that a crash kept from a change are behind; files that had it once were restored from an old copy", async () => {
	const { folder, afterFirst, second, evidence } = await twoSittings();
	await putBack(folder, afterFirst);
	expect(await openedNow(folder)).toMatchObject({ behind: [evidence], restored: [] });
	// Closing notes that every file has everything; what lacks it then had it once.
	await second.look();
	await save(second);
	await second.close();
	expect(await openedNow(folder)).toMatchObject({ behind: [], restored: [] });
	await putBack(folder, afterFirst);
	expect(await openedNow(folder)).toMatchObject({ behind: [evidence], restored: [evidence] });
});

test("F11 opening a layer writes nothing, whatever is behind", async () => {
	const { folder, afterFirst } = await twoSittings();
	await putBack(folder, afterFirst);
	const before = [await fingerprints(folder), await fingerprints(dataFolderOf(folder, ada))];
	await openedNow(folder);
	expect([await fingerprints(folder), await fingerprints(dataFolderOf(folder, ada))]).toEqual(before);
});

/** Rationales so long that the journal's segment is finished with them. */
function finishSegment(session: CaseSession): void {
	const edits = Array.from({ length: 11 }, (_, index) => {
		const id = `aa${"abcdefghijk"[index]}`.padEnd(16, "a");
		const claim = { kind: "claim", id, statement: "", rationale: "x".repeat(100_000) } as const;
		return put(session.editing(), { ...claim, createdAt: "2026-03-01T10:00:00.000Z" });
	});
	session.perform("write at length", edits);
}

test("F11 where the files are those that were noted, only what follows is read of the journal; else all of it", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	const { claimId } = tag(session, source, "The ferry");
	finishSegment(session);
	await save(session);
	tag(session, source, "lost power", "conflicts", claimId);
	await save(session);
	await session.close();
	expect(await filesIn(join(folder, home, "history"))).toEqual(["000001.jsonl"]);
	await rm(join(journalFolder(folder), "000001.jsonl"));
	expect(await openedNow(folder)).toMatchObject({ problems: [], behind: [] });
	const path = join(folder, home, "evidence", `${source.id}.json`);
	await writeFile(path, await readFile(path));
	expect(await openedNow(folder)).toMatchObject({ problems: ["000001.jsonl is missing."], behind: [] });
});

test("F11 a copy of a finished segment that is missing from the case is made again", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power at 17:42.");
	const session = await openAs(folder, ada);
	finishSegment(session);
	await save(session);
	tag(session, source, "The ferry");
	await save(session);
	await session.close();
	const copy = join(folder, home, "history", "000001.jsonl");
	const whole = await readFile(join(journalFolder(folder), "000001.jsonl"));
	expect((await readFile(copy)).equals(whole)).toBe(true);
	await rm(dirname(copy), { recursive: true });
	await save(await openAs(folder, ada));
	expect((await readFile(copy)).equals(whole)).toBe(true);
});

test("F12 a journal whose owner cannot be read is nobody's: a new layer begins, and nothing of the old one is touched", async () => {
	const { folder, source, second } = await twoSittings();
	await second.close();
	await writeFile(join(journalFolder(folder), "owner.json"), "{");
	const before = [await fingerprints(join(folder, home)), await fingerprints(journalFolder(folder))];
	const session = await openAs(folder, ada);
	expect(session.layerId).not.toBe(layerOf(ada));
	tag(session, source, "17:42");
	await save(session);
	expect([await fingerprints(join(folder, home)), await fingerprints(journalFolder(folder))]).toEqual(before);
});

test("F12 F15 journals that cannot be looked at, and one of a newer program, refuse opening, and stay as they are", async (context) => {
	const { folder, second } = await twoSittings();
	await second.close();
	const journal = journalFolder(folder);
	const segment = join(journal, "000001.jsonl");
	const text = await readFile(segment, "utf8");
	await writeFile(segment, text.replace('"version":1', '"version":2'));
	expect(await opened(folder)).toMatchObject({ problem: { code: "newer-format" } });
	await writeFile(segment, text);
	for (const unlistable of [journal, dirname(journal)]) {
		const before = await readdir(journal);
		await openToEverybody(folder);
		await chmod(unlistable, 0o300);
		const refused = await withoutPrivileges(context, () => opened(folder));
		await chmod(unlistable, 0o755);
		expect(refused).toMatchObject({ problem: { code: "unreadable-file" } });
		expect(await readdir(journal)).toEqual(before);
	}
});

/** Lets another user go into the folders of a test. */
async function openToEverybody(folder: string): Promise<void> {
	const data = dataFolderOf(folder, ada);
	for (const path of [dirname(folder), `${folder}.data`, data, join(data, "journals")])
		await chmod(path, 0o755);
}

test("F12 F13 a spill is taken up on opening, behind what the journal has, and goes once the journal has it", async () => {
	const { folder, source, second } = await twoSittings();
	await second.close();
	const session = await openAs(folder, ada);
	const { claimId, evidenceId } = tag(session, source, "17:42");
	const change = session.history.undo.newest;
	// As if the journal and the files had been refused: the state before, and the change where a spill is put.
	await save(session);
	const { layer } = await openedNow(folder);
	const own = unwrap(await opened(folder));
	const place = await own.spill(change ? [change] : []);
	expect(place).toContain("unsaved");
	await own.close();
	const again = await openedNow(folder);
	expect(again.spilled).toMatchObject([{ seq: layer.upTo + 1, edits: change?.edits }]);
	const taking = await openAs(folder, ada);
	await save(taking);
	expect(taking.current({ kind: "evidence", id: evidenceId, sourceId: source.id } as never)).toMatchObject({
		claimId,
	});
	await vi.waitFor(async () => expect((await openedNow(folder)).spilled).toEqual([]));
	expect((await filesIn(dataFolderOf(folder, ada))).filter((path) => path.includes("unsaved"))).toEqual([]);
});

test("F12 a data folder that was copied to another place is another device's: its copy gets a new layer", async () => {
	const { folder, second } = await twoSittings();
	await second.close();
	const data = dataFolderOf(folder, ada);
	await cp(data, `${data}.copy`, { recursive: true });
	const content = unwrap(await readCaseFolder(folder));
	const machine = await machineMark(`${data}.copy`);
	const own = unwrap(
		await openOwnLayer({
			dataFolder: `${data}.copy`,
			caseId: content.case.id,
			...ada,
			machine,
			mirror: content.mirror,
			world: fixedWorld(),
		}),
	);
	expect(own.layer.id).not.toBe(layerOf(ada));
	expect(own.layer.upTo).toBe(0);
	await own.close();
});
