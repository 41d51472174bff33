import fc from "fast-check";
import { expect, test } from "vitest";
import { originalOf } from "./conflict-copies.ts";

const copies: [string, string][] = [
	// Syncthing; its older versions name no device, and newer ones none where it is not known.
	["ab.sync-conflict-20260101-120000-ABCDEFG.json", "ab.json"],
	["ab.sync-conflict-20260101-120000-22ZZ77A.json", "ab.json"],
	["ab.sync-conflict-20260101-120000-.json", "ab.json"],
	["ab.sync-conflict-20260101-120000.json", "ab.json"],
	["000001.sync-conflict-20260101-120000-ABCDEFG.jsonl", "000001.jsonl"],
	["LICENSE.sync-conflict-20260101-120000-ABCDEFG", "LICENSE"],
	// Nextcloud and ownCloud.
	["settings (conflicted copy 2026-01-01 120000).json", "settings.json"],
	["settings (conflicted copy Ada Lindqvist 2026-01-01 120000).json", "settings.json"],
	["settings (case clash from 2026-01-01 120000).json", "settings.json"],
	["settings_conflict-20260101-120000.json", "settings.json"],
	["settings_conflict_ada-20260101-120000.json", "settings.json"],
	// Dropbox.
	["layer (conflicted copy 2026-01-01).json", "layer.json"],
	["layer (Ada's conflicted copy 2026-01-01).json", "layer.json"],
	["layer (Ada’s conflicted copy 2026-01-01).json", "layer.json"],
	["layer (Boris' conflicted copy 2026-01-01).json", "layer.json"],
	["layer (Ada's MacBook Pro's conflicted copy 2026-01-01).json", "layer.json"],
	["layer (desk.example's conflicted copy 2026-01-01 (2)).json", "layer.json"],
	["layer (conflicted copy 2026-01-01 (1)).json", "layer.json"],
	["layer (case conflict).json", "layer.json"],
	["layer (Case Conflict).json", "layer.json"],
	["layer (Case Conflict 1).json", "layer.json"],
	// A copy of a copy.
	["ab.sync-conflict-20260101-120000-ABCDEFG (conflicted copy 2026-01-02).json", "ab.json"],
	["ab (Ada's conflicted copy 2026-01-01) (case conflict).json", "ab.json"],
];

test.each(copies)("F15 %s is a conflict copy of %s", (copy, original) => {
	expect(originalOf(copy)).toBe(original);
});

const plain = [
	"ab.json",
	"layer.json",
	".sync-conflict-20260101-120000-ABCDEFG.json",
	"ab.sync-conflict-20260101.json",
	"ab.sync-conflict-20260101-120000-abcdefg.json",
	"ab.sync-conflict-20260101-120000-ABCDEFGH.json",
	"ab.sync-conflict-20260101-120000-ABCDEF1.json",
	"ab.sync-conflict-20260101-120000-ABCDEFG.json.bak",
	"ab.sync-conflict-2026011-120000-ABCDEFG.json",
	"ab.SYNC-CONFLICT-20260101-120000-ABCDEFG.json",
	"ab(conflicted copy 2026-01-01).json",
	"ab (conflicted copy).json",
	"ab (conflicted copy 2026-01-01 12).json",
	"ab (conflicted copy 1.1.2026).json",
	"ab (Ada's copy 2026-01-01).json",
	"ab (Ada's conflicted copy (2026-01-01)).json",
	"ab (case conflict) x.json",
	"ab (case conflicts).json",
	"ab (1).json",
	"ab - Copy.json",
	"ab_conflict.json",
	"ab_conflict-2026.json",
	" (case conflict).json",
	"",
	".json",
];

test.each(plain)("F15 “%s” is a file of its own", (name) => {
	expect(originalOf(name)).toBeNull();
});

const letters = "abcdefghijklmnopqrstuvwxyz234567";
const base32 = (length: number) =>
	fc.string({ unit: fc.constantFrom(...letters), minLength: length, maxLength: length });
const ownName = fc.oneof(
	base32(2).map((shard) => `${shard}.json`),
	base32(26).map((source) => `${source}.json`),
	fc.constantFrom("layer.json", "sources.json", "settings.json", "source.json", "case.json", "000001.jsonl"),
);
const digits = (length: number) =>
	fc.nat({ max: 10 ** length - 1 }).map((number) => String(number).padStart(length, "0"));
const dashed = fc
	.tuple(digits(4), digits(2), digits(2))
	.map(([year, month, date]) => `${year}-${month}-${date}`);
const person = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => !/[()/\r\n]/.test(name));
const marker = fc.oneof(
	fc
		.tuple(digits(8), digits(6), base32(7))
		.map(([date, time, device]) => `.sync-conflict-${date}-${time}-${device.toUpperCase()}`),
	fc.tuple(dashed, digits(6)).map(([date, time]) => ` (conflicted copy ${date} ${time})`),
	fc.tuple(person, dashed, digits(6)).map(([who, date, time]) => ` (conflicted copy ${who} ${date} ${time})`),
	fc.tuple(person, dashed).map(([who, date]) => ` (${who}'s conflicted copy ${date})`),
	fc.tuple(person, dashed, fc.nat()).map(([who, date, n]) => ` (${who}'s conflicted copy ${date} (${n}))`),
	dashed.map((date) => ` (conflicted copy ${date})`),
	fc.constantFrom(" (case conflict)", " (Case Conflict)", " (Case Conflict 3)"),
);

function copyOf(name: string, mark: string): string {
	const dot = name.lastIndexOf(".");
	return `${name.slice(0, dot)}${mark}${name.slice(dot)}`;
}

test("F15 no name that Parallax gives is a conflict copy's", () => {
	fc.assert(
		fc.property(ownName, (name) => {
			expect(originalOf(name)).toBeNull();
		}),
	);
});

test("F15 whatever copies are made of a file, and of its copies, lead back to its name", () => {
	fc.assert(
		fc.property(ownName, fc.array(marker, { minLength: 1, maxLength: 3 }), (name, marks) => {
			expect(originalOf(marks.reduce(copyOf, name))).toBe(name);
		}),
	);
});

test("F15 a name that is longer than any file's is none", () => {
	for (const part of [" (", "_conflict_", " (case conflict)", "'s conflicted copy "]) {
		expect(originalOf(`ab${part.repeat(200_000)}.json`)).toBeNull();
		expect(originalOf(`${`ab${part.repeat(200)}`.slice(0, 250)}.json`)).toBeNull();
	}
});
