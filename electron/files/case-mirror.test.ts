import { chmod, mkdir, rename, rm, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { unite } from "../../shared/merge/union.ts";
import { ada, addSource, ben, emptyCase, layerOf, openAs, save, tag } from "../testing/case.ts";
import { withoutPrivileges } from "../testing/disk.ts";
import { filesIn, textsIn } from "../testing/folder.ts";
import { writeAtomically } from "./atomic-write.ts";
import { CaseMirror } from "./case-mirror.ts";
import type { Fingerprint } from "./fingerprint.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** A case in which Ada and Ben have tagged, with every state that each file has had. */
async function livelyCase() {
	const folder = await emptyCase();
	const states = new Map<string, string[]>();
	const note = async () => {
		for (const [path, text] of Object.entries(await textsIn(folder))) {
			const known = states.get(path) ?? [];
			if (known.at(-1) !== text) states.set(path, [...known, text]);
		}
	};
	const first = await addSource(folder, "The ferry lost power at 17:42.");
	await note();
	for (const person of [ada, ben]) {
		const session = await openAs(folder, person);
		const { claimId } = tag(session, first, "The ferry");
		await save(session);
		await note();
		tag(session, first, "lost power", "conflicts", claimId);
		await save(session);
		await note();
		await session.close();
	}
	await addSource(folder, "Nobody was hurt.");
	await note();
	// What a look does not read.
	for (const path of states.keys())
		if (path === "case.json" || path.includes("/originals/")) states.delete(path);
	return { folder, states };
}

function contentOf(mirror: CaseMirror) {
	return {
		sources: [...mirror.sources.keys()].sort(),
		union: [...unite(mirror.layers)].sort(([a], [b]) => (a < b ? -1 : 1)),
		notices: mirror.notices,
	};
}

async function freshContent(folder: string) {
	const mirror = new CaseMirror(folder);
	await mirror.look();
	return contentOf(mirror);
}

const step = fc.record({
	file: fc.nat(20),
	state: fc.nat(5),
	damage: fc.constantFrom("none", "none", "half", "empty", "garbage", "newer", "gone", "folder", "link"),
	how: fc.constantFrom("in place", "replaced"),
	look: fc.boolean(),
});

/** Does to a file what a sync engine, a disk or a person may do to it. */
async function happen(
	path: string,
	text: string,
	{ damage, how }: { damage: string; how: string },
): Promise<void> {
	await rm(path, { recursive: true, force: true });
	await mkdir(dirname(path), { recursive: true });
	if (damage === "gone") return;
	if (damage === "folder") return void (await mkdir(path));
	if (damage === "link") return symlink("/dev/zero", path);
	const damaged: Record<string, string> = {
		half: text.slice(0, text.length / 2),
		empty: "",
		garbage: "\0".repeat(text.length),
		newer: text.replace('"version": 1', '"version": 7'),
	};
	const bytes = Buffer.from(damaged[damage] ?? text, "latin1");
	if (how === "replaced") await writeAtomically(path, bytes);
	else await writeFile(path, bytes);
}

test("F15 M2 whatever happens to files between looks: nothing throws, and once they are whole a look finds what reading anew finds", async () => {
	const { folder, states } = await livelyCase();
	const paths = [...states.keys()].sort();
	const newest = async () => {
		for (const [path, texts] of states)
			await happen(join(folder, path), texts.at(-1) ?? "", { damage: "none", how: "replaced" });
	};
	const whole = await freshContent(folder);
	expect(whole.notices).toEqual([]);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
			const mirror = new CaseMirror(folder);
			await mirror.look();
			expect(contentOf(mirror)).toEqual(whole);
			for (const { file, state, look, ...what } of steps) {
				const path = paths[file % paths.length] ?? "";
				const texts = states.get(path) ?? [];
				await happen(join(folder, path), texts[state % texts.length] ?? "", what);
				if (!look) continue;
				const { noticesChanged } = await mirror.look();
				if (what.damage !== "none") expect(mirror.notices.map((notice) => notice.file)).toContain(path);
				// What was known of a file that cannot be used stays: nothing that was shown goes.
				expect(mirror.sources.size).toBe(whole.sources.length);
				expect(mirror.layers.length).toBe(2);
				expect(typeof noticesChanged).toBe("boolean");
			}
			await newest();
			await mirror.look();
			expect(contentOf(mirror)).toEqual(whole);
		}),
		{ numRuns: 60 },
	);
});

test("M2 a look reads only what has changed, and says exactly what came", async () => {
	const { folder, states } = await livelyCase();
	const mirror = new CaseMirror(folder);
	const first = await mirror.look();
	expect(first.sources.length).toBe(2);
	expect(first.layers.map(({ id, before }) => [id, before])).toEqual([
		[layerOf(ada), undefined],
		[layerOf(ben), undefined],
	]);
	expect(await mirror.look()).toMatchObject({ sources: [], layers: [], noticesChanged: false });
	const [path = ""] = [...states.keys()].filter((file) => file.includes(`${layerOf(ben)}/evidence/`));
	await writeFile(join(folder, path), states.get(path)?.[0] ?? "", "latin1");
	const [ofBen, ...others] = (await mirror.look()).layers;
	expect(others).toEqual([]);
	expect(ofBen).toMatchObject({ id: layerOf(ben), paths: [path.split("/").slice(2).join("/")] });
	expect(ofBen?.before?.shards.get(ofBen.paths[0] ?? "")?.size).toBe(2);
	expect(ofBen?.after?.shards.get(ofBen.paths[0] ?? "")?.size).toBe(1);
});

