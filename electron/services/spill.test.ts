import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Change } from "../../shared/model/change.ts";
import { anyChanges } from "../../shared/testing/arbitraries.ts";
import { claim } from "../../shared/testing/samples.ts";
import { ada, ben, layerOf } from "../testing/case.ts";
import { setReadOnly, smallDisk } from "../testing/disk.ts";
import { filesIn, temporaryFolder } from "../testing/folder.ts";
import { readSpilled, spill, spillPlaces } from "./spill.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const id = layerOf(ada);
const change: Change = {
	seq: 1,
	action: "actionaaaaaaaaaa",
	label: "tag",
	at: "2026-03-01T10:00:00.000Z",
	edits: [{ before: null, after: claim() }],
};

test("F13 what is spilled is read again, whatever the changes, and removed when asked", async () => {
	await fc.assert(
		fc.asyncProperty(anyChanges, async (changes) => {
			const folder = await temporaryFolder();
			const places = [join(folder, "a.jsonl"), join(folder, "b.jsonl")];
			expect(await spill(places, id, changes)).toBe(places[0]);
			const found = await readSpilled(places, id);
			expect(found.changes).toEqual(changes);
			if (changes.length === 0) return;
			await found.remove();
			expect(await filesIn(folder)).toEqual([]);
			expect((await readSpilled(places, id)).changes).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

test("F13 the first place that takes it is used, and nobody else may read it; where none does, that is said", async (context) => {
	const disk = await smallDisk(context, 1_000_000);
	const folder = await temporaryFolder();
	setReadOnly(disk, true);
	const [full, free] = [join(disk, "spill.jsonl"), join(folder, "spill.jsonl")];
	expect(await spill([full, free], id, [change])).toBe(free);
	expect((await stat(free)).mode & 0o077).toBe(0);
	expect(await spill([full], id, [change])).toBeNull();
	setReadOnly(disk, false);
	const found = await readSpilled([full, free], id);
	expect(found.changes).toEqual([change]);
});

test("F13 the places are beside the journal and in the folder for temporary files, by case and layer", () => {
	expect(spillPlaces("/journals", "caseaaaaaaaaaaaa", id)).toEqual([
		join("/journals", `${id}.unsaved.jsonl`),
		join(tmpdir(), `parallax-unsaved-caseaaaaaaaaaaaa-${id}.jsonl`),
	]);
});

test("F12 F13 a spill of another layer, a broken one, a link and a folder are not taken up, and stay", async () => {
	const folder = await temporaryFolder();
	const path = (name: string) => join(folder, name);
	await spill([path("theirs")], layerOf(ben), [change]);
	await spill([path("own")], id, [change]);
	await writeFile(path("broken"), "\0\0\0");
	await writeFile(path("newer"), (await readFile(path("own"), "utf8")).replace('"version":1', '"version":2'));
	await symlink(path("own"), path("link"));
	await mkdir(path("folder"));
	const before = await filesIn(folder);
	const found = await readSpilled(["theirs", "broken", "newer", "link", "folder", "none"].map(path), id);
	expect(found.changes).toEqual([]);
	await found.remove();
	expect(await filesIn(folder)).toEqual(before);
});

test("F13 a spill that is damaged gives what is whole in it, and is kept for whoever looks into it", async () => {
	const folder = await temporaryFolder();
	const place = join(folder, "spill.jsonl");
	await spill([place], id, [change, { ...change, seq: 2 }]);
	const text = await readFile(place, "utf8");
	await writeFile(place, text.replace('"seq":1', '"seq":"'));
	const found = await readSpilled([place], id);
	expect(found.changes).toEqual([{ ...change, seq: 2 }]);
	await found.remove();
	expect(await filesIn(folder)).toEqual(["spill.jsonl.damaged"]);
	expect((await readSpilled([place], id)).changes).toEqual([]);
});
