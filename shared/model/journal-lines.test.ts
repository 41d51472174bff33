import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { parseJson } from "../schema/parse-json.ts";
import type { Claim } from "../schema/records.ts";
import { anyChanges } from "../testing/arbitraries.ts";
import { claim, layerIds } from "../testing/samples.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Change } from "./change.ts";
import {
	changeText,
	checkedLine,
	firstPrevious,
	headerText,
	type ReadSegment,
	readSegment,
} from "./journal-lines.ts";

// Thousands of hashes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const [layerId = "", otherLayerId = ""] = layerIds;
const name = "000001.jsonl";

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

/** The lines of a segment as they are written, without line feeds. */
function linesOf(changes: readonly Change[], previous = firstPrevious): string[] {
	const lines = [headerText(layerId, 1, previous)];
	for (const change of changes) lines.push(checkedLine(changeText(change, hash(lines.at(-1) ?? "")), hash));
	return lines;
}

function textOf(lines: readonly string[]): string {
	return lines.map((line) => `${line}\n`).join("");
}

function read(text: string, previous: string | null = firstPrevious): ReadSegment {
	const segment = readSegment(text, name, layerId, previous, hash);
	if (!segment.ok) throw new Error(segment.problem.message);
	return segment.value;
}

/** What a change says, whatever fields that nobody knows a flipped bit has made of known ones. */
function contentOf({ seq, action, label, at, undoes, edits }: Change): string {
	return canonicalJson({ seq, action, label, at, undoes, edits });
}

test("F11 what is written is read again, whatever the changes", () => {
	fc.assert(
		fc.property(anyChanges, (changes) => {
			const lines = linesOf(changes);
			expect(read(textOf(lines))).toEqual({
				changes,
				last: hash(lines.at(-1) ?? ""),
				wholeLines: lines.length,
				hasBrokenEnd: false,
				problems: [],
			});
		}),
	);
});

test("F11 a segment cut anywhere still gives every whole line, without a word of the torn one", () => {
	fc.assert(
		fc.property(anyChanges, fc.nat(), (changes, at) => {
			const lines = linesOf(changes);
			const bytes = new TextEncoder().encode(textOf(lines));
			const cut = bytes.subarray(0, at % (bytes.length + 1));
			const whole = cut.filter((byte) => byte === 0x0a).length;
			// Of a header that is torn nothing is known; a journal never writes one in pieces.
			fc.pre(whole > 0);
			const segment = read(new TextDecoder().decode(cut));
			expect(segment.changes).toEqual(changes.slice(0, whole - 1));
			expect(segment).toMatchObject({ wholeLines: whole, hasBrokenEnd: false, problems: [] });
			expect(segment.last).toBe(hash(lines[whole - 1] ?? ""));
		}),
		{ numRuns: 300 },
	);
});

test("F11 a flipped bit is told or harmless, never a throw, and costs no line but its own", () => {
	fc.assert(
		fc.property(
			anyChanges.filter(({ length }) => length > 0),
			fc.nat(),
			fc.nat(7),
			(changes, at, bit) => {
				const lines = linesOf(changes);
				const bytes = new TextEncoder().encode(textOf(lines));
				const place = at % bytes.length;
				const before = bytes[place] ?? 0;
				bytes[place] = before ^ (1 << bit);
				const line = bytes.subarray(0, place).filter((byte) => byte === 0x0a).length;
				const segment = readSegment(new TextDecoder().decode(bytes), name, layerId, firstPrevious, hash);
				if (!segment.ok) {
					// What says that it is of a newer format is left alone, even if it is not.
					expect({ code: segment.problem.code, line }).toEqual({ code: "newer-format", line: 0 });
					return;
				}
				const got = segment.value.changes.map(contentOf);
				for (const [index, change] of changes.entries()) {
					const isHit = index + 1 === line || (before === 0x0a && index === line);
					if (!isHit) expect(got).toContain(contentOf(change));
				}
				const isSame = got.join("\n") === changes.map(contentOf).join("\n");
				// Cut off behind its line feed, the last line is as if it had never been written whole.
				const isTorn = place === bytes.length - 1;
				if (!isSame && !isTorn) expect(segment.value.problems).not.toEqual([]);
				// Nothing is made up.
				const known = new Set(changes.map(contentOf));
				expect(got.filter((change) => !known.has(change))).toEqual([]);
			},
		),
		{ numRuns: 300 },
	);
});

