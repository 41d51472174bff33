import fc from "fast-check";
import { expect, test } from "vitest";
import { stances } from "../schema/records.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { type CellTag, cellsOf } from "./cells.ts";
import { type StateName, stateOf } from "./claim-state.ts";

/** Sources `a1`, `a2` … of groups `a`, `b` …; `x1` does not count. */
const sourceIds = ["a1", "a2", "b1", "b2", "c1", "x1"];
const groupOf = (id: string) => (id.startsWith("x") ? null : id.slice(0, 1));

const tag = fc.record({
	sourceId: fc.constantFrom(...sourceIds),
	analystId: fc.constantFrom("ada", "imke"),
	stance: fc.constantFrom(...stances),
});
const tags = fc.array(tag, { maxLength: 8 });
const silences = fc.array(fc.record({ sourceId: fc.constantFrom(...sourceIds) }), { maxLength: 4 });

function stateFrom(all: readonly CellTag[], silent: readonly { sourceId: string }[] = []) {
	return stateOf(cellsOf(all, silent), groupOf);
}

function said(words: string): CellTag[] {
	return words
		.split(" ")
		.filter(Boolean)
		.map((word) => {
			const stance = { "+": "agrees", "-": "conflicts", "0": "context" } as const;
			const sign = word.at(-1) as keyof typeof stance;
			return {
				sourceId: word.slice(0, 2),
				analystId: word.length > 3 ? "imke" : "ada",
				stance: stance[sign],
			};
		});
}

test.each<[string, StateName]>([
	["", "open"],
	["a10", "open"],
	["a1+", "single"],
	["a1+ a2+", "single"],
	["a1+ b10", "single"],
	["a1+ x1+", "single"],
	["a1+ b1+", "corroborated"],
	["a1+ a2+ b1+ c10", "corroborated"],
	["a1-", "contradicted"],
	["a1- a2- b1-", "contradicted"],
	["a1+ b1-", "disputed"],
	["a1+ a2-", "disputed"],
	["a1+ a1-", "disputed"],
	["a1+ a1- b1+ c1+", "disputed"],
	["a1+ x1-", "single"],
])("S2 “%s” is %s", (words, name) => {
	expect(stateFrom(said(words)).name).toBe(name);
});

test("S2 analysts who differ on a cell dispute nothing, and their cell counts for neither side", () => {
	expect(cellsOf(said("a1+ a1!-"), []).get("a1")).toBe("differ");
	expect(stateFrom(said("a1+ a1!-")).name).toBe("open");
	expect(stateFrom(said("a1+ a1!- b1+")).name).toBe("single");
	expect(cellsOf(said("a1+ a1- a1!-"), []).get("a1")).toBe("mixed");
});

test("a source that somebody found silent is silent until somebody finds something in it", () => {
	const silent = [{ sourceId: "a1" }, { sourceId: "b1" }];
	expect([...cellsOf(said("a10"), silent)].sort()).toEqual([
		["a1", "context"],
		["b1", "silent"],
	]);
});

test("S2 the state is what the rule says of each group, against a naive reading of it", () => {
	fc.assert(
		fc.property(tags, silences, (all, silent) => {
			expect(stateFrom(deepFreeze(all), deepFreeze(silent)).name).toBe(naive(all));
		}),
	);
});

/** Goes through groups, sources and analysts one by one. */
function naive(all: readonly CellTag[]): StateName {
	const stands = ["a", "b", "c"].map((group) => {
		const signs = sourceIds
			.filter((id) => groupOf(id) === group)
			.map((sourceId) => {
				const has = (stance: string, analystId: string) =>
					all.some((t) => t.sourceId === sourceId && t.stance === stance && t.analystId === analystId);
				const of = (analyst: string) =>
					(has("agrees", analyst) ? "+" : "") + (has("conflicts", analyst) ? "-" : "");
				const [ada, imke] = [of("ada"), of("imke")];
				if (ada === "+-" || imke === "+-") return "+-";
				if (ada && imke && ada !== imke) return "";
				return ada || imke;
			})
			.join("");
		return signs.includes("+") && signs.includes("-") ? "±" : signs.slice(0, 1);
	});
	const count = (sign: string) => stands.filter((stand) => stand === sign).length;
	if (count("±") > 0 || (count("+") > 0 && count("-") > 0)) return "disputed";
	if (count("+") >= 2) return "corroborated";
	if (count("-") >= 1) return "contradicted";
	return count("+") === 1 ? "single" : "open";
}

test("S2 the order of evidence and silences does not matter", () => {
	fc.assert(
		fc.property(tags, silences, (all, silent) => {
			const there = stateFrom(all, silent);
			expect(stateFrom([...all].reverse(), [...silent].reverse())).toEqual(there);
		}),
	);
});

test("S2 what a copy says once more changes nothing: sources of one group are one voice", () => {
	fc.assert(
		fc.property(tags, (all) => {
			const alone = all.filter(({ sourceId }) => sourceId.endsWith("1"));
			const copied = alone.flatMap((item) => [item, { ...item, sourceId: `${item.sourceId.slice(0, 1)}2` }]);
			expect(stateFrom(copied).name).toBe(stateFrom(alone).name);
		}),
	);
});

test("S2 silences, context and sources that do not count change no state", () => {
	fc.assert(
		fc.property(tags, silences, (all, silent) => {
			const counted = all.filter((item) => item.stance !== "context" && groupOf(item.sourceId) !== null);
			expect(stateFrom(all, silent)).toEqual(stateFrom(counted));
		}),
	);
});