test("F11 what this program has written itself is not news", async () => {
	const { folder, states } = await livelyCase();
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const [path = ""] = [...states.keys()].filter((file) => file.includes(`${layerOf(ada)}/evidence/`));
	const text = states.get(path)?.[0] ?? "";
	// Before, and while, a look is under way.
	mirror.wrote(path, await writeAtomically(join(folder, path), text));
	expect((await mirror.look()).layers).toEqual([]);
	const look = mirror.look();
	mirror.wrote(path, await writeAtomically(join(folder, path), `${text} `));
	await look;
	expect((await mirror.look()).layers).toEqual([]);
});

test("F15 a folder that is away keeps everything and says so once; when it is back nothing is amiss", async () => {
	const { folder } = await livelyCase();
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const before = contentOf(mirror);
	await rename(folder, `${folder}.away`);
	expect(await mirror.look()).toMatchObject({ sources: [], layers: [], noticesChanged: true });
	expect(mirror.notices).toMatchObject([
		{ file: "", problem: { message: expect.stringContaining("is away") } },
	]);
	expect({ ...contentOf(mirror), notices: [] }).toEqual(before);
	expect((await mirror.look()).noticesChanged).toBe(false);
	await rename(`${folder}.away`, folder);
	expect(await mirror.look()).toMatchObject({ sources: [], layers: [], noticesChanged: true });
	expect(contentOf(mirror)).toEqual(before);
});

test("F15 what could not be read at all is tried again with every look", async (context) => {
	const { folder, states } = await livelyCase();
	const [path = ""] = [...states.keys()].filter((file) => file.includes(`${layerOf(ben)}/evidence/`));
	await chmod(dirname(folder), 0o755);
	const mirror = new CaseMirror(folder);
	await chmod(join(folder, path), 0o000);
	await withoutPrivileges(context, () => mirror.look());
	expect(mirror.notices).toMatchObject([{ file: path, problem: { code: "unreadable-file" } }]);
	// Permissions are no part of what tells that a file has changed.
	await chmod(join(folder, path), 0o644);
	await withoutPrivileges(context, () => mirror.look());
	expect(mirror.notices).toEqual([]);
});

test("F10 files of a layer that come before its layer.json wait for it, and one of another's is refused", async () => {
	const { folder, states } = await livelyCase();
	const header = `layers/${layerOf(ben)}/layer.json`;
	await unlink(join(folder, header));
	const mirror = new CaseMirror(folder);
	await mirror.look();
	expect(mirror.layers.map(({ id }) => id)).toEqual([layerOf(ada)]);
	expect(mirror.shardsOf(layerOf(ben)).size).toBe(2);
	expect(mirror.notices).toMatchObject([
		{ file: header, problem: { message: expect.stringContaining("is missing") } },
	]);
	await writeFile(join(folder, header), states.get(`layers/${layerOf(ada)}/layer.json`)?.[0] ?? "", "latin1");
	await mirror.look();
	expect(mirror.layers.length).toBe(1);
	await writeFile(join(folder, header), states.get(header)?.[0] ?? "", "latin1");
	const { layers } = await mirror.look();
	expect(layers).toMatchObject([{ id: layerOf(ben), before: undefined, after: { id: layerOf(ben) } }]);
	expect(mirror.notices).toEqual([]);
});

test("M2 the folders to watch are those in which files may change: of layers, and of sources that are not whole yet", async () => {
	const { folder } = await livelyCase();
	const late = join(folder, "sources", "a".repeat(26));
	await mkdir(late);
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const watched = mirror.watchable.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/")).sort();
	const ofLayers = [ada, ben].flatMap((person) =>
		["", "/claims", "/evidence"].map((below) => `layers/${layerOf(person)}${below}`),
	);
	expect(watched).toEqual(["", "layers", ...ofLayers, "sources", `sources/${"a".repeat(26)}`].sort());
	expect((await filesIn(folder)).every((path) => !path.endsWith(".tmp"))).toBe(true);
});

test("M2 a file that is written over in place, within one tick of the disk's clock and with the same length, is read again", async () => {
	const { folder, states } = await livelyCase();
	const [path = ""] = [...states.keys()].filter((file) => file.includes(`${layerOf(ben)}/evidence/`));
	const text = states.get(path)?.at(-1) ?? "";
	const noteOf = (note: string) => text.replace(/"stance"/, `"note": "${note}",\n      "stance"`);
	const mirror = new CaseMirror(folder);
	// Some disks note whole seconds, others every second one.
	const tick = Math.floor(Date.now() / 1_000);
	const write = async (note: string) => {
		await writeFile(join(folder, path), noteOf(note));
		await utimes(join(folder, path), tick, tick);
	};
	await write("one");
	await mirror.look();
	await write("two");
	expect((await mirror.look()).layers).toMatchObject([{ id: layerOf(ben) }]);
	const [record] =
		mirror.shardsOf(layerOf(ben)).get(path.split("/").slice(2).join("/"))?.shard.values() ?? [];
	expect(record).toMatchObject({ note: "two" });
	expect(await mirror.look()).toMatchObject({ sources: [], layers: [], noticesChanged: false });
});

test("F12 a file that is written here for the first time while this looks has not gone", async () => {
	const { folder } = await livelyCase();
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const path = `layers/${layerOf(ada)}/settings.json`;
	const looking = mirror.look();
	// The look has begun; whether it still finds the file in the folder is the disk's affair.
	await Promise.resolve();
	await Promise.resolve();
	mirror.wrote(path, "written after the folder was listed" as Fingerprint);
	const arrival = await looking;
	expect(arrival).toMatchObject({ layers: [], noticesChanged: false });
	expect(mirror.notices).toEqual([]);
});
