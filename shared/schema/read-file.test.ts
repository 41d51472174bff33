import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "../model/canonical-json.ts";
import { success } from "../result.ts";
import {
	anyFirstOpinions,
	anySecondOpinions,
	opinionMigrations,
	opinionsAsRecords,
	opinionsByDay,
	opinionsFile,
} from "../testing/made-up-format.ts";
import { evidence, hash, layerIds, silence, sourceIds } from "../testing/samples.ts";
import { caseFile, evidenceFile, layerFile } from "./files.ts";
import { migration } from "./migration.ts";
import { readFileText } from "./read-file.ts";

const name = `layers/${layerIds[1]}/evidence/${sourceIds[0]}.json`;
const whole = {
	format: "parallax/evidence",
	version: 1,
	upTo: 3,
	sourceId: sourceIds[0],
	records: [evidence(), silence()],
};

function messageOf(value: unknown, code = "broken-file"): string {
	const read = readFileText(evidenceFile, typeof value === "string" ? value : JSON.stringify(value), name);
	if (read.ok) throw new Error("The file was taken.");
	expect(read.problem.code).toBe(code);
	expect(read.problem.message).toContain(name);
	return read.problem.message;
}

test("F15 a whole file is read as it is", () => {
	const read = readFileText(evidenceFile, JSON.stringify(whole), name);
	expect(read).toEqual({ ok: true, value: whole, version: 1 });
});

test("F15 another format is refused with a sentence naming file and format", () => {
	const sentence = `${name} does not say that it is a “parallax/evidence” file, so it is not read.`;
	for (const value of [
		{ ...whole, format: "parallax/claims" },
		{ records: [] },
		[],
		3,
		null,
		"parallax/evidence",
	]) {
		expect(messageOf(JSON.stringify(value))).toBe(sentence);
	}
});

test("F15 a newer version is refused with a sentence, before its shape is looked at", () => {
	expect(messageOf({ format: "parallax/evidence", version: 2, somethingElse: true }, "newer-format")).toBe(
		`${name} was written by a newer Parallax (parallax/evidence version 2; this one reads 1). ` +
			"It is left as it is; a newer Parallax opens it.",
	);
	expect(messageOf({ ...whole, version: 4_000_000_000 }, "newer-format")).toContain("version 4000000000");
});

test.each([0, -1, 1.5, "1", null, undefined, true])(
	"F15 version %j is no version, and said to be none",
	(version) => {
		expect(messageOf({ ...whole, version })).toBe(
			`${name} does not say its version as a whole number from 1, so it is not read.`,
		);
	},
);

test("F15 what is wrong is named by its place", () => {
	const places: [unknown, string][] = [
		[{ ...whole, upTo: -1 }, "upTo: "],
		[{ ...whole, records: {} }, "records: "],
		[{ ...whole, records: [evidence(), { ...evidence(), stance: "perhaps" }] }, "records[1].stance: "],
		[
			{ ...whole, records: [{ ...evidence(), anchor: { ...evidence().anchor, start: "0" } }] },
			"records[0].anchor.start: expected number, received string",
		],
		[{ ...whole, records: [{ ...evidence(), version: [0, layerIds[0]] }] }, "records[0].version[0]: "],
		[{ ...whole, records: [{ ...silence(), kind: "opinion" }] }, "records[0].kind: "],
		[{ ...whole, sourceId: "../../etc/passwd" }, "sourceId: expected 26 lowercase base32 characters"],
	];
	for (const [value, place] of places) expect(messageOf(value)).toContain(`${name}: ${place}`);
});

test("F15 unknown fields are kept, in the file, in records and deep inside them", () => {
	const unknown = {
		...whole,
		"x-file": { list: [1, { deep: null }] },
		records: [
			{ ...evidence(), "x-record": "é", anchor: { ...evidence().anchor, "x-anchor": [true] } },
			{ ...silence(), "x-record": 0 },
		],
	};
	const read = readFileText(evidenceFile, fileText(unknown), name);
	expect(read).toMatchObject({ ok: true, value: unknown });
	expect(read.ok && fileText(read.value)).toBe(fileText(unknown));
	const layer = {
		format: "parallax/layer",
		version: 1,
		id: layerIds[0],
		analyst: { id: "aaaaaaaaaaaaaaaa", name: "Ada", colour: "#3b6fb5", "x-analyst": 1 },
		device: { id: "2222222222222222", name: "desk", "x-device": 2 },
		createdAt: "2026-03-01T10:00:00.000Z",
		upTo: 0,
		"x-layer": 3,
	};
	expect(readFileText(layerFile, fileText(layer), "layer.json")).toMatchObject({ ok: true, value: layer });
});

