import { spawnSync } from "node:child_process";
import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { recordsOf } from "../../shared/model/layer.ts";
import {
	ada,
	addSource,
	ben,
	emptyCase,
	layerOf,
	openAs,
	paragraphs,
	save,
	tag,
	unwrap,
} from "../testing/case.ts";
import { filesIn, fingerprints, temporaryFolder, textsIn } from "../testing/folder.ts";
import { type CaseContent, createCaseFolder, readCaseFolder, storeSource } from "./case-folder.ts";
import { sha256, sourceIdOf, storedSource } from "./stored-source.ts";

// Real processes and disks take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A case with two sources and two analysts, who have tagged both. */
async function sharedCase() {
	const folder = await emptyCase();
	const first = await addSource(folder, "The ferry lost power.", "Twelve people were hurt.");
	const second = await addSource(folder, "Nobody was hurt, the company said.");
	for (const person of [ada, ben]) {
		const session = await openAs(folder, person);
		const { claimId } = tag(session, first, "Twelve people were hurt");
		tag(session, second, "Nobody was hurt", "conflicts", claimId);
		await save(session);
	}
	return { folder, first, second, benLayer: `layers/${layerOf(ben)}` };
}

/** What a case holds, for comparing: ids of sources, records of layers. */
function summary({ sources, layers }: CaseContent) {
	return {
		sources: sources.map(({ id }) => id).sort(),
		records: layers
			.flatMap((layer) => [...recordsOf(layer)].map((record) => `${layer.id} ${JSON.stringify(record)}`))
			.sort(),
	};
}

function noticesOf(content: CaseContent): string[] {
	return content.notices.map(({ file, problem }) => `${file}: ${problem.message}`);
}

test("F1 F3 F10 a whole case is read, without a notice, and nothing is written", async () => {
	const { folder, first, second } = await sharedCase();
	const before = await fingerprints(folder);
	const content = unwrap(await readCaseFolder(folder));
	expect(content.case).toMatchObject({ id: "caseaaaaaaaaaaaa", createdAt: "2026-03-01T09:00:00.000Z" });
	expect(content.notices).toEqual([]);
	expect(new Map(content.sources.map((source) => [source.id, source]))).toEqual(
		new Map([
			[first.id, first],
			[second.id, second],
		]),
	);
	expect(content.layers.map(({ id, analyst, device }) => ({ id, analyst, device }))).toEqual([
		{ id: layerOf(ada), ...ada },
		{ id: layerOf(ben), ...ben },
	]);
	expect(summary(content).records).toHaveLength(6);
	expect(await fingerprints(folder)).toEqual(before);
});

test("F1 F3 a source's text, hash and id come from its blocks alone, in known bytes", async () => {
	const source = storedSource(paragraphs("a", "é"));
	expect(source.text).toBe("a\né");
	expect(source.textHash).toBe(sha256(Buffer.from("a\né", "utf8")));
	const digest = sha256("paragraph\na\nparagraph\né\n");
	const bits = [...digest].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
	const letters = (bits.slice(0, 130).match(/.{5}/g) ?? []).map(
		(five) => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(five, 2)],
	);
	expect(source.id).toBe(letters.join(""));
	expect(
		sourceIdOf([
			{ kind: "title", text: "a" },
			{ kind: "paragraph", text: "é" },
		]),
	).not.toBe(source.id);
});

test("an empty case is one file of known bytes", async () => {
	const folder = join(await temporaryFolder(), "new");
	expect(await createCaseFolder(folder, "caseaaaaaaaaaaaa", "2026-03-01T09:00:00.000Z")).toEqual({
		ok: true,
		value: null,
	});
	expect(await textsIn(folder)).toEqual({
		"case.json": `{
  "format": "parallax/case",
  "version": 1,
  "id": "caseaaaaaaaaaaaa",
  "createdAt": "2026-03-01T09:00:00.000Z"
}
`,
	});
});

test("a case is made in an empty folder, and nowhere where something is", async () => {
	const parent = await temporaryFolder();
	await mkdir(join(parent, "empty"));
	expect(
		(await createCaseFolder(join(parent, "empty"), "caseaaaaaaaaaaaa", "2026-03-01T09:00:00.000Z")).ok,
	).toBe(true);
	const before = await fingerprints(parent);
	expect(
		await createCaseFolder(join(parent, "empty"), "casebbbbbbbbbbbb", "2026-03-01T09:00:00.000Z"),
	).toMatchObject({
		problem: { code: "exists", message: expect.stringContaining("is there already and not empty") },
	});
	await writeFile(join(parent, "file"), "");
	expect(
		await createCaseFolder(join(parent, "file"), "casebbbbbbbbbbbb", "2026-03-01T09:00:00.000Z"),
	).toMatchObject({
		problem: { code: "disk", message: expect.stringContaining("A file stands where a folder should be") },
	});
	await rm(join(parent, "file"));
	expect(await fingerprints(parent)).toEqual(before);
});

