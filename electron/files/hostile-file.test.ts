import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { fingerprints } from "../testing/folder.ts";
import { benLayer, costsOnly, noticesOf, read, shown, wholeCase } from "../testing/hostile-case.ts";
import { readCaseFolder } from "./case-folder.ts";
import { largestJson } from "./read-file.ts";

// Files of many megabytes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Bytes of files that no reader should meet, by what they are; each with what is said of it. */
const contents: Record<string, [(path: string) => Promise<unknown>, string]> = {
	"one byte too large": [(path) => truncate(path, largestJson + 1), "has 64.0 MB; at most 64.0 MB are read."],
	"a terabyte": [(path) => truncate(path, 2 ** 40), "has 1048576.0 MB; at most 64.0 MB are read."],
	"200 MB that begin as deep JSON": [
		async (path) => {
			await writeFile(path, "[".repeat(1_000_000));
			await truncate(path, 200 * 1024 * 1024);
		},
		"has 200.0 MB; at most 64.0 MB are read.",
	],
	"as large as may be, and all zeros": [
		async (path) => {
			await truncate(path, 0);
			await truncate(path, largestJson);
		},
		"is not whole JSON: something is wrong on line 1.",
	],
	"as large as may be, and all line ends": [
		(path) => writeFile(path, Buffer.alloc(largestJson, "\n")),
		"is not whole JSON: it is empty.",
	],
	"arrays 200,000 deep": [
		(path) => writeFile(path, "[".repeat(200_000) + "]".repeat(200_000)),
		"is nested more than 64 levels deep, which no Parallax file is.",
	],
	"objects 200,000 deep": [
		(path) => writeFile(path, `${'{"a":'.repeat(200_000)}0${"}".repeat(200_000)}`),
		"is nested more than 64 levels deep, which no Parallax file is.",
	],
	"a field that nobody knows, 200,000 deep": [
		(path) => edit(path, "{", `{"x-deep": ${"[".repeat(200_000)}${"]".repeat(200_000)},`),
		"is nested more than 64 levels deep, which no Parallax file is.",
	],
	"64 MB of empty objects": [
		(path) => writeFile(path, `[${"{},".repeat(20_000_000)}{}]`),
		"holds more than 3,000,000 values, which no Parallax file does.",
	],
	"four million fields": [
		(path) => writeFile(path, `{${Array.from({ length: 4_000_000 }, (_, n) => `"${n}":0`).join(",")}}`),
		"holds more than 3,000,000 values, which no Parallax file does.",
	],
	"a bare __proto__": [
		(path) => edit(path, "{", '{"__proto__": {"polluted": 1},'),
		"“__proto__”, which is refused.",
	],
	"an escaped __proto__": [
		(path) => edit(path, "{", '{"\\u005f_proto__": {"polluted": 1},'),
		"“__proto__”, which is refused.",
	],
	"a fully escaped constructor": [
		(path) =>
			edit(path, "{", `{"x": [{"y": {"${escaped("constructor")}": {"prototype": {"polluted": 1}}}}],`),
		"“constructor”, which is refused.",
	],
	"a prototype at the bottom": [
		(path) => edit(path, "{", `{"x": ${'{"a":['.repeat(20)}{"prototype": 1}${"]}".repeat(20)},`),
		"“prototype”, which is refused.",
	],
	"zeros within": [(path) => edit(path, "{", "{\0"), "is not whole JSON: something is wrong on line 1."],
	"a control character in a text": [
		(path) => edit(path, '"format": "', '"format": "\u0007'),
		"is not whole JSON: something is wrong on line 2.",
	],
	"half a character": [
		async (path) => writeFile(path, Buffer.concat([await readFile(path), Buffer.from([0xc3])])),
		"is not UTF-8 text.",
	],
	"an overlong slash": [
		(path) => writeFile(path, Buffer.from([0x22, 0xc0, 0xaf, 0x22])),
		"is not UTF-8 text.",
	],
	"a surrogate in UTF-8": [
		(path) => writeFile(path, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])),
		"is not UTF-8 text.",
	],
	"UTF-16 with a byte order mark": [
		async (path) => writeFile(path, `\ufeff${await readFile(path, "utf8")}`, "utf16le"),
		"is not UTF-8 text.",
	],
	"UTF-16 without one": [
		async (path) => writeFile(path, await readFile(path, "utf8"), "utf16le"),
		"is not whole JSON: something is wrong on line 1.",
	],
	"two byte order marks": [
		async (path) => writeFile(path, `\ufeff\ufeff${await readFile(path, "utf8")}`),
		"is not whole JSON: something is wrong on line 1.",
	],
	"an array": [(path) => writeFile(path, "[]"), "does not say that it is a “parallax/"],
	"a number": [(path) => writeFile(path, "1e999"), "does not say that it is a “parallax/"],
};

async function edit(path: string, words: string, others: string): Promise<void> {
	const text = await readFile(path, "utf8");
	expect(text).toContain(words);
	await writeFile(
		path,
		text.replace(words, () => others),
	);
}

