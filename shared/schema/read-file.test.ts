import fc from "fast-check";
import { expect, test } from "vitest";
import { fileText } from "../model/canonical-json.ts";
import { evidence, hash, layerIds, silence, sourceIds } from "../testing/samples.ts";
import { caseFile, evidenceFile, layerFile } from "./files.ts";
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
	expect(readFileText(evidenceFile, JSON.stringify(whole), name)).toEqual({ ok: true, value: whole });
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
	expect(read).toEqual({ ok: true, value: unknown });
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
	expect(readFileText(layerFile, fileText(layer), "layer.json")).toEqual({ ok: true, value: layer });
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
