import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../model/change.ts";
import { changeText, firstPrevious, headerText, readSegment } from "../model/journal-lines.ts";
import { claim, instant, layerIds } from "../testing/samples.ts";
import { checkSegment, missingSegment } from "./check-segment.ts";

const [layerId = "", otherLayerId = ""] = layerIds;
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const journal = { file: "journal", prefix: "000001.jsonl" };
const copy = { file: "layers/x/history/000001.jsonl", prefix: "" };

/** A segment with some changes, each with a line feed. */
function segment(changes: number, id = layerId): string {
	const lines = [headerText(id, 1, firstPrevious)];
	for (let seq = 1; seq <= changes; seq++) {
		const edits = [{ before: null, after: claim({ statement: `Claim ${seq}` }) }];
		const change: Change = { seq, action: "actionaaaaaaaaaa", label: "new claim", at: instant, edits };
		lines.push(changeText(change, hash(lines.at(-1) ?? "")));
	}
	return `${lines.join("\n")}\n`;
}

function check(text: string, place = journal) {
	return checkSegment(place, readSegment(text, "name", layerId, firstPrevious, hash), !text.endsWith("\n"));
}

test("K1 F11 nothing is found about a segment as it is written, torn end or not; a copy must not be torn", () => {
	const text = segment(3);
	expect(check(text)).toEqual([]);
	expect(check(text, copy)).toEqual([]);
	expect(check(text.slice(0, -5))).toEqual([]);
	expect(check(text.slice(0, -5), copy)).toMatchObject([{ code: "broken-line", file: copy.file }]);
});

test("K1 F11 a change of any line but the last is found in the chain", () => {
	const text = segment(4);
	const last = text.lastIndexOf("\n", text.length - 2);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: last - 1 }), fc.constantFrom("x", "7", "\n", '"'), (at, put) => {
			if (text[at] === put) return;
			const changed = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
			expect(check(changed)).not.toEqual([]);
		}),
	);
});

test("K2 line and segment are named, in the journal and in a copy", () => {
	const lines = segment(3).split("\n");
	const text = lines.with(2, "{}").join("\n");
	expect(check(text).map(({ code, file, where }) => [code, file, where])).toEqual([
		["broken-line", "journal", "000001.jsonl, line 3"],
		["broken-chain", "journal", "000001.jsonl, line 4"],
	]);
	expect(check(text, copy).map(({ where }) => where)).toEqual(["line 3", "line 4"]);
	expect(missingSegment(journal)).toMatchObject({ file: "journal", where: "000001.jsonl" });
	expect(missingSegment(copy).message).toMatch(/^layers\/x\/history\/000001.jsonl is missing\. What it held/);
});

test("K1 a segment of another layer, of a newer Parallax, or of nothing is told as what it is", () => {
	const codeOf = (text: string) => check(text).map(({ code }) => code);
	expect(codeOf(segment(1, otherLayerId))).toEqual(["broken-segment"]);
	expect(codeOf(segment(1).replace('"version":1', '"version":2'))).toEqual(["newer-segment"]);
	expect(codeOf("nothing\n")).toEqual(["broken-line"]);
});