function escaped(word: string): string {
	return [...word].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

test.each(Object.entries(contents))("F15 a file of %s costs that file", async (_name, [put, sentence]) => {
	const { folder, claims } = await wholeCase();
	const whole = shown(await read(folder));
	await put(join(folder, claims));
	const said = await costsOnly(folder, claims, whole);
	expect(said.startsWith(`${claims} `)).toBe(true);
	expect(said).toContain(sentence);
	expect(said.length).toBeLessThan(400);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("F15 half a million wrong records in one file cost that file", async () => {
	const made = await wholeCase();
	const { folder, source, claims, evidence } = made;
	const whole = shown(await read(folder));
	const wrong = `[${"0,".repeat(500_000)}0]`;
	const files: [string, string][] = [
		[claims, "records"],
		[evidence, "records"],
		[`${benLayer}/sources.json`, "records"],
		[`${benLayer}/settings.json`, "records"],
		[`sources/${source.id}/source.json`, "blocks"],
	];
	for (const [file, list] of files) {
		const text = await readFile(join(folder, file), "utf8");
		const content = JSON.parse(text) as Record<string, unknown>;
		await writeFile(
			join(folder, file),
			JSON.stringify({ ...content, [list]: "WRONG" }).replace('"WRONG"', wrong),
		);
		expect(await costsOnly(folder, file, whole)).toContain(`${list}[0]: expected object, received number.`);
		await writeFile(join(folder, file), text);
	}
});

test("F15 a byte order mark is passed over, and of two members with one name the last counts", async () => {
	const { folder, claims } = await wholeCase();
	const whole = shown(await read(folder));
	const text = await readFile(join(folder, claims), "utf8");
	await writeFile(join(folder, claims), `\ufeff${text}`);
	expect(shown(await read(folder))).toEqual(whole);
	await writeFile(join(folder, claims), text.replace("{", '{"records": [7], "format": "parallax/evidence",'));
	expect(noticesOf(await read(folder))).toEqual([]);
	expect(shown(await read(folder))).toEqual(whole);
	await writeFile(join(folder, claims), text.replace(/\}\s*$/, ', "records": [7]}'));
	expect(await costsOnly(folder, claims, whole)).toContain("records[0]: expected object, received number.");
});

test("F15 whatever bytes stand in a file, they cost at most that file, and reading writes nothing", async () => {
	const { folder, files } = await wholeCase();
	const texts = new Map<string, Buffer>();
	for (const file of files) texts.set(file, await readFile(join(folder, file)));
	const whole = shown(await read(folder));
	const damage = fc.oneof(
		fc.record({ kind: fc.constant("replace" as const), bytes: fc.uint8Array({ maxLength: 40 }) }),
		fc.record({ kind: fc.constant("cut" as const), at: fc.nat() }),
		fc.record({
			kind: fc.constant("put" as const),
			at: fc.nat(),
			bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
		}),
		fc.record({ kind: fc.constant("json" as const), value: fc.jsonValue() }),
		fc.record({ kind: fc.constant("field" as const), key: fc.nat(), value: fc.jsonValue() }),
	);
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...files), damage, async (file, harm) => {
			const before = texts.get(file) ?? Buffer.alloc(0);
			await writeFile(join(folder, file), damaged(before, harm));
			const marks = await fingerprints(folder);
			const outcome = await readCaseFolder(folder);
			expect(await fingerprints(folder)).toEqual(marks);
			await writeFile(join(folder, file), before);
			if (!outcome.ok) {
				expect(file).toBe("case.json");
				return;
			}
			expect(outcome.value.notices.filter((notice) => notice.file !== file)).toEqual([]);
			const left = shown(outcome.value);
			const lost = whole.filter((line) => !left.includes(line));
			// A layer without its header is not shown at all; any other file of this case holds one thing.
			if (!file.endsWith("layer.json")) expect(lost.length).toBeLessThanOrEqual(1);
			expect(lost.filter((line) => !file.includes(line.split(" ", 1)[0] ?? ""))).toEqual([]);
		}),
		{ numRuns: 300 },
	);
	expect(shown(await read(folder))).toEqual(whole);
});

type Damage =
	| { kind: "replace"; bytes: Uint8Array }
	| { kind: "cut"; at: number }
	| { kind: "put"; at: number; bytes: Uint8Array }
	| { kind: "json"; value: unknown }
	| { kind: "field"; key: number; value: unknown };

function damaged(bytes: Buffer, harm: Damage): Uint8Array {
	switch (harm.kind) {
		case "replace":
			return harm.bytes;
		case "cut":
			return bytes.subarray(0, harm.at % bytes.length);
		case "put": {
			const at = harm.at % bytes.length;
			return Buffer.concat([bytes.subarray(0, at), harm.bytes, bytes.subarray(at + harm.bytes.length)]);
		}
		case "json":
			return Buffer.from(JSON.stringify(harm.value));
		case "field": {
			const text = bytes.toString();
			if (!text.startsWith("{")) return bytes;
			const content = JSON.parse(text) as Record<string, unknown>;
			const keys = Object.keys(content);
			return Buffer.from(JSON.stringify({ ...content, [keys[harm.key % keys.length] ?? ""]: harm.value }));
		}
	}
}