test("F15 any unknown field of any JSON value survives reading and writing, byte for byte", () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.stringMatching(/^x-[a-z]{1,8}$/), (value, key) => {
			fc.pre(!/__proto__|constructor|prototype/.test(JSON.stringify(value)));
			const file = {
				format: "parallax/case",
				version: 1,
				id: "caseaaaaaaaaaaaa",
				createdAt: "2026-03-01T10:00:00Z",
			};
			const text = fileText({ ...file, [key]: JSON.parse(JSON.stringify(value)) });
			const read = readFileText(caseFile, text, "case.json");
			expect(read.ok && fileText(read.value)).toBe(text);
		}),
	);
});

test("F15 what is no JSON, or would reach a prototype, is refused here as well", () => {
	expect(messageOf(fileText(whole).slice(0, -20))).toContain("is not whole JSON: something is wrong on line");
	expect(
		messageOf(JSON.stringify(whole).replace('"note"', '"x"').replace('"anchor"', '"__proto__"')),
	).toContain("“__proto__”");
});

test("F15 the whole of a broken record's sentence stays short, whatever stands in the file", () => {
	const long = {
		...whole,
		records: [{ ...evidence(), stance: "x".repeat(100_000), ["y".repeat(1_000)]: 1, textHash: hash }],
	};
	expect(messageOf(long).length).toBeLessThan(400);
});

function opinions(version: number, content: object): string {
	return JSON.stringify({ format: "parallax/opinions", version, ...content });
}

function readOpinions(text: string, table = opinionMigrations) {
	return readFileText(opinionsFile, text, "opinions.json", table);
}

test("F15 an older file is brought to this version step by step, and says which version the disk has", () => {
	const record = { kind: "opinion", who: "Ada", day: 7, "x-record": 1 };
	const now = { format: "parallax/opinions", version: 3, records: [record], "x-file": [null] };
	const first = { opinions: [{ who: "Ada", day: "day 7", "x-record": 1 }], "x-file": [null] };
	const second = { records: [{ ...record, day: "day 7" }], "x-file": [null] };
	expect(readOpinions(opinions(1, first))).toEqual({ ok: true, value: now, version: 1 });
	expect(readOpinions(opinions(2, second))).toEqual({ ok: true, value: now, version: 2 });
	expect(readOpinions(opinions(3, now))).toEqual({ ok: true, value: now, version: 3 });
});

test("F15 reading an older file is deterministic and gives this version or a sentence, whatever the file", () => {
	fc.assert(
		fc.property(fc.oneof(anyFirstOpinions, anySecondOpinions), (file) => {
			const text = JSON.stringify(file);
			const read = readOpinions(text);
			expect(readOpinions(text)).toEqual(read);
			if (read.ok) expect(readOpinions(fileText(read.value))).toEqual({ ...read, version: 3 });
			else expect(read.problem.message).toMatch(/^opinions\.json cannot be brought from version 2 to 3\. /);
		}),
	);
});

test("F15 what a migration cannot take is refused with file, versions and reason", () => {
	const someday = { records: [{ kind: "opinion", who: "Ada", day: "someday" }] };
	expect(readOpinions(opinions(2, someday))).toEqual({
		ok: false,
		problem: {
			code: "broken-file",
			message: "opinions.json cannot be brought from version 2 to 3. records[0] has a day that is none.",
		},
	});
});

test("F15 an older file is checked against its own version, and the outcome against this one", () => {
	expect(readOpinions(opinions(1, { opinions: [{ who: 7, day: "day 1" }] }))).toMatchObject({
		problem: {
			code: "broken-file",
			message: "opinions.json: opinions[0].who: expected string, received number.",
		},
	});
	const careless = migration("0002-careless", opinionsByDay.before, (content) => success(content));
	const second = opinions(2, { records: [{ kind: "opinion", who: "Ada", day: "day 1" }] });
	expect(readOpinions(second, [opinionsAsRecords, careless])).toMatchObject({
		problem: {
			code: "broken-file",
			message: "opinions.json: records[0].day: expected number, received string.",
		},
	});
});

test("F15 a version that is newer than the newest is refused, however many there are", () => {
	expect(readOpinions(opinions(4, { opinions: "?" }))).toEqual({
		ok: false,
		problem: {
			code: "newer-format",
			message:
				"opinions.json was written by a newer Parallax (parallax/opinions version 4; this one reads 3). " +
				"It is left as it is; a newer Parallax opens it.",
		},
	});
});

test("F15 a migration that throws, or is not there, is a bug and not a broken file", () => {
	const text = opinions(2, { records: [] });
	const faulty = migration("0002-faulty", opinionsByDay.before, () => {
		throw new TypeError("a bug");
	});
	expect(() => readOpinions(text, [faulty])).toThrow(new TypeError("a bug"));
	expect(() => readOpinions(text, [])).toThrow("Nothing brings parallax/opinions from version 2 to 3.");
});
