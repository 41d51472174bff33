import { expect, test } from "vitest";
import type { EvidenceView } from "../../shared/ipc/views.ts";
import { evidenceHere } from "./evidence-here.ts";
import { evidenceView } from "./testing/views.ts";

function evidence(key: string, start: number, end: number, own = true): EvidenceView {
	return { ...evidenceView(key, "a", "k", start), end, own };
}

const all = [
	evidence("outer", 0, 12),
	evidence("inner", 5, 9),
	evidence("others", 6, 8, false),
	evidence("next", 12, 16),
];

function keysAt(offset: number, focused: string | null = null): string[] {
	return evidenceHere(all, offset, focused).map(({ key }) => key);
}

test("a caret means the focused piece, one's own before others', the shortest before the longer", () => {
	expect(keysAt(7)).toEqual(["inner", "outer", "others"]);
	expect(keysAt(7, "others")).toEqual(["others", "inner", "outer"]);
});

test("what follows the caret is meant, else what ends there", () => {
	expect(keysAt(12)).toEqual(["next"]);
	expect(keysAt(16)).toEqual(["next"]);
	expect(keysAt(17)).toEqual([]);
});

test("what has just been tagged is meant at its end, too", () => {
	expect(keysAt(12, "outer")).toEqual(["outer", "next"]);
	expect(keysAt(9, "inner")).toEqual(["inner", "outer"]);
	expect(keysAt(12, "inner")).toEqual(["next"]);
});
