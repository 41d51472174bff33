import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetOfJsonError } from "./json-error.ts";
import { parseJson } from "./parse-json.ts";

function messageOf(text: string): string {
	const parsed = parseJson(text, "claims/ab.json");
	if (parsed.ok) throw new Error(`${text} was taken`);
	expect(parsed.problem.code).toBe("broken-file");
	return parsed.problem.message;
}

test("F15 whole JSON is read as it is", () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 8 }), (text) => {
			fc.pre(!/__proto__|constructor|prototype/.test(text));
			expect(parseJson(text, "x.json")).toEqual({ ok: true, value: JSON.parse(text) });
		}),
	);
});

test("F15 an empty file is said to be empty", () => {
	for (const text of ["", " \n\t"])
		expect(messageOf(text)).toBe("claims/ab.json is not whole JSON: it is empty.");
});

const broken: Record<string, [string, number]> = {
	"a bare word": ['{\n"a": x\n}\n\n', 2],
	"a comma too many": ['{\n"a": 1,\n}\n', 3],
	"a missing comma": ["[1\n\n2]", 3],
	"a missing colon": ['{\n"a" 1}', 2],
	"a line end in a text": ['{\n"a": "b\n"}', 2],
	"something after the end": ["{}\n\nfoo", 3],
	"half a file": ['{\n"a": [1,\n{"b": "c', 3],
	"a wrong bracket": ['{"a": [\n1}\n', 2],
	"a wrong escape": ['["a",\n"\\x"]', 2],
	"half an escape": ['["a",\n"\\u00"]', 2],
	"a leading zero": ["[\n01]", 2],
	"a number without a key": ["{\n1: 2}", 2],
	"a word cut short": ["[\ntru,\n1]", 2],
	"a closing bracket alone": ["\n]", 2],
	"nothing after a comma": ["[1,\n]", 2],
	"a key without a value": ['{"a":\n}', 2],
	"half a number": ["[\n1.]", 2],
	"position 1, which only looks like an engine's message": ['[\n\n\n"position 1", x]', 4],
};

test.each(Object.entries(broken))("F15 the sentence names the line of %s", (_name, [text, line]) => {
	expect(messageOf(text)).toBe(`claims/ab.json is not whole JSON: something is wrong on line ${line}.`);
});

test("F15 the sentence quotes nothing of the file", () => {
	expect(messageOf('{"statement": Secret words}')).not.toContain("Secret");
});

test("F15 the line is the engine's, where the engine names a place", () => {
	const part = fc.constantFrom(
		..."{}[]:,",
		'"a"',
		'"\\u0041"',
		"1",
		"-0.5e3",
		"true",
		"nul",
		" ",
		"\n",
		"x",
		'"',
		"\\",
	);
	const lineAt = (text: string, offset: number) => text.slice(0, offset).split("\n").length;
	fc.assert(
		fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
			const text = parts.join("");
			const offset = offsetOfJsonError(text);
			try {
				JSON.parse(text);
				expect(offset).toBe(text.length);
			} catch (error) {
				const place = /JSON at position (\d+)/.exec((error as Error).message)?.[1];
				if (place !== undefined) expect(lineAt(text, offset)).toBe(lineAt(text, Number(place)));
			}
		}),
		{ numRuns: 2_000 },
	);
});

test("F15 a character that may stand nowhere is found on its line, wherever it is put", () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, place) => {
			const text = JSON.stringify(value, null, 1);
			const offset = place % (text.length + 1);
			const line = text.slice(0, offset).split("\n").length;
			expect(messageOf(`${text.slice(0, offset)}\u0001${text.slice(offset)}`)).toContain(`on line ${line}.`);
		}),
		{ numRuns: 500 },
	);
});

test("F15 what is nested deeper than any file of ours is refused before it is parsed", () => {
	expect(parseJson("[".repeat(64) + "]".repeat(64), "x.json").ok).toBe(true);
	expect(messageOf("[".repeat(65) + "]".repeat(65))).toContain("nested more than 64 levels deep");
	expect(messageOf("[".repeat(5_000_000))).toContain("nested more than 64 levels deep");
	expect(messageOf('{"a":'.repeat(1_000_000))).toContain("nested");
	// Brackets in texts are words, also behind escaped quotes.
	expect(parseJson(JSON.stringify(`"\\"${"[{".repeat(1_000)}`), "x.json").ok).toBe(true);
});

const hostileKeys = [
	'{"__proto__": {"polluted": true}}',
	'{"\\u005f_proto__": {"polluted": true}}',
	'{"\\u005f\\u005f\\u0070roto\\u005f\\u005f": 1}',
	'{"a": [{"b": {"constructor": {}}}]}',
	'{"const\\u0072uctor": 1}',
	'[[{"prototype": null}]]',
];

test.each(hostileKeys)("F15 %s is refused, and reaches no prototype", (text) => {
	expect(messageOf(text)).toMatch(/has a field named “(__proto__|constructor|prototype)”, which is refused/);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("F15 those words are refused as keys only", () => {
	expect(parseJson('["__proto__", {"a": "constructor"}, {"__proto": 1}]', "x.json").ok).toBe(true);
});

test("F15 what holds more values than any file of ours is refused before it is parsed", () => {
	const sentence = "claims/ab.json holds more than 3,000,000 values, which no Parallax file does.";
	for (const part of ["0,", "{},", "[],", '"",', '{"a":0},'])
		expect(messageOf(`[${part.repeat(3_000_000)}0]`)).toBe(sentence);
	expect(messageOf(`{${'"a":0,'.repeat(3_000_000)}"b":0}`)).toBe(sentence);
	expect(parseJson(`[${"0,".repeat(100_000)}0]`, "x.json").ok).toBe(true);
	// Commas and brackets in texts are words.
	expect(parseJson(JSON.stringify({ a: ",[{".repeat(2_000_000) }), "x.json").ok).toBe(true);
});

test("F15 of two members with one name the last counts, and a forbidden name is found wherever it stands", () => {
	expect(parseJson('{"a": 1, "b": 2, "a": 3}', "x.json")).toEqual({ ok: true, value: { a: 3, b: 2 } });
	expect(messageOf('{"__proto__": 1, "a": 2, "__proto__": 3}')).toContain("“__proto__”");
});

test("F15 a file of a million line ends is told its line as quickly as any other", () => {
	expect(messageOf(`${"\n".repeat(1_000_000)}x`)).toContain("on line 1000001.");
});

test("F15 zeros and control characters are no JSON, but may be told of in a text", () => {
	for (const code of [0x00, 0x08, 0x1b, 0x1f]) {
		const character = String.fromCharCode(code);
		expect(messageOf(`{"a": "${character}"}`)).toContain("on line 1.");
		expect(messageOf(`${character}{}`)).toContain("on line 1.");
		const escaped = `"\\u00${code.toString(16).padStart(2, "0")}"`;
		expect(parseJson(escaped, "x.json")).toEqual({ ok: true, value: character });
	}
});
