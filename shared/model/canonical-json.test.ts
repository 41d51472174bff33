import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../schema/parse-json.ts";
import { canonicalJson, fileText } from "./canonical-json.ts";

/** What JSON can hold and give back as it was; −0 is not among it. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** The same value with its keys in another order, at every depth. */
function shuffled(value: unknown, seed: number): unknown {
	if (Array.isArray(value)) return value.map((member) => shuffled(member, seed));
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member, seed)] as const);
	const order = entries.map((entry, index) => ({ entry, rank: (index * 7 + seed) % (entries.length + 1) }));
	return Object.fromEntries(order.sort((a, b) => b.rank - a.rank).map(({ entry }) => entry));
}

test("F6 canonical JSON does not depend on the order of keys", () => {
	fc.assert(
		fc.property(json, fc.nat(), (value, seed) => {
			expect(canonicalJson(shuffled(value, seed))).toBe(canonicalJson(value));
		}),
	);
});

test("F6 canonical JSON keeps the value: different values give different text", () => {
	fc.assert(
		fc.property(json, (value) => {
			expect(JSON.parse(canonicalJson(value))).toEqual(value);
		}),
	);
});

test("F6 keys sort by UTF-16 code units, at every depth, without spaces", () => {
	expect(canonicalJson({ b: [{ z: 1, a: 2 }], a: undefined, B: null, "10": 1, "9": 1 })).toBe(
		'{"9":1,"10":1,"B":null,"b":[{"a":2,"z":1}]}',
	);
});

test("F11 F15 a file's text parses back to what was written, and writing that gives the same bytes", () => {
	fc.assert(
		fc.property(json, fc.nat(), (value, seed) => {
			const text = fileText(value);
			const parsed: unknown = JSON.parse(text);
			expect(parsed).toEqual(value);
			expect(fileText(parsed)).toBe(text);
			expect(fileText(shuffled(value, seed))).toBe(text);
		}),
	);
});

test("F11 a file says first what it is, then its fields by the alphabet, and ends with a line end", () => {
	const value = {
		zebra: 1,
		records: [{ stance: "agrees", id: "x", kind: "evidence" }],
		version: 1,
		format: "f",
	};
	expect(fileText(value)).toBe(`{
  "format": "f",
  "version": 1,
  "records": [
    {
      "kind": "evidence",
      "id": "x",
      "stance": "agrees"
    }
  ],
  "zebra": 1
}
`);
});

test("F15 a key named __proto__ is written as a key, never taken for the prototype", () => {
	const hostile = JSON.parse('{"a": {"__proto__": {"polluted": true}}}') as unknown;
	expect(canonicalJson(hostile)).toBe('{"a":{"__proto__":{"polluted":true}}}');
	expect(fileText(hostile)).toContain('"__proto__"');
	expect(parseJson(fileText(hostile), "x.json").ok).toBe(false);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
