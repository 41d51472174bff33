import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { fileText } from "../../shared/model/canonical-json.ts";
import type { Layer } from "../../shared/model/layer.ts";
import { recordsOf } from "../../shared/model/layer.ts";
import { ada, addSource, emptyCase, layerOf, openAs, save, tag } from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { CaseMirror } from "./case-mirror.ts";
import { LayerFiles } from "./layer-files.ts";

// Real files take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const layerId = layerOf(ada);
const home = `layers/${layerId}`;

async function readLayer(folder: string): Promise<Layer> {
	const mirror = new CaseMirror(folder);
	await mirror.look();
	const layer = mirror.layer(layerId);
	if (!layer || mirror.notices.length > 0) throw new Error("The layer cannot be read.");
	return layer;
}

/** A case in which Ada has tagged one source, and her layer as it stands on the disk. */
async function taggedCase() {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.", "Twelve people were hurt.");
	const session = await openAs(folder, ada);
	tag(session, source, "Twelve people were hurt");
	await save(session);
	const layer = await readLayer(folder);
	return { folder, source, layer, evidence: `evidence/${source.id}.json` };
}

async function writeAll(folder: string, layer: Layer): Promise<void> {
	const files = new LayerFiles({ folder, layerId });
	for (const path of ["layer.json", ...layer.shards.keys()]) await files.write(layer, path);
}

test("F11 a layer written and read again is the same layer, and writing it again gives the same bytes", async () => {
	const { folder, layer } = await taggedCase();
	const texts = await textsIn(folder);
	await writeAll(folder, layer);
	expect(await textsIn(folder)).toEqual(texts);
	expect(await readLayer(folder)).toEqual(layer);
});

test("F11 every file of a layer says what it is and which changes it contains", async () => {
	const { folder, layer } = await taggedCase();
	const paths = (await filesIn(folder)).filter((path) => path.startsWith("layers/"));
	expect(paths).toHaveLength(3);
	for (const path of paths) {
		expect(JSON.parse(await readFile(join(folder, path), "utf8"))).toMatchObject({
			format: expect.stringMatching(/^parallax\/(layer|claims|evidence)$/),
			version: 1,
			upTo: layer.upTo,
		});
	}
});

test("F15 fields that nobody knows survive a write, in the file, in a record and inside it", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const path = join(folder, home, evidence);
	const file = JSON.parse(await readFile(path, "utf8")) as { records: { anchor: object }[] };
	const [record] = file.records;
	const extended = {
		...file,
		"x-file": [1],
		records: [{ ...record, "x-record": { a: 1 }, anchor: { ...record?.anchor, "x-anchor": null } }],
	};
	await writeFile(path, fileText(extended));
	const read = await readLayer(folder);
	await new LayerFiles({ folder, layerId }).write({ ...read, upTo: layer.upTo + 1 }, evidence);
	expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ ...extended, upTo: layer.upTo + 1 });
});

test("F12 records that only the file has stay in it: it was broken or away when the layer was read", async () => {
	const { folder, layer, source, evidence } = await taggedCase();
	const [kept] = [...(layer.shards.get(evidence)?.values() ?? [])];
	if (kept?.kind !== "evidence") throw new Error("There is evidence.");
	const added = { ...kept, id: "added22222222222", sourceId: source.id };
	const blind: Layer = {
		...layer,
		upTo: 1,
		shards: new Map([[evidence, new Map([[`evidence/${added.id}`, added]])]]),
	};
	await new LayerFiles({ folder, layerId }).write(blind, evidence);
	const read = await readLayer(folder);
	const records = [...(read.shards.get(evidence)?.values() ?? [])];
	expect(new Set(records)).toEqual(new Set([added, kept]));
	expect(read.upTo).toBe(layer.upTo);
});

test("F6 F12 of two versions of a record the file keeps the greater, whoever has it", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const [stored] = [...(layer.shards.get(evidence)?.values() ?? [])];
	if (stored?.kind !== "evidence") throw new Error("There is evidence.");
	const older = { ...stored, version: [1, layerId] as [number, string], stance: "context" as const };
	const newer = { ...stored, version: [9, layerId] as [number, string], stance: "conflicts" as const };
	const files = new LayerFiles({ folder, layerId });
	const stances: unknown[] = [];
	for (const record of [newer, older]) {
		await files.write(
			{ ...layer, shards: new Map([[evidence, new Map([[`evidence/${record.id}`, record]])]]) },
			evidence,
		);
		const read = await readLayer(folder);
		stances.push(
			...[...recordsOf(read)].flatMap((found) => (found.kind === "evidence" ? [found.stance] : [])),
		);
	}
	expect(stances).toEqual(["conflicts", "conflicts"]);
});

test("F15 a broken or newer file of one's own is not written over, and is written once it is whole again", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const path = join(folder, home, evidence);
	const whole = await readFile(path, "utf8");
	const files = new LayerFiles({ folder, layerId });
	for (const [text, sentence] of [
		[whole.slice(0, -10), "is not whole JSON"],
		[whole.replace('"version": 1,', '"version": 2,'), "newer Parallax"],
	]) {
		await writeFile(path, text ?? "");
		await expect(files.write(layer, evidence)).rejects.toThrow(sentence);
		expect(await readFile(path, "utf8")).toBe(text);
	}
	await writeFile(path, whole);
	await files.write(layer, evidence);
	expect(await readFile(path, "utf8")).toBe(whole);
});

test("F12 F15 a file of one's own with a record of another file is broken: it is set aside, and written without it", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const path = join(folder, home, evidence);
	const text = await readFile(path, "utf8");
	const strange = text.replace(
		/"sourceId": "[a-z2-7]{26}",\n {6}"stance"/,
		`"sourceId": "${"a".repeat(26)}",\n      "stance"`,
	);
	expect(strange).not.toBe(text);
	await writeFile(path, strange);
	const files = new LayerFiles({ folder, layerId });
	await expect(files.write(layer, evidence)).rejects.toThrow("records[0] belongs in another file");
	expect(await readFile(path, "utf8")).toBe(strange);
	const kept: string[] = [];
	const setAside = async (file: string) => void kept.push(file);
	await new LayerFiles({ folder, layerId, setAside }).write(layer, evidence);
	expect(kept).toEqual([`${home}/${evidence}`]);
	expect(await readFile(path, "utf8")).toBe(text);
});

test("F11 what an interrupted write left in a folder of one's own is swept before the next, and nothing else is", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const left = `${home}/evidence/.x.json.0123456789ab.tmp`;
	const theirs = "layers/benaaaaaaaaaaaaa-bensdesk22222222/evidence/.x.json.0123456789ab.tmp";
	for (const path of [left, theirs]) {
		await mkdir(join(folder, path, ".."), { recursive: true });
		await writeFile(join(folder, path), "half");
	}
	await new LayerFiles({ folder, layerId }).write(layer, evidence);
	expect(await filesIn(folder)).not.toContain(left);
	expect(await filesIn(folder)).toContain(theirs);
});

test("F15 nothing is written through a link", async () => {
	const { folder, layer, evidence } = await taggedCase();
	const outside = await temporaryFolder();
	for (const path of [`${home}/evidence`, home, "layers"]) {
		await rm(join(folder, path), { recursive: true });
		await symlink(outside, join(folder, path));
		await expect(new LayerFiles({ folder, layerId }).write(layer, evidence)).rejects.toMatchObject({
			code: "ELOOP",
		});
		await rm(join(folder, path));
	}
	expect(await fingerprints(outside)).toEqual({});
});