test("F15 what is no case is refused with its reason", async () => {
	const parent = await temporaryFolder();
	await writeFile(join(parent, "file"), "");
	await mkdir(join(parent, "folder"));
	const refusals: [string, string, string][] = [
		["nothing", "not-found", "There is nothing at"],
		["file", "not-a-case", "is a file; a case is a folder"],
		["folder", "not-a-case", "there is no case.json in it"],
	];
	for (const [name, code, sentence] of refusals) {
		expect(await readCaseFolder(join(parent, name))).toMatchObject({
			problem: { code, message: expect.stringContaining(sentence) },
		});
	}
});

test("F15 a case of a newer format, or with a broken case.json, is refused and stays as it is", async () => {
	const { folder } = await sharedCase();
	const path = join(folder, "case.json");
	const whole = await readFile(path, "utf8");
	for (const [text, code] of [
		[whole.replace('"version": 1', '"version": 2'), "newer-format"],
		[whole.slice(0, 30), "broken-file"],
		["", "broken-file"],
	]) {
		await writeFile(path, text ?? "");
		const before = await fingerprints(folder);
		expect(await readCaseFolder(folder)).toMatchObject({
			problem: { code, message: expect.stringContaining("case.json") },
		});
		expect(await fingerprints(folder)).toEqual(before);
	}
});

const damages: Record<string, [(path: string) => Promise<unknown>, string]> = {
	"is cut in the middle": [
		async (path) => truncate(path, 100),
		"is not whole JSON: something is wrong on line",
	],
	"is empty": [(path) => truncate(path, 0), "is not whole JSON: it is empty."],
	"is full of zeros": [(path) => writeFile(path, Buffer.alloc(300)), "is not whole JSON"],
	"is another file of a case": [
		(path) => writeFile(path, '{"format": "parallax/settings-of-old", "version": 1}'),
		"does not say that it is a “parallax/",
	],
	"is of a newer version": [
		async (path) => writeFile(path, (await readFile(path, "utf8")).replace('"version": 1,', '"version": 3,')),
		"was written by a newer Parallax",
	],
	"is not UTF-8": [(path) => writeFile(path, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), "is not UTF-8 text."],
	"has a key that reaches a prototype": [
		async (path) => writeFile(path, (await readFile(path, "utf8")).replace("{", '{"__proto__": {"a": 1},')),
		"has a field named “__proto__”, which is refused.",
	],
	"is a link": [
		async (path) => {
			const elsewhere = join(path, "../.elsewhere");
			await rename(path, elsewhere);
			await symlink(elsewhere, path);
		},
		"cannot be read. The file is a link, and links inside a case are not followed.",
	],
	"is a folder": [
		async (path) => {
			await rm(path);
			await mkdir(path);
		},
		"is not a plain file.",
	],
	"is a pipe": [
		async (path) => {
			await rm(path);
			spawnSync("mkfifo", [path]);
		},
		"is not a plain file.",
	],
};

test.each(Object.entries(damages))(
	"F15 a file that %s costs that file only, and a notice says which and why",
	async (_name, [damage, sentence]) => {
		for (const kind of ["evidence", "claims", "source"]) {
			const { folder, first, benLayer } = await sharedCase();
			const whole = summary(unwrap(await readCaseFolder(folder)));
			const claims = (await filesIn(folder)).find((path) => path.startsWith(`${benLayer}/claims/`)) ?? "";
			const file =
				{
					evidence: `${benLayer}/evidence/${first.id}.json`,
					claims,
					source: `sources/${first.id}/source.json`,
				}[kind] ?? "";
			await damage(join(folder, file));
			const content = unwrap(await readCaseFolder(folder));
			expect(content.notices.map((notice) => notice.file)).toEqual([file]);
			expect(noticesOf(content)[0]).toContain(`${file}: ${file} ${sentence}`);
			const left = summary(content);
			if (kind === "source")
				expect(left).toEqual({ ...whole, sources: whole.sources.filter((id) => id !== first.id) });
			else {
				const lost = whole.records.filter((record) => !left.records.includes(record));
				expect(lost).toHaveLength(1);
				expect(lost[0]).toContain(layerOf(ben));
				expect(left.sources).toEqual(whole.sources);
			}
		}
	},
);