test("F11 F15 what a file can hold of fields that nobody knows, however deep, can be read back from its line", () => {
	let nested: unknown = 1;
	const fileOf = (record: object) =>
		JSON.stringify({ format: "parallax/claims", version: 1, upTo: 1, records: [record] });
	let record: Claim = claim();
	while (parseJson(fileOf({ ...record, "x-deep": [nested] }), name).ok) {
		nested = [nested];
		record = { ...record, "x-deep": nested } as Claim;
	}
	const change = { seq: 1, action: "actionaaaaaaaaaa", label: "", at: "2026-03-01T10:00:00.000Z" };
	const changes = [{ ...change, edits: [{ before: record, after: record }] }];
	expect(read(textOf(linesOf(changes)))).toMatchObject({ changes, problems: [] });
});

test("F11 a line of an earlier program, which has no check of itself, is read", () => {
	const change = { seq: 1, action: "actionaaaaaaaaaa", label: "", at: "2026-03-01T10:00:00.000Z", edits: [] };
	const header = headerText(layerId, 1, firstPrevious);
	expect(read(textOf([header, changeText(change, hash(header))]))).toMatchObject({
		changes: [change],
		problems: [],
	});
});

test("F11 a line that was taken out, and a segment that does not follow, are told", () => {
	const change = (seq: number): Change => ({
		seq,
		action: "actionaaaaaaaaaa",
		label: "",
		at: "2026-03-01T10:00:00.000Z",
		edits: [{ before: null, after: claim({ statement: `${seq}` }) }],
	});
	const lines = linesOf([change(1), change(2), change(3)]);
	const without = read(textOf(lines.filter((_, index) => index !== 2)));
	expect(without.changes.map(({ seq }) => seq)).toEqual([1, 3]);
	expect(without.problems).toEqual([
		{ line: 3, kind: "chain", message: `${name}, line 3: it does not follow from the line before.` },
	]);
	expect(read(textOf(lines), "1".repeat(64)).problems).toEqual([
		{ line: 1, kind: "chain", message: `${name}, line 1: it does not follow from the segment before.` },
	]);
	expect(read(textOf(lines), null).problems).toEqual([]);
});

test("F11 broken lines at the end are told and mark the end as broken; a later whole line is found", () => {
	const change = { seq: 1, action: "actionaaaaaaaaaa", label: "", at: "2026-03-01T10:00:00.000Z", edits: [] };
	const lines = linesOf([change]);
	expect(read(textOf([...lines, "\0\0\0", "{}"]))).toMatchObject({
		changes: [change],
		wholeLines: 2,
		last: hash(lines[1] ?? ""),
		hasBrokenEnd: true,
		problems: [
			{ line: 3, kind: "line", message: expect.stringMatching(/^000001\.jsonl, line 3/) },
			{ line: 4, kind: "line", message: expect.stringMatching(/^000001\.jsonl, line 4/) },
		],
	});
	const next = checkedLine(changeText({ ...change, seq: 2 }, hash("\0")), hash);
	expect(read(textOf([...lines, "\0", next]))).toMatchObject({
		changes: [change, { ...change, seq: 2 }],
		wholeLines: 4,
		hasBrokenEnd: false,
	});
});

test("F11 a broken first line costs itself: the changes are read, and nothing is written behind them", () => {
	const change = { seq: 1, action: "actionaaaaaaaaaa", label: "", at: "2026-03-01T10:00:00.000Z", edits: [] };
	const [header = "", line = ""] = linesOf([change]);
	for (const broken of [
		"",
		"{",
		header.replace("journal", "jourmal"),
		header.replace(layerId, otherLayerId),
	]) {
		const segment = read(textOf([broken, line]));
		expect(segment.changes, broken).toEqual([change]);
		expect(segment.hasBrokenEnd, broken).toBe(true);
		expect(segment.problems[0], broken).toMatchObject({
			line: 1,
			kind: "line",
			message: expect.stringMatching(/^000001\.jsonl/),
		});
	}
	expect(read("").changes).toEqual([]);
	expect(read("").hasBrokenEnd).toBe(true);
});

test("F12 another layer's journal, and F15 one of a newer format, are refused", () => {
	const change = { seq: 1, action: "actionaaaaaaaaaa", label: "", at: "2026-03-01T10:00:00.000Z", edits: [] };
	expect(readSegment(textOf(linesOf([change])), name, otherLayerId, null, hash)).toMatchObject({
		problem: { code: "not-yours", message: `${name} is the journal of another layer.` },
	});
	const newer = textOf(linesOf([change])).replace('"version":1', '"version":2');
	expect(readSegment(newer, name, layerId, null, hash)).toMatchObject({ problem: { code: "newer-format" } });
});
