import { chmod, cp, mkdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Change } from "../../shared/model/change.ts";
import { anyChanges } from "../../shared/testing/arbitraries.ts";
import { claim, layerIds } from "../../shared/testing/samples.ts";
import { unwrap } from "../testing/case.ts";
import { setReadOnly, smallDisk, withoutPrivileges } from "../testing/disk.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { Journal, readJournal, segmentsIn } from "./journal.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const [layerId = "", otherLayerId = ""] = layerIds;

async function open(folder: string): Promise<Journal> {
	return unwrap(await Journal.open(folder, layerId));
}

function change(seq: number, statement = "Zwölf 👩‍👩‍👧"): Change {
	const edits = [{ before: null, after: claim({ statement }) }];
	return { seq, action: "actionaaaaaaaaaa", label: `„${seq}“`, at: "2026-03-01T10:00:00.000Z", edits };
}

/** A journal of so many changes, each appended by itself, in a folder that was not there. */
async function journalOf(changes: readonly Change[], place?: string): Promise<string> {
	const folder = join(place ?? (await temporaryFolder()), "journals", layerId);
	const journal = await open(folder);
	for (const one of changes) await journal.append([one]);
	await journal.close();
	return folder;
}

/** A change so large that its segment is finished with it. */
function large(seq: number): Change {
	const edits = Array.from({ length: 11 }, () => ({
		before: null,
		after: claim({ rationale: "x".repeat(100_000) }),
	}));
	return { ...change(seq), edits };
}

test("F11 what is appended, alone or together, is read again in its order, also by whoever opens the journal next", async () => {
	await fc.assert(
		fc.asyncProperty(anyChanges, fc.array(fc.nat(3)), async (changes, sizes) => {
			const folder = join(await temporaryFolder(), "journal");
			let journal = await open(folder);
			expect(await journal.read()).toMatchObject({ changes: [], problems: [] });
			const rest = [...changes];
			for (const size of [...sizes, changes.length]) {
				const some = rest.splice(0, size);
				if (some.length > 0) expect(await journal.append(some)).toBeNull();
				if (size !== 2) continue;
				await journal.close();
				journal = await open(folder);
			}
			expect(await journal.read()).toEqual({ changes, problems: [], unreadable: null });
			await journal.close();
			expect(await readJournal(folder, layerId)).toEqual({ changes, problems: [], unreadable: null });
		}),
		{ numRuns: 40 },
	);
});

test("F11 a journal cut at any byte gives every whole line, is appended to, and nothing is glued", async () => {
	const written = [change(1), change(2, "Dreizehn 👍🏽")];
	const folder = await journalOf(written);
	const path = join(folder, "000001.jsonl");
	const whole = await readFile(path);
	const ends = [...whole].flatMap((byte, index) => (byte === 0x0a ? [index + 1] : []));
	const [headerEnd = 0] = ends;
	for (let length = 0; length <= whole.length; length++) {
		await rm(folder, { recursive: true });
		await mkdir(folder);
		await writeFile(path, whole.subarray(0, length));
		const kept = written.slice(0, Math.max(0, ends.filter((end) => end <= length).length - 1));
		const journal = await open(folder);
		const told = length < headerEnd ? [expect.stringContaining("000001.jsonl, line 1")] : [];
		expect(await journal.read(), `cut at ${length}`).toMatchObject({ changes: kept, problems: told });
		const next = change(kept.length + 1, "Next");
		await journal.append([next]);
		await journal.close();
		expect(await readJournal(folder, layerId), `cut at ${length}`).toMatchObject({
			changes: [...kept, next],
			problems: told,
		});
	}
});

test("F11 whatever bits have flipped, the journal opens or is refused, and what is appended then is read again", async () => {
	const written = [change(1), change(2, "Dreizehn 👍🏽"), change(3)];
	const folder = await journalOf(written);
	const path = join(folder, "000001.jsonl");
	const whole = await readFile(path);
	const flips = fc.array(fc.record({ place: fc.nat(whole.length - 1), bit: fc.nat(7) }), {
		minLength: 1,
		maxLength: 3,
	});
	await fc.assert(
		fc.asyncProperty(flips, async (all) => {
			const damaged = Buffer.from(whole);
			for (const { place, bit } of all) damaged[place] = (damaged[place] ?? 0) ^ (1 << bit);
			await rm(folder, { recursive: true });
			await mkdir(folder);
			await writeFile(path, damaged);
			const opened = await Journal.open(folder, layerId);
			if (!opened.ok) {
				expect(opened.problem.code).toBe("newer-format");
				expect(await readFile(path)).toEqual(damaged);
				return;
			}
			const before = await opened.value.read();
			const next = change(4, "Next");
			await opened.value.append([next]);
			await opened.value.close();
			const after = await readJournal(folder, layerId);
			expect(after.changes).toEqual([...before.changes, next]);
			expect(after.problems).toEqual(expect.arrayContaining([...before.problems]));
		}),
		{ numRuns: 200 },
	);
});