test("F3 F15 a source whose words, kinds or order someone changed is not shown", async () => {
	const { folder, first } = await sharedCase();
	const path = join(folder, "sources", first.id, "source.json");
	const whole = await readFile(path, "utf8");
	const content = JSON.parse(whole) as { blocks: unknown[] };
	for (const text of [
		whole.replace("Twelve", "Twenty"),
		whole.replace('"paragraph"', '"title"'),
		JSON.stringify({ ...content, blocks: [...content.blocks].reverse() }),
		JSON.stringify({ ...content, blocks: content.blocks.slice(1) }),
	]) {
		expect(text).not.toBe(whole);
		await writeFile(path, text);
		expect(noticesOf(unwrap(await readCaseFolder(folder)))).toEqual([
			`sources/${first.id}/source.json: sources/${first.id}/source.json is not the text it was imported as: its hash differs.`,
		]);
	}
	await writeFile(path, JSON.stringify({ ...content, "x-unknown": 1 }));
	expect(noticesOf(unwrap(await readCaseFolder(folder)))).toEqual([]);
});

test("F10 F15 folders that are only half here cost themselves, with a notice", async () => {
	const { folder, first, benLayer } = await sharedCase();
	await rm(join(folder, benLayer, "layer.json"));
	await rm(join(folder, "sources", first.id, "source.json"));
	const content = unwrap(await readCaseFolder(folder));
	expect(noticesOf(content)).toEqual([
		`${benLayer}/layer.json: ${benLayer}/layer.json is missing, so this layer's work is not shown.`,
		`sources/${first.id}/source.json: sources/${first.id}/source.json is missing.`,
	]);
	expect(content.layers.map(({ id }) => id)).toEqual([layerOf(ada)]);
});

test("F8 a layer that says it is somebody else's is not shown", async () => {
	const { folder, benLayer } = await sharedCase();
	const path = join(folder, benLayer, "layer.json");
	const whole = await readFile(path, "utf8");
	for (const text of [
		whole.replace(layerOf(ben), layerOf(ada)),
		whole.replace(`"id": "${ben.analyst.id}"`, `"id": "${ada.analyst.id}"`),
	]) {
		expect(text).not.toBe(whole);
		await writeFile(path, text);
		const content = unwrap(await readCaseFolder(folder));
		expect(content.layers.map(({ id }) => id)).toEqual([layerOf(ada)]);
		expect(noticesOf(content)[0]).toContain("names another layer or analyst than its folder does");
	}
});

test("F15 a record that belongs in another file costs the file that it stands in", async () => {
	const { folder, first, second, benLayer } = await sharedCase();
	const evidence = join(folder, benLayer, "evidence");
	await writeFile(join(evidence, `${first.id}.json`), await readFile(join(evidence, `${second.id}.json`)));
	expect(noticesOf(unwrap(await readCaseFolder(folder)))).toEqual([
		`${benLayer}/evidence/${first.id}.json: ${benLayer}/evidence/${first.id}.json: records[0] belongs in another file.`,
	]);
});

test("F6 of two versions of one record in a file the greater counts, wherever it stands", async () => {
	const { folder, first, benLayer } = await sharedCase();
	const path = join(folder, benLayer, "evidence", `${first.id}.json`);
	const file = JSON.parse(await readFile(path, "utf8")) as { records: Record<string, unknown>[] };
	const newer = { ...file.records[0], version: [2, layerOf(ben)], stance: "context" };
	for (const records of [
		[...file.records, newer],
		[newer, ...file.records],
	]) {
		await writeFile(path, JSON.stringify({ ...file, records }));
		const content = unwrap(await readCaseFolder(folder));
		const layer = content.layers.find(({ id }) => id === layerOf(ben));
		expect([...(layer?.shards.get(`evidence/${first.id}.json`)?.values() ?? [])]).toEqual([newer]);
	}
});

test("F15 linked folders are not followed, and a notice says so", async () => {
	const { folder, first, benLayer } = await sharedCase();
	const other = await sharedCase();
	const outside = await temporaryFolder();
	const links = [
		benLayer,
		`${benLayer}/evidence`,
		`${benLayer}/claims`,
		`sources/${first.id}`,
		"layers",
		"sources",
	];
	for (const path of links) {
		const place = join(folder, path);
		await rename(place, join(outside, "moved"));
		await symlink(join(other.folder, path.replace(first.id, other.first.id)), place);
		const content = unwrap(await readCaseFolder(folder));
		expect(noticesOf(content), path).toEqual([
			`${path}: ${path} is a link, and links inside a case are not followed.`,
		]);
		await rm(place);
		await rename(join(outside, "moved"), place);
	}
	expect(noticesOf(unwrap(await readCaseFolder(folder)))).toEqual([]);
});

test("F15 a file where a folder of the case should be costs that folder, not the case", async () => {
	const { folder, benLayer } = await sharedCase();
	const sources = unwrap(await readCaseFolder(folder)).sources.length;
	for (const path of [`${benLayer}/claims`, benLayer, "layers"]) {
		await rm(join(folder, path), { recursive: true });
		await writeFile(join(folder, path), "");
		const content = unwrap(await readCaseFolder(folder));
		expect(noticesOf(content)).toEqual([`${path}: ${path} is not a folder.`]);
		expect(content.sources).toHaveLength(sources);
		await rm(join(folder, path));
	}
});