test("F11 a segment is finished at 1 MB, told once, and the next one names its last line", async () => {
	const folder = await journalOf([]);
	const journal = await open(folder);
	expect(journal.segment).toBe(0);
	expect(await journal.append([change(1)])).toBeNull();
	expect(await journal.append([large(2)])).toBeNull();
	expect(journal.segment).toBe(1);
	expect(await journal.append([change(3)])).toBe(1);
	expect(await journal.append([change(4)])).toBeNull();
	expect(journal.segment).toBe(2);
	await journal.close();
	const next = await open(folder);
	expect(next.segment).toBe(2);
	expect(await next.append([large(5)])).toBeNull();
	expect(await next.append([change(6)])).toBe(2);
	await next.close();
	expect(await segmentsIn(folder)).toEqual([1, 2, 3]);
	const all = await readJournal(folder, layerId);
	expect(all.changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(all.problems).toEqual([]);
	const from = await readJournal(folder, layerId, 2);
	expect(from.changes.map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
	expect(from.problems).toEqual([]);
});

test("F11 a finished segment is opened again as finished", async () => {
	const folder = await journalOf([large(1)]);
	const journal = await open(folder);
	expect(await journal.append([change(2)])).toBe(1);
	await journal.close();
});

test("F11 a segment that is missing or was exchanged is told, and costs no other", async () => {
	const folder = await journalOf([large(1), large(2), change(3)]);
	const other = await journalOf([change(7), large(1)]);
	await cp(join(other, "000001.jsonl"), join(folder, "000001.jsonl"));
	expect(await readJournal(folder, layerId)).toMatchObject({
		changes: [{ seq: 7 }, { seq: 1 }, { seq: 2 }, { seq: 3 }],
		problems: ["000002.jsonl, line 1: it does not follow from the segment before."],
	});
	await rm(join(folder, "000002.jsonl"));
	const without = await readJournal(folder, layerId);
	expect(without.changes.map(({ seq }) => seq)).toEqual([7, 1, 3]);
	expect(without.problems).toEqual(["000002.jsonl is missing."]);
});

test("F11 F13 what a full disk refuses is not there, what it takes later is, and nothing is glued", async (context) => {
	const disk = await smallDisk(context, 256 * 1024);
	const folder = await journalOf([change(1)], disk);
	const path = join(folder, "000001.jsonl");
	const before = await readFile(path);
	const journal = await open(folder);
	const filler = join(disk, "filler");
	// The rest of the disk takes a part of what is appended: a torn line is what must not stay.
	await writeFile(filler, "x".repeat(200 * 1024));
	const many = Array.from({ length: 40 }, (_, index) => change(2 + index, "x".repeat(2_000)));
	for (let attempt = 0; attempt < 3; attempt++) {
		await expect(journal.append(many)).rejects.toMatchObject({ code: "ENOSPC" });
		expect(await readFile(path)).toEqual(before);
	}
	await rm(filler);
	await journal.append([change(2)]);
	await journal.append([change(3)]);
	await journal.close();
	expect(await readJournal(folder, layerId)).toEqual({
		changes: [change(1), change(2), change(3)],
		problems: [],
		unreadable: null,
	});
});

test("F11 F13 a disk that cannot be written to refuses; a journal begins once it can", async (context) => {
	const disk = await smallDisk(context, 4_000_000);
	const folder = join(disk, "journals", layerId);
	const journal = await open(folder);
	setReadOnly(disk, true);
	await expect(journal.append([change(1)])).rejects.toMatchObject({ code: "EROFS" });
	setReadOnly(disk, false);
	await journal.append([large(1)]);
	await journal.close();
	// The segment is finished: what is refused now is the beginning of the next one.
	const next = await open(folder);
	setReadOnly(disk, true);
	for (let attempt = 0; attempt < 2; attempt++)
		await expect(next.append([change(2)])).rejects.toMatchObject({ code: "EROFS" });
	setReadOnly(disk, false);
	expect(await next.append([change(2)])).toBe(1);
	await next.close();
	const { changes, problems } = await readJournal(folder, layerId);
	expect(changes.map(({ seq }) => seq)).toEqual([1, 2]);
	expect(problems).toEqual([]);
});

test("F11 that a segment is finished is told even when the first line after it was refused", async (context) => {
	const disk = await smallDisk(context, 2_000_000);
	const folder = await journalOf([large(1)], disk);
	const journal = await open(folder);
	// There is room for the next segment's first line, and none for what follows.
	await expect(journal.append([large(2)])).rejects.toMatchObject({ code: "ENOSPC" });
	expect(await segmentsIn(folder)).toEqual([1, 2]);
	expect(await journal.append([change(2)])).toBe(1);
	expect(await journal.append([change(3)])).toBeNull();
	await journal.close();
	const { changes, problems } = await readJournal(folder, layerId);
	expect(changes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
	expect(problems).toEqual([]);
});

test("F15 a journal of a newer program is refused, and left as it is", async () => {
	const folder = await journalOf([change(1)]);
	const path = join(folder, "000001.jsonl");
	const newer = (await readFile(path, "utf8")).replace('"version":1', '"version":2');
	await writeFile(path, newer);
	expect(await Journal.open(folder, layerId)).toMatchObject({ problem: { code: "newer-format" } });
	expect(await readFile(path, "utf8")).toBe(newer);
});

test("F11 a newest segment that is damaged is left as it is; the next one begins", async () => {
	for (const garbage of ["", "\0\0\0", "no journal\nat all\n"]) {
		const folder = await journalOf([large(1), change(2)]);
		const path = join(folder, "000002.jsonl");
		await writeFile(path, garbage);
		const journal = await open(folder);
		expect(await journal.append([change(3)])).toBe(2);
		await journal.close();
		expect(await readFile(path, "utf8")).toBe(garbage);
		const { changes, problems } = await readJournal(folder, layerId);
		expect(changes.map(({ seq }) => seq)).toEqual([1, 3]);
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.join(" ")).toContain("000002.jsonl");
	}
});

test("F12 another layer's journal in one's folder is not written into", async () => {
	const folder = await journalOf([change(1)]);
	const path = join(folder, "000001.jsonl");
	const theirs = await readFile(path);
	const journal = unwrap(await Journal.open(folder, otherLayerId));
	await journal.append([change(1)]);
	await journal.close();
	expect(await readFile(path)).toEqual(theirs);
	expect((await readJournal(folder, otherLayerId)).changes).toEqual([change(1)]);
});

test("F11 a journal that cannot be looked at is refused: it must not be begun anew", async (context) => {
	const folder = await journalOf([change(1)]);
	const path = join(folder, "000001.jsonl");
	const before = await readFile(path);
	await chmod(join(folder, "..", ".."), 0o755);
	await chmod(folder, 0o300);
	const opened = await withoutPrivileges(context, async () => {
		const result = await Journal.open(folder, layerId);
		if (result.ok) await result.value.append([change(2)]).catch(() => {});
		return result;
	});
	await chmod(folder, 0o755);
	expect(opened).toMatchObject({ problem: { code: "unreadable-file" } });
	expect(await readFile(path)).toEqual(before);
	await rm(folder, { recursive: true });
	await writeFile(folder, "");
	expect(await Journal.open(folder, layerId)).toMatchObject({ problem: { code: "unreadable-file" } });
});

test("F11 F12 a segment that the disk does not let be read is no damaged one: nothing is begun behind it", async (context) => {
	const folder = await journalOf([change(1)]);
	await chmod(join(folder, "..", ".."), 0o755);
	const path = join(folder, "000001.jsonl");
	await chmod(path, 0o000);
	const [opened, read] = await withoutPrivileges(context, async () => [
		await Journal.open(folder, layerId),
		await readJournal(folder, layerId),
	]);
	expect(opened).toMatchObject({ problem: { code: "unreadable-file" } });
	expect(read).toMatchObject({
		changes: [],
		unreadable: expect.stringContaining("000001.jsonl cannot be read"),
	});
	await chmod(path, 0o600);
	expect(await segmentsIn(folder)).toEqual([1]);
});

test("F11 what a crash left behind the last whole line goes with the next append", async () => {
	const folder = await journalOf([change(1)]);
	const path = join(folder, "000001.jsonl");
	const whole = (await stat(path)).size;
	await writeFile(path, '{"seq":2,"action":"act', { flag: "a" });
	await writeFile(join(folder, ".000002.jsonl.0123456789ab.tmp"), "left");
	const journal = await open(folder);
	await journal.append([change(2)]);
	await journal.close();
	expect(await filesIn(folder)).toEqual(["000001.jsonl"]);
	await truncate(path, whole);
	expect((await readJournal(folder, layerId)).changes).toEqual([change(1)]);
});