test("F5 what has no name of ours is counted and not looked at, so no name leads out of the case", async () => {
	const { folder, benLayer } = await sharedCase();
	const whole = summary(unwrap(await readCaseFolder(folder)));
	const strange = [
		"layers/.stversions/layer.json",
		`layers/${layerOf(ben).toUpperCase()}/layer.json`,
		`layers/${layerOf(ben)} (copy)/layer.json`,
		"layers/..-../layer.json",
		"sources/short/source.json",
		`${benLayer}/claims/AB.json`,
		`${benLayer}/claims/ab.sync-conflict-20260301.json`,
		`${benLayer}/evidence/..json`,
		`${benLayer}/notes.txt`,
	];
	for (const path of strange) {
		await mkdir(join(folder, path, ".."), { recursive: true });
		await writeFile(join(folder, path), "not JSON");
	}
	const content = unwrap(await readCaseFolder(folder));
	const ignored = "that Parallax does not know and leaves alone.";
	expect(noticesOf(content)).toEqual([
		`layers: layers holds 2 files or folders ${ignored}`,
		`${benLayer}: ${benLayer} holds a file or folder ${ignored}`,
		`${benLayer}/claims: ${benLayer}/claims holds 2 files or folders ${ignored}`,
		`sources: sources holds a file or folder ${ignored}`,
	]);
	expect(summary(content)).toEqual(whole);
});

test("F3 storing a source twice writes the same bytes, once", async () => {
	const [one, other] = [await emptyCase(), await emptyCase()];
	for (const folder of [one, other])
		await addSource(folder, "The ferry lost power.", "Twelve people were hurt.");
	expect(await textsIn(other)).toEqual(await textsIn(one));
	const before = await fingerprints(one);
	await addSource(one, "The ferry lost power.", "Twelve people were hurt.");
	expect(await fingerprints(one)).toEqual(before);
});

test("F3 a source that came of other bytes as well keeps both", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	const bytes = Buffer.from("\ufeffThe ferry lost power.\n");
	await storeSource(folder, source, { name: `${sha256(bytes)}.txt`, bytes });
	expect((await filesIn(folder)).filter((path) => path.includes("/originals/"))).toHaveLength(2);
});

test("F3 F15 importing again heals a damaged source.json and damaged original bytes", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	const whole = await textsIn(folder);
	const [original = ""] = Object.keys(whole).filter((path) => path.includes("/originals/"));
	const damaged: [string, string][] = [
		[`sources/${source.id}/source.json`, "{"],
		[
			`sources/${source.id}/source.json`,
			(whole[`sources/${source.id}/source.json`] ?? "").replace("power", "POWER"),
		],
		[original, "The"],
		[original, "\0".repeat(21)],
		[original, "The ferry lost power. And more."],
	];
	for (const [path, text] of damaged) {
		await writeFile(join(folder, path), text);
		await addSource(folder, "The ferry lost power.");
		expect(await textsIn(folder)).toEqual(whole);
	}
});

test("F3 what an interrupted import left in a source's folders goes with the next one", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	const whole = await filesIn(folder);
	const [original = ""] = whole.filter((path) => path.includes("/originals/"));
	for (const path of [`sources/${source.id}/source.json`, original]) {
		const [name = ""] = path.split("/").slice(-1);
		const left = join(folder, path, "..", `.${name}.0123456789ab.tmp`);
		await rename(join(folder, path), left);
		await addSource(folder, "The ferry lost power.");
		expect(await filesIn(folder)).toEqual(whole);
	}
});

test("F15 importing again leaves a source.json of a newer version alone", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	const path = join(folder, "sources", source.id, "source.json");
	const newer = '{"format": "parallax/source", "version": 2, "pages": []}';
	await writeFile(path, newer);
	await addSource(folder, "The ferry lost power.");
	expect(await readFile(path, "utf8")).toBe(newer);
});

test("F15 nothing is stored through a link", async () => {
	const folder = await emptyCase();
	const source = await addSource(folder, "The ferry lost power.");
	const outside = await temporaryFolder();
	for (const path of ["sources", `sources/${source.id}`, `sources/${source.id}/originals`]) {
		await rm(join(folder, path), { recursive: true });
		await symlink(outside, join(folder, path));
		await expect(addSource(folder, "The ferry lost power.")).rejects.toMatchObject({ code: "ELOOP" });
		await rm(join(folder, path));
		await addSource(folder, "The ferry lost power.");
	}
	expect(await filesIn(outside)).toEqual([]);
});
